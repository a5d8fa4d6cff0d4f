// The built app behind the real host, and a browser in front of it, for benchmarks that need both.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './postgresServer.ts'

/** `BESACE_DIST` names another build than the one in `dist`. */
const HOST = join(
  process.env['BESACE_DIST'] ?? fileURLToPath(new URL('../../../dist', import.meta.url)),
  'server/main.js',
)
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

export interface BuiltHost {
  url: string
  stop(): void
}

/** Starts the host that `npm run build` made, on a free port, with data of its own. */
export async function startBuiltHost(): Promise<BuiltHost> {
  if (!existsSync(HOST)) throw new Error('nothing is built yet: run `npm run build` first')
  const port = await freePort()
  const url = `http://localhost:${port}`
  const data = mkdtempSync(join(tmpdir(), 'besace-bench-'))
  const env = { ...process.env, PORT: String(port), DATA_DIR: data, PUBLIC_URL: url }
  const host = spawn(process.execPath, [HOST], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  for (let tries = 0; tries < 100 && !(await answers(`${url}/health`)); tries++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  return {
    url,
    stop() {
      host.kill()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Path of a Chromium or Chrome; `CHROMIUM_PATH` wins. */
export function findBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(process.platform === 'win32' ? ';' : ':')
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [process.env['CHROMIUM_PATH'] ?? '', ...places].find((path) => path !== '' && existsSync(path))
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false // Not listening yet.
  }
}
