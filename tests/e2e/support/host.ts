// Starts the real, built host as its own process on a free port, with data in a folder of its own.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const MAIN = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url))

export interface RunningHost {
  url: string
  /** Ends the process, as an operator would; the data stay until `remove`. */
  stop(): Promise<void>
  /** Starts it again on the same port with the same data. */
  start(): Promise<void>
  /** Addresses of all pages that are public, as its operator sees them. */
  publicPages(): Promise<string[]>
  remove(): Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false // not listening yet
  }
}

export async function startHost(options: { issuerHosts?: string } = {}): Promise<RunningHost> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const dataDir = mkdtempSync(join(tmpdir(), 'besace-host-'))
  let child: ChildProcess | undefined

  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    PUBLIC_URL: url,
    ISSUER_HOSTS: options.issuerHosts ?? '',
  }

  const start = async () => {
    child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    for (let tries = 0; tries < 100; tries++) {
      if (await answers(`${url}/health`)) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('the host did not start')
  }
  const stop = async () => {
    const running = child
    if (!running || running.exitCode !== null) return
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGTERM')
    await ended
  }

  await start()
  return {
    url,
    start,
    stop,
    async publicPages() {
      const { stdout } = await promisify(execFile)(process.execPath, [MAIN, 'list'], { env })
      return stdout.split('\n').flatMap((line) => line.split('\t')[0] || [])
    },
    async remove() {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
