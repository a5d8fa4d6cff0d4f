// SQLite, embedded: one file, written ahead and flushed before an answer says "published".
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely'
import Database from 'libsql'
import { createKyselyStore } from './kyselyStore.ts'
import { migrate } from './migrations.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** Name of the database in the data directory. */
export const DATABASE_FILE = 'besace.sqlite'

/** Opens the file, and makes it when there is none. */
export async function openSqliteStore(path: string, now: () => Date): Promise<Store> {
  mkdirSync(dirname(path), { recursive: true })
  const file = new Database(path)
  file.pragma('journal_mode = WAL')
  // WAL alone would lose the last commits on a power cut; a share that was answered for must not be lost.
  file.pragma('synchronous = FULL')
  // The operator's commands write beside the running host.
  file.pragma('busy_timeout = 5000')
  // What is taken down shall be gone from the disk, too.
  file.pragma('secure_delete = ON')
  const database = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: file as unknown as SqliteDatabase }),
  })
  await migrate(database, { bytes: 'blob', now })
  return createKyselyStore(database)
}
