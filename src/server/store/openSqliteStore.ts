// SQLite, embedded: one file, written ahead and flushed before an answer says "published".
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
} from 'kysely'
import Database from 'libsql'
import { batched } from './batched.ts'
import { withCachedStatements } from './cachedStatements.ts'
import type { Engine } from './engine.ts'
import { createKyselyStore } from './kyselyStore.ts'
import { migrate } from './migrations.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** Name of the database in the data directory. */
export const DATABASE_FILE = 'besace.sqlite'

/** Milliseconds that SQLite waits for a lock by itself, and this process with it: only ever a blink. */
const BUSY = 50
/** Milliseconds that a transaction waits for another process, such as the operator's commands. */
const LOCKED_WITHIN = 10_000

/**
 * Which of these ids are public pages, and in which version. The `+` keeps the planner, which knows no figures of the
 * table, from the index by state: with a million pages nearly all are public, and it read them all.
 */
export const FIND_VERSIONS =
  "select id, etag, expires_at from shares where id in (select value from json_each(?)) and +state = 'public'"

export interface SqliteOptions {
  now: () => Date
  /** How large the file may become; a host on a shared disk stays a good neighbour. */
  mostBytes?: number | undefined
}

/** Opens the file, and makes it when there is none. */
export async function openSqliteStore(path: string, options: SqliteOptions): Promise<Store> {
  mkdirSync(dirname(path), { recursive: true })
  const writer = openWriter(path, options.mostBytes)
  await migrate(writer, { kind: 'sqlite', now: options.now })
  return createKyselyStore(engineOf(path, writer))
}

/** The file, to be written to. */
export function openWriter(path: string, mostBytes?: number): Kysely<Tables> {
  const file = openFile(path)
  // Of a new file only: a compressed page and its row fit into one page of the file, read at one go.
  file.pragma('page_size = 8192')
  file.pragma('journal_mode = WAL')
  // WAL alone would lose the last commits on a power cut; a share that was answered for must not be lost.
  file.pragma('synchronous = FULL')
  // What is taken down shall be gone from the disk, too.
  file.pragma('secure_delete = ON')
  if (mostBytes !== undefined) {
    const [{ page_size: pageSize } = { page_size: 4096 }] = file.pragma('page_size') as {
      page_size: number
    }[]
    file.pragma(`max_page_count = ${Math.max(1, Math.floor(mostBytes / pageSize))}`)
  }
  return kyselyOver(file)
}

function engineOf(path: string, writer: Kysely<Tables>): Engine {
  // A second connection: its questions do not wait for a publication, and see of one all or nothing.
  const file = openFile(path)
  file.pragma('query_only = ON')
  const reader = kyselyOver(file)
  const versions = file.prepare(FIND_VERSIONS).raw(true)
  return {
    kind: 'sqlite',
    writer,
    reader,
    // Prepared once and asked directly: this is the question of every visit. Each costs two locks and a way into the
    // engine and back, so visitors who come together ask together.
    findVersion: batched(
      (ids) => {
        const rows = versions.all(JSON.stringify(ids)) as [string, string, string][]
        return new Map(rows.map(([id, etag, expiresAt]) => [id, { etag, expiresAt }]))
      },
      { atOnce: 1, most: 500 },
    ),
    async close() {
      await reader.destroy()
      await writer.destroy()
    },
  }
}

function openFile(path: string): Database.Database {
  const file = new Database(path)
  file.pragma(`busy_timeout = ${BUSY}`)
  return file
}

function kyselyOver(file: Database.Database): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new EagerDialect(file) })
}

class EagerDialect extends SqliteDialect {
  readonly #file: Database.Database
  constructor(file: Database.Database) {
    super({ database: withCachedStatements(file) })
    this.#file = file
  }
  override createDriver(): Driver {
    return new EagerDriver(this.#file)
  }
}

/**
 * Takes the write lock when a transaction begins, not at its first change: one that has read before it writes would
 * fail at once, without waiting, where another process wrote in between (SQLITE_BUSY_SNAPSHOT). While another holds the
 * lock, it is this transaction that waits; SQLite's own waiting would hold up everybody.
 */
class EagerDriver extends SqliteDriver {
  readonly #file: Database.Database
  constructor(file: Database.Database) {
    super({ database: withCachedStatements(file) })
    this.#file = file
  }

  override async beginTransaction(): Promise<void> {
    const end = performance.now() + LOCKED_WITHIN
    for (;;) {
      try {
        // Not as a prepared statement: one that failed would stay "in progress" and forbid the next commit.
        this.#file.exec('begin immediate')
        return
      } catch (error) {
        const isLocked = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
        if (!isLocked || performance.now() >= end) throw error
        await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 20))
      }
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'))
    } catch {
      // A full disk has ended the transaction already (SQLite, "Response to errors within a transaction"): the first
      // error is the one to be told.
    }
  }
}
