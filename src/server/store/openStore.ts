// Opens the store that the configuration names.
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openPostgresStore } from './openPostgresStore.ts'
import { DATABASE_FILE, openSqliteStore } from './openSqliteStore.ts'
import type { Store } from './store.ts'

/** PostgreSQL where an address is given, otherwise SQLite in the data directory. */
export function openStore(config: Config, now: () => Date, onLost?: () => void): Promise<Store> {
  const { databaseUrl, databaseConnections: connections, dataDirectory, dataMostBytes: mostBytes } = config
  if (databaseUrl === undefined)
    return openSqliteStore(join(dataDirectory, DATABASE_FILE), { now, mostBytes })
  return openPostgresStore(databaseUrl, { now, connections, ...(onLost && { onLost }) })
}
