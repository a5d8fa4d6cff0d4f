// nginx with the same file, for comparison; where it is installed.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../postgresServer.ts'

export interface Peer {
  port: number
  stop(): void
}

const PLACES = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx', '/opt/homebrew/bin/nginx']

/** Serves one file at `path` with the given headers; undefined when there is no nginx. */
export async function startNginx(
  path: string,
  { body, headers }: { body: Uint8Array; headers: Record<string, string> },
): Promise<Peer | undefined> {
  const program = PLACES.find((place) => existsSync(place))
  if (program === undefined) return undefined
  const directory = mkdtempSync(join(tmpdir(), 'besace-nginx-'))
  const root = join(directory, 'root')
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), body)
  const port = await freePort()
  const added = Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}";`)
  // As Debian sets it up, with a log of every request as ours writes one, and one process for each core.
  writeFileSync(
    join(directory, 'nginx.conf'),
    `daemon off; worker_processes auto; pid ${directory}/pid; error_log ${directory}/error.log;
    events { worker_connections 768; }
    http { sendfile on; tcp_nopush on; keepalive_requests 1000000; access_log ${directory}/access.log;
      client_body_temp_path ${directory}/body; proxy_temp_path ${directory}/proxy;
      fastcgi_temp_path ${directory}/fastcgi; uwsgi_temp_path ${directory}/uwsgi; scgi_temp_path ${directory}/scgi;
      server { listen 127.0.0.1:${port}; root ${root}; default_type "text/html; charset=utf-8";
        ${added.join(' ')} } }`,
  )
  if (process.getuid?.() === 0) spawn('chmod', ['-R', 'a+rX', directory])
  const server = spawn(program, ['-c', join(directory, 'nginx.conf'), '-e', join(directory, 'error.log')], {
    stdio: 'ignore',
  })
  await answering(port)
  return {
    port,
    stop() {
      server.kill('SIGQUIT')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await fetch(`http://127.0.0.1:${port}/`)
      return
    } catch {
      // Not listening yet.
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error('nginx does not answer')
}
