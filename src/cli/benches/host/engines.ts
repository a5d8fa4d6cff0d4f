// Both engines for one measurement: a folder and, for PostgreSQL, a database that keeps what it says it keeps.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPostgres, startPostgres, type PostgresServer } from '../postgresServer.ts'
import type { HostData } from './hostProcess.ts'

export type EngineName = 'SQLite' | 'PostgreSQL'

/** Those that are there. */
export const ENGINES: readonly EngineName[] =
  'absent' in findPostgres() ? ['SQLite'] : ['SQLite', 'PostgreSQL']

/** Runs with empty data, and removes it afterwards. */
export async function withData<T>(engine: EngineName, run: (data: HostData) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'besace-bench-host-'))
  let server: PostgresServer | undefined
  try {
    // Durable, as in earnest; the memory is that of a small machine.
    if (engine === 'PostgreSQL')
      server = await startPostgres({ shared_buffers: '256MB', max_wal_size: '4GB' })
    return await run({ directory, databaseUrl: await server?.createDatabase() })
  } finally {
    await server?.remove()
    rmSync(directory, { recursive: true, force: true })
  }
}
