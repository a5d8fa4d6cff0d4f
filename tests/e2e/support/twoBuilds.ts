// The built app and the build after it, served from one address: what changes is what a new version changes.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const APP = fileURLToPath(new URL('../../../dist/app/', import.meta.url))
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
}
/** A part that only the first build has: a page of it may ask for it at any time. */
export const OLD_PART = '/assets/only-in-the-first-build.js'

export interface TwoBuilds {
  url: string
  /** From now on the second build is served, and nothing of the first. */
  publish(): void
  close(): Promise<void>
}

export async function startTwoBuilds(): Promise<TwoBuilds> {
  let build = 1
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://app')
    // A link to be checked that never answers.
    if (pathname === '/api/relay') return
    const body = fileOf(pathname, build)
    response.setHeader('content-type', TYPES[extname(pathname) || '.html'] ?? 'application/octet-stream')
    response.setHeader('cache-control', 'no-cache')
    response.writeHead(body === undefined ? 404 : 200)
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    publish: () => (build = 2),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function fileOf(pathname: string, build: number): Buffer | string | undefined {
  if (pathname === OLD_PART) return build === 1 ? 'export const part = 1' : undefined
  if (pathname === '/sw.js') return workerOf(build)
  const name = extname(pathname) === '' ? '/index.html' : pathname
  try {
    const body = readFileSync(join(APP, name))
    return name === '/index.html'
      ? body.toString('utf8').replace('<head>', `<head><meta name="build" content="${build}" />`)
      : body
  } catch {
    return undefined // Not part of the app.
  }
}

/** The list of kept files as that build writes it. */
function workerOf(build: number): string {
  const code = readFileSync(join(APP, 'sw.js'), 'utf8')
  const entry = /\{[^{}]*?["'`]?url["'`]?:\s*["'`]index\.html["'`][^{}]*\}/.exec(code)?.[0]
  if (entry === undefined) throw new Error('sw.js names no index.html')
  const old = build === 1 ? `,{"revision":null,"url":"${OLD_PART.slice(1)}"}` : ''
  return code.replace(entry, `{"revision":"build-${build}","url":"index.html"}${old}`)
}
