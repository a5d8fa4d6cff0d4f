// Both engines for one suite: SQLite in a folder of its own, and a real PostgreSQL where its binaries are.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPostgres, startPostgres, type PostgresServer } from '../../../src/cli/benches/postgresServer.ts'
import { openPostgresStore } from '../../../src/server/store/openPostgresStore.ts'
import { openSqliteStore } from '../../../src/server/store/openSqliteStore.ts'
import type { Store } from '../../../src/server/store/store.ts'

export type EngineName = 'sqlite' | 'postgres'

const found = findPostgres()
if ('absent' in found) console.warn(`PostgreSQL is left out of the tests: ${found.absent}.`)

/** For `describe.each`. */
export const ENGINES: EngineName[] = 'absent' in found ? ['sqlite'] : ['sqlite', 'postgres']

/** Durable settings are of no use to a database that lives for a second. */
const SETTINGS = { fsync: 'off', full_page_writes: 'off', shared_buffers: '16MB', max_connections: '80' }

let server: Promise<PostgresServer> | undefined

/** The server of this test file; it ends with the process. */
export function postgresServer(): Promise<PostgresServer> {
  server ??= startPostgres(SETTINGS)
  return server
}

export interface TestStore {
  store: Store
  /** Opens the same data once more, as another process would. */
  reopen(): Promise<Store>
  directory: string
  /** DATABASE_URL, for PostgreSQL. */
  url: string | undefined
  close(): Promise<void>
}

/** A store of its own, empty. */
export async function openTestStore(engine: EngineName, now: () => Date): Promise<TestStore> {
  const directory = mkdtempSync(join(tmpdir(), 'besace-host-'))
  const url = engine === 'postgres' ? await (await postgresServer()).createDatabase() : undefined
  const opened: Store[] = []
  const reopen = async () => {
    const store = await (url === undefined
      ? openSqliteStore(join(directory, 'besace.sqlite'), { now })
      : openPostgresStore(url, { now, connections: 4, startWithin: 10_000 }))
    opened.push(store)
    return store
  }
  return {
    store: await reopen(),
    reopen,
    directory,
    url,
    async close() {
      for (const store of opened.splice(0)) await store.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** All bytes of a file of the store. */
export async function collect(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const part of parts) chunks.push(part)
  return new Uint8Array(Buffer.concat(chunks))
}
