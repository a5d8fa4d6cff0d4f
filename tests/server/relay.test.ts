// The relay over real sockets, to servers that this test starts on 127.0.0.1 and names as allowed.
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RELAY_FINAL_URL_HEADER } from '../../src/contract/relay.ts'
import { relayPathFor } from '../../src/contract/paths.ts'
import { createRelayNetwork } from '../../src/server/relay/relayNetwork.ts'
import { relayGet } from '../../src/server/relay/relayGet.ts'
import { PUBLIC_URL, testHost, type TestHost } from './support/testHost.ts'

let issuer: Server
let origin: string
let answer: RequestListener
let seen: { url: string | undefined; headers: Record<string, unknown> }[]
let host: TestHost

beforeEach(async () => {
  seen = []
  issuer = createServer((request, response) => {
    seen.push({ url: request.url, headers: request.headers })
    answer(request, response)
  })
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve))
  const { port } = issuer.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  host = await testHost({ network: createRelayNetwork(), issuerHosts: [`127.0.0.1:${port}`] })
})
afterEach(async () => {
  issuer.closeAllConnections()
  await new Promise((resolve) => issuer.close(resolve))
  await host.close()
})

const OWN = { 'sec-fetch-site': 'same-origin' }
const relay = (path: string, headers: Record<string, string> = OWN) =>
  host.ask(relayPathFor(origin + path), { headers })
const says = (
  status: number,
  headers: Record<string, string>,
  body: string | Uint8Array,
): RequestListener => {
  return (_, response) => response.writeHead(status, headers).end(body)
}
const json = { 'content-type': 'application/json; charset=utf-8' }
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

describe('the relay', () => {
  it('passes on what an issuer says, as material that cannot act', async () => {
    answer = says(200, { ...json, 'set-cookie': 'a=b', 'access-control-allow-origin': '*' }, '{"a":1}')
    const response = await relay('/badge.json?v=1')
    expect([response.status, await response.text()]).toEqual([200, '{"a":1}'])
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json',
      [RELAY_FINAL_URL_HEADER]: `${origin}/badge.json?v=1`,
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'attachment',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
    expect(response.headers.has('set-cookie')).toBe(false)
    expect(response.headers.has('access-control-allow-origin')).toBe(false)
  })

  it('sends its own headers only', async () => {
    answer = says(200, json, '{}')
    await relay('/', {
      ...OWN,
      cookie: 'a=b',
      authorization: 'Bearer x',
      referer: 'https://x.example/',
      'x-forwarded-for': '1.2.3.4',
    })
    expect(Object.keys(seen[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ])
  })

  it('serves the app of this host and nobody else', async () => {
    answer = says(200, json, '{}')
    const refused = [
      {},
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    const origins = ['null', 'https://evil.example', `${PUBLIC_URL}.evil.example`, 'http://besace.example']
    const all = [
      ...refused,
      ...origins.map((from) => ({ ...OWN, origin: from })),
      ...origins.map((from) => ({ origin: from })),
    ]
    for (const headers of all) {
      const response = await relay('/', headers as Record<string, string>)
      expect([headers, response.status, await codeOf(response)]).toEqual([headers, 403, 'relay.other-origin'])
    }
    expect((await relay('/', { origin: PUBLIC_URL })).status).toBe(200)
    expect((await relay('/', { ...OWN, origin: PUBLIC_URL })).status).toBe(200)
    expect(seen).toHaveLength(2)
  })

  it('follows three redirects and no more', async () => {
    const redirectTimes =
      (times: number): RequestListener =>
      (request, response) => {
        const step = Number(request.url?.slice(1))
        if (step < times) response.writeHead(302, { location: `/${step + 1}` }).end()
        else response.writeHead(200, json).end('{}')
      }
    answer = redirectTimes(3)
    const three = await relay('/0')
    expect([three.status, three.headers.get(RELAY_FINAL_URL_HEADER)]).toEqual([200, `${origin}/3`])
    answer = redirectTimes(4)
    expect(await codeOf(await relay('/0'))).toBe('relay.too-many-redirects')
  })

  it('does not follow a redirect to an address that is refused', async () => {
    answer = says(302, { location: 'http://127.0.0.1:1/' }, '')
    expect(await codeOf(await relay('/'))).toBe('relay.blocked-port')
    answer = says(302, { location: 'http://169.254.169.254/' }, '')
    expect(await codeOf(await relay('/'))).toBe('relay.blocked-address')
  })

  it('tells that something is gone, whatever page says so', async () => {
    answer = says(410, { 'content-type': 'text/html' }, '<script>1</script>')
    const gone = await relay('/')
    expect([gone.status, gone.headers.get(RELAY_FINAL_URL_HEADER), await gone.text()]).toEqual([
      410,
      `${origin}/`,
      '',
    ])
    answer = says(404, json, '{"error":1}')
    expect(await (await relay('/')).text()).toBe('{"error":1}')
    answer = says(204, {}, '')
    expect((await relay('/')).status).toBe(204)
  })

  it.each([
    'text/html',
    'text/html; charset=utf-8',
    'TEXT/HTML',
    'application/xhtml+xml',
    'text/javascript',
    'application/javascript',
    'text/css',
    'text/xml',
    'video/mp4',
    'multipart/mixed',
  ])('does not pass on %s', async (type) => {
    answer = says(200, { 'content-type': type }, '<script>1</script>')
    expect(await codeOf(await relay('/'))).toBe('relay.type-refused')
  })

  it.each([
    'application/json',
    'application/ld+json',
    'application/vc+ld+json',
    'application/did+json',
    'application/vc+jwt',
    'application/jwt',
    'text/plain; charset=utf-8',
    'image/png',
    'image/svg+xml',
    'application/octet-stream',
    'application/x-pem-file',
  ])('passes on %s', async (type) => {
    answer = says(200, { 'content-type': type }, 'x')
    const response = await relay('/')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type.split(';')[0]])
  })

  it('counts bytes as they come, announced or not, packed or not', async () => {
    const two = 2 * 1024 * 1024
    answer = says(200, json, Buffer.alloc(two, 'a'))
    expect((await (await relay('/')).arrayBuffer()).byteLength).toBe(two)
    answer = says(200, json, Buffer.alloc(two + 1, 'a'))
    expect(await codeOf(await relay('/'))).toBe('relay.too-large')
    answer = (_, response) => {
      response.writeHead(200, json)
      const more = () =>
        !response.destroyed && response.write(Buffer.alloc(64 * 1024), () => setImmediate(more))
      more()
    }
    expect(await codeOf(await relay('/'))).toBe('relay.too-large')
    const bomb = Buffer.alloc(50 * 1024 * 1024)
    answer = says(200, { ...json, 'content-encoding': 'gzip' }, gzipSync(bomb))
    expect(await codeOf(await relay('/'))).toBe('relay.too-large')
    answer = says(200, { ...json, 'content-encoding': 'br' }, brotliCompressSync('{"packed":true}'))
    expect(await (await relay('/')).text()).toBe('{"packed":true}')
    answer = says(200, { ...json, 'content-encoding': 'zstd' }, 'x')
    expect(await codeOf(await relay('/'))).toBe('relay.unreachable')
  })

  it('gives up when the time is over: before an answer, in the middle of one, and while a name is looked up', async () => {
    const network = createRelayNetwork()
    const limits = { bytes: 1000, redirects: 3, milliseconds: 60 }
    const issuerHosts = [new URL(origin).host]
    const late = { ok: false, error: { code: 'relay.timeout' } }
    answer = () => undefined
    expect(await relayGet(origin, { network, issuerHosts, limits })).toEqual(late)
    answer = (_, response) => void response.writeHead(200, json).write('{')
    expect(await relayGet(origin, { network, issuerHosts, limits })).toEqual(late)
    const slow = { ...network, resolve: () => new Promise<never>(() => undefined) }
    expect(await relayGet('http://slow.example/', { network: slow, issuerHosts, limits })).toEqual(late)
  })

  it('tells a dead line', async () => {
    answer = (request) => request.socket.destroy()
    const response = await relay('/')
    expect([response.status, await codeOf(response)]).toEqual([502, 'relay.unreachable'])
  })

  it('connects to the address that was looked at, whatever the name stands for by now', async () => {
    answer = says(200, json, '{}')
    const { port } = new URL(origin)
    const network = {
      ...createRelayNetwork(),
      resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    }
    // No resolver knows this name: a second look-up would fail.
    const name = `once.invalid:${port}`
    const result = await relayGet(`http://${name}/`, { network, issuerHosts: [name] })
    expect(result.ok && result.value.status).toBe(200)
    expect(seen[0]?.headers['host']).toBe(name)
  })

  it('takes one address by GET, and nothing else', async () => {
    for (const path of ['/api/relay', '/api/relay?url=', `${relayPathFor(origin)}&url=x`]) {
      const response = await host.ask(path, { headers: OWN })
      expect([path, response.status]).toEqual([path, 400])
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await host.ask(relayPathFor(origin), { method, headers: OWN })
      expect([response.status, await codeOf(response)]).toEqual([405, 'host.method-refused'])
    }
    expect(seen).toEqual([])
  })
})
