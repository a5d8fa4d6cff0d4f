// PostgreSQL, for more than one machine: a bounded pool, bounded waits, and connections that come back by themselves.
import { readFileSync } from 'node:fs'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { batched } from './batched.ts'
import type { Engine, PageVersion } from './engine.ts'
import { createKyselyStore } from './kyselyStore.ts'
import { migrate } from './migrations.ts'
import type { Store } from './store.ts'
import { troubleOf } from './storeError.ts'
import type { Tables } from './tables.ts'

export interface PostgresOptions {
  now: () => Date
  /** How many connections this process may hold. */
  connections?: number
  /** How long to wait for a server that is not there yet. */
  startWithin?: number
  /** A connection that lay idle was lost; nothing of anybody's was on it. */
  onLost?: () => void
}

/** Milliseconds. A visitor has gone long before; a statement that hangs must not hold a connection for ever. */
const CONNECT = 5000
const STATEMENT = 15_000
/** The server ends a statement after its time; when the server itself is silent, we do. */
const SILENCE = 20_000

/** Connects, waits for a server that starts beside us, and brings its tables up to date. */
export async function openPostgresStore(url: string, options: PostgresOptions): Promise<Store> {
  const { now, connections = 10, startWithin = 60_000, onLost = () => undefined } = options
  const connection = connectionOf(url)
  await patiently(startWithin, () => migrateOnce(connection, now))
  const pool = new pg.Pool({
    ...connection,
    max: connections,
    connectionTimeoutMillis: CONNECT,
    idleTimeoutMillis: 60_000,
    statement_timeout: STATEMENT,
    lock_timeout: STATEMENT,
    idle_in_transaction_session_timeout: STATEMENT,
    query_timeout: SILENCE,
  })
  // Without a listener the loss of an idle connection would end the process. The pool makes a new one when asked.
  pool.on('error', onLost)
  // The same for one that is in use just then, between two statements: the next statement fails and says so.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return createKyselyStore(engineOf(pool))
}

/**
 * What a `postgres://` address says, with libpq's meaning of its TLS options: `sslmode=disable` (default), `require`
 * (encrypted), `verify-ca` (and signed by a known authority), `verify-full` (and of this name); `sslrootcert=FILE`.
 */
export function connectionOf(url: string): pg.PoolConfig {
  const address = new URL(url)
  const mode = address.searchParams.get('sslmode') ?? 'disable'
  const authority = address.searchParams.get('sslrootcert')
  for (const name of ['sslmode', 'sslrootcert']) address.searchParams.delete(name)
  const base: pg.PoolConfig = {
    connectionString: address.href,
    application_name: 'besace',
    keepAlive: true,
  }
  if (mode === 'disable') return { ...base, ssl: false }
  const isVerified = mode.startsWith('verify-')
  return {
    ...base,
    ssl: {
      rejectUnauthorized: isVerified,
      ...(authority === null ? {} : { ca: readFileSync(authority, 'utf8') }),
      ...(mode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
    },
  }
}

async function migrateOnce(connection: pg.PoolConfig, now: () => Date): Promise<void> {
  // Apart from the pool, and without its bounds: to rebuild a large table takes as long as it takes.
  const pool = new pg.Pool({ ...connection, max: 1, connectionTimeoutMillis: CONNECT })
  // The statement under way reports the loss of its connection.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrate(database, { kind: 'postgres', now })
  } finally {
    await database.destroy()
  }
}

async function patiently(milliseconds: number, run: () => Promise<void>): Promise<void> {
  const end = performance.now() + milliseconds
  for (;;) {
    try {
      return await run()
    } catch (error) {
      if (troubleOf(error) === undefined || performance.now() >= end) throw error
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

function engineOf(pool: pg.Pool): Engine {
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    kind: 'postgres',
    writer: database,
    reader: database,
    findVersion: batched((ids) => findVersions(pool, ids), { atOnce: 2, most: 200 }),
    close: () => database.destroy(),
  }
}

async function findVersions(pool: pg.Pool, ids: string[]): Promise<Map<string, PageVersion>> {
  const { rows } = await pool.query<{ id: string } & PageVersion>(
    `select id, etag, expires_at as "expiresAt" from shares where id = any($1) and state = 'public'`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
