// What surrounds the routes: the app's files, security headers, problems, counts and logs.
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PROBLEM_TYPE } from '../../src/contract/problems.ts'
import { SHARE_STYLES } from '../../src/domain/sharing/shareStyle.ts'
import { createHash } from 'node:crypto'
import { testHost, TOKEN, type TestHost } from './support/testHost.ts'

const SHELL = '<!doctype html><title>Besace</title>'
const SCRIPT = `console.log("${'besace '.repeat(500)}")`
let host: TestHost
beforeEach(async () => {
  host = await testHost({
    site: {
      'index.html': SHELL,
      'sw.js': '1',
      'manifest.en.webmanifest': '{}',
      'assets/app-1a2b.js': SCRIPT,
    },
    issuerHosts: ['127.0.0.1:4000'],
  })
})
afterEach(() => host.close())

const navigate = (path: string, headers: Record<string, string> = {}) =>
  host.ask(path, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', ...headers } })

describe('the app’s files', () => {
  it('are kept for ever when their name says what is in them, and asked for anew otherwise', async () => {
    const cache = async (path: string) => (await host.ask(path)).headers.get('cache-control')
    expect(await cache('/assets/app-1a2b.js')).toBe('public, max-age=31536000, immutable')
    for (const path of ['/', '/index.html', '/sw.js', '/manifest.en.webmanifest'])
      expect([path, await cache(path)]).toEqual([path, 'no-cache'])
    expect(await cache('/fonts/bricolage.woff2')).toBe('public, max-age=31536000, immutable')
  })

  it('have their types, and are packed as the browser likes', async () => {
    const get = (encoding: string) =>
      host.ask('/assets/app-1a2b.js', { headers: { 'accept-encoding': encoding } })
    const [plain, zipped, packed] = [await get(''), await get('gzip'), await get('gzip, deflate, br, zstd')]
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await plain.text()).toBe(SCRIPT)
    expect(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString()).toBe(SCRIPT)
    const bytes = Buffer.from(await packed.arrayBuffer())
    expect(brotliDecompressSync(bytes).toString()).toBe(SCRIPT)
    expect(bytes.length).toBeLessThan(SCRIPT.length / 10)
    const etags = [plain, zipped, packed].map((response) => response.headers.get('etag'))
    expect(new Set(etags).size).toBe(3)
    const again = await host.ask('/assets/app-1a2b.js', { headers: { 'if-none-match': etags[0] ?? '' } })
    expect(again.status).toBe(304)
  })

  it('give the shell to a person opening an address, and to nothing else', async () => {
    for (const path of ['/', '/add', '/badges/abc', '/sharing/1/publish'])
      expect(await (await navigate(path)).text()).toBe(SHELL)
    for (const path of ['/api/unknown', '/assets/gone-1.js', '/favicon.ico', '/../etc/passwd.txt', '/api']) {
      expect([path, (await navigate(path)).status]).toEqual([path, 404])
    }
    expect((await host.ask('/add')).status).toBe(404)
    expect((await host.ask('/add', { method: 'POST' })).status).toBe(404)
    // A link that shares by its query is a page of the app.
    expect(await (await navigate('/share-target?url=https://issuer.example/1')).text()).toBe(SHELL)
    expect((await host.ask('/fonts/../index.woff2')).status).toBe(404)
    expect((await host.ask('/fonts/comic.woff2')).status).toBe(404)
  })

  it('come with the policy that lets the app do its work and no more', async () => {
    const policy = (await navigate('/')).headers.get('content-security-policy') ?? ''
    const styles = Object.values(SHARE_STYLES).map(
      (style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    )
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' ${styles.join(' ')}`,
      "img-src 'self' blob: data:",
      "media-src 'self' blob:",
      "font-src 'self'",
      "connect-src 'self' https: http://127.0.0.1:4000 https://127.0.0.1:4000",
      "worker-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
  })

  it('lead on when something is shared without a service worker', async () => {
    const response = await host.ask('/share-target', { method: 'POST', body: new FormData() })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/inbox?missed=not-ready'])
  })
})

describe('every answer', () => {
  it('carries the headers that keep it to itself', async () => {
    for (const path of [
      '/',
      '/health',
      '/metrics',
      '/api/nothing',
      '/s/x',
      '/fonts/bricolage.woff2',
      '/nothing',
    ]) {
      const { headers } = await host.ask(path)
      expect([
        path,
        headers.get('x-content-type-options'),
        headers.get('referrer-policy'),
        headers.get('content-security-policy')?.startsWith("default-src 'none'"),
      ]).toEqual([path, 'nosniff', 'no-referrer', true])
      expect(headers.has('set-cookie')).toBe(false)
      // The typefaces are for cards in frames, too, which are of no origin.
      const isForAll = path.startsWith('/fonts/')
      expect([path, headers.get('access-control-allow-origin')]).toEqual([path, isForAll ? '*' : null])
    }
  })

  it('lets the app alone use the camera, and nobody anything else', async () => {
    const { headers } = await host.ask('/')
    expect(headers.get('permissions-policy')).toContain('camera=(self), microphone=(), geolocation=()')
  })

  it('is a problem with a code where something is wrong', async () => {
    const response = await host.ask('/api/nothing')
    expect(response.headers.get('content-type')).toBe(PROBLEM_TYPE)
    expect(await response.json()).toEqual({
      type: 'urn:besace:problem:host.not-found',
      title: 'There is nothing here',
      status: 404,
      code: 'host.not-found',
    })
  })

  it('says nothing about a bug but that there is one', async () => {
    host.store.findPage = () => Promise.reject(new Error('secret: /var/data'))
    const response = await host.ask(`/s/${'A'.repeat(22)}`)
    expect(response.status).toBe(500)
    expect(await response.text()).toContain('host.broken')
    expect(host.lines.join()).not.toContain('secret')
    expect(host.lines.some((line) => line.includes('"event":"bug"'))).toBe(true)
  })
})

describe('health, counts and logs', () => {
  it('say how the host does, without saying who did what', async () => {
    expect(await (await host.ask('/health')).json()).toEqual({ status: 'ok' })
    await host.publish()
    await host.ask(`/s/${'A'.repeat(22)}`)
    await host.ask('/api/relay?url=https://secret.example/token')
    const text = await (await host.ask('/metrics')).text()
    expect(text).toContain('besace_requests_total{method="POST",route="/api/shares",status="201"} 1')
    expect(text).toContain('besace_requests_total{method="GET",route="/s/:id",status="404"} 1')
    expect(text).toContain('besace_request_seconds_count{route="/api/relay"} 1')
    expect(text).toContain('besace_shares 1\n')
    expect(text).toContain('besace_files 2\n')
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m)
    const logs = host.lines.join('\n')
    for (const secret of ['secret.example', TOKEN, 'A'.repeat(22), '203.0.113.9', 'Amina']) {
      expect(logs).not.toContain(secret)
      expect(text).not.toContain(secret)
    }
    expect(JSON.parse(host.lines[0] ?? '')).toMatchObject({
      level: 'info',
      event: 'request',
      method: 'GET',
      route: '/health',
      status: 200,
    })
  })
})

describe('counting requests', () => {
  it('counts each address for itself, and a /64 of IPv6 as one', async () => {
    let address = '198.51.100.1'
    const counting = await testHost({ address: () => address })
    const ask = async () => (await counting.ask('/api/shares', { method: 'POST' })).status
    for (let count = 0; count < 120; count += 1) await ask()
    expect(await ask()).toBe(429)
    address = '198.51.100.2'
    expect(await ask()).toBe(401)
    for (let count = 0; count < 120; count += 1) {
      address = `2001:db8:1:2::${count.toString(16)}`
      await ask()
    }
    address = '2001:db8:1:2:ffff:1:2:3'
    expect(await ask()).toBe(429)
    address = '2001:db8:1:3::1'
    expect(await ask()).toBe(401)
    const refused = await counting.ask('/api/shares', { method: 'POST' })
    expect(refused.headers.has('retry-after')).toBe(false)
    await counting.close()
  })
})
