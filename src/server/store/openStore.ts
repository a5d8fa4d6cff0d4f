// Opens the store that the configuration names.
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openPostgresStore, type PostgresOptions } from './openPostgresStore.ts'
import { DATABASE_FILE, openSqliteStore } from './openSqliteStore.ts'
import type { Store } from './store.ts'

/** PostgreSQL where an address is given, otherwise SQLite in the data directory. */
export function openStore(
  { databaseUrl, databaseConnections, dataDirectory, dataMostBytes }: Config,
  options: Pick<PostgresOptions, 'now' | 'startWithin' | 'onLost'>,
): Promise<Store> {
  if (databaseUrl !== undefined)
    return openPostgresStore(databaseUrl, { ...options, connections: databaseConnections })
  const path = join(dataDirectory, DATABASE_FILE)
  return openSqliteStore(path, { now: options.now, mostBytes: dataMostBytes })
}
