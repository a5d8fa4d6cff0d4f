// The built host as a process of its own, to be loaded, watched and killed.
import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from '../postgresServer.ts'

/** `BESACE_DIST` names another build than the one in `dist`. */
const PROGRAM = join(
  process.env['BESACE_DIST'] ?? fileURLToPath(new URL('../../../../dist', import.meta.url)),
  'server/main.js',
)
const READY_WITHIN = 20_000

export interface HostData {
  directory: string
  /** DATABASE_URL; SQLite in the directory without one. */
  databaseUrl?: string | undefined
}

export interface HostProcess {
  url: string
  port: number
  /** Resident memory in megabytes, as the host itself tells it. */
  memory(): Promise<number>
  /** Open files and sockets, where the system tells (Linux). */
  handles(): number | undefined
  /** Ends it as the system does in need: at once, without a word. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** Starts the host that `npm run build` made. */
export async function startHostProcess(data: HostData): Promise<HostProcess> {
  if (!existsSync(PROGRAM)) throw new Error('nothing is built yet: run `npm run build` first')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const host = spawn(process.execPath, [PROGRAM], {
    env: environmentOf(data, { PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: url }),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => host.once('exit', () => resolve()))
  const end = () => host.kill('SIGKILL')
  process.once('exit', end)
  void ended.then(() => process.off('exit', end))
  await ready(url, () => host.exitCode !== null)
  const finish = (signal: NodeJS.Signals) => {
    host.kill(signal)
    return ended
  }
  return {
    url,
    port,
    memory: () => memoryOf(url),
    handles: () => (existsSync('/proc/self/fd') ? readdirSync(`/proc/${host.pid}/fd`).length : undefined),
    kill: () => finish('SIGKILL'),
    stop: () => finish('SIGTERM'),
  }
}

/** The ids of all public pages, as an operator sees them. */
export async function listShares(data: HostData): Promise<string[]> {
  const env = environmentOf(data, {})
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [PROGRAM, 'list'], { env, maxBuffer: 64 * 1024 * 1024 })
  return [...stdout.matchAll(/\/s\/([\w-]{22})\t/g)].flatMap(([, id]) => id ?? [])
}

function environmentOf(
  { directory, databaseUrl }: HostData,
  more: Record<string, string>,
): NodeJS.ProcessEnv {
  const { DATABASE_URL: _others, ...inherited } = process.env
  const database = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }
  return { ...inherited, DATA_DIR: directory, ...database, ...more }
}

async function ready(url: string, isOver: () => boolean): Promise<void> {
  const end = performance.now() + READY_WITHIN
  for (;;) {
    try {
      if ((await fetch(`${url}/health`)).ok) return
    } catch {
      // Not listening yet.
    }
    if (isOver() || performance.now() > end) throw new Error('the host does not start')
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

async function memoryOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1] ?? Number.NaN) / (1024 * 1024)
}
