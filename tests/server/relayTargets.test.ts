// Every trick that would lead the relay inside a network: each must end before a connection, or be recorded, not made.
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RelayNetwork, RelayRequest } from '../../src/server/relay/relayNetwork.ts'
import { relayGet } from '../../src/server/relay/relayGet.ts'
import { parseAddress } from '../../src/domain/webAddress.ts'
import { isPublicAddress } from '../../src/server/relay/publicAddress.ts'

/** What names stand for in these tests. */
const NAMES: Record<string, string[]> = {
  'issuer.example': ['93.184.215.14'],
  'issuer6.example': ['2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  'both.example': ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  localhost: ['127.0.0.1', '::1'],
  'localhost.': ['127.0.0.1'],
  'inside.example': ['10.1.2.3'],
  'mixed.example': ['93.184.215.14', '192.168.1.1'],
  'mapped.example': ['::ffff:169.254.169.254'],
  'metadata.google.internal': ['169.254.169.254'],
  'zone.example': ['fe80::1%eth0'],
  'empty.example': [],
  'unique.example': ['fd00::7'],
  'carrier.example': ['100.127.255.255'],
  'translated.example': ['64:ff9b::a00:1'],
  'sixtofour.example': ['2002:c0a8:101::1'],
  'teredo.example': ['2001::1'],
  'broadcast.example': ['255.255.255.255'],
  'xn--inside-cva.example': ['10.0.0.1'],
  'xn--cole-9oa.example': ['93.184.215.14'],
  'a.b.c.d.e.f.example': ['1.1.1.1'],
  'issuer.example.': ['93.184.215.14'],
  'cdn.example': ['151.101.1.1', '151.101.65.1', '2a04:4e42::1'],
  '127.0.0.1.issuer.example': ['93.184.215.14'],
}

/** Records instead of connecting. */
function recorder(
  answers: Record<string, Partial<IncomingMessage>> = {},
  otherwise = (): Partial<IncomingMessage> => ({ statusCode: 200, headers: { 'content-type': 'text/html' } }),
): RelayNetwork & { sent: RelayRequest[] } {
  const sent: RelayRequest[] = []
  return {
    sent,
    resolve: (name) =>
      NAMES[name] === undefined
        ? Promise.reject(new Error('ENOTFOUND'))
        : Promise.resolve(NAMES[name].map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))),
    get(request) {
      sent.push(request)
      const answer = answers[request.url.href] ?? otherwise()
      const whole = answer instanceof Readable ? answer : { destroy: () => undefined, ...answer }
      return Promise.resolve(whole as unknown as IncomingMessage)
    },
  }
}

/** An answer as an issuer gives it. */
function badge(): Partial<IncomingMessage> {
  const body = Readable.from([Buffer.from('{"badge":'), Buffer.from('true}')])
  const headers = { 'content-type': 'application/json' }
  return Object.assign(body, { statusCode: 200, headers }) as unknown as Partial<IncomingMessage>
}

const BLOCKED = 'relay.blocked-address'
const REFUSED: [address: string, code: string][] = [
  // Plain inside addresses.
  ['http://127.0.0.1/', BLOCKED],
  ['https://127.0.0.1/', BLOCKED],
  ['http://127.255.255.254/', BLOCKED],
  ['http://10.0.0.1/', BLOCKED],
  ['http://172.16.0.1/', BLOCKED],
  ['http://172.31.255.255/', BLOCKED],
  ['http://192.168.0.1/', BLOCKED],
  ['http://169.254.169.254/latest/meta-data/', BLOCKED],
  ['http://100.64.0.1/', BLOCKED],
  ['http://0.0.0.0/', BLOCKED],
  ['http://0.1.2.3/', BLOCKED],
  ['http://192.0.0.192/', BLOCKED],
  ['http://192.0.2.1/', BLOCKED],
  ['http://198.18.0.1/', BLOCKED],
  ['http://198.51.100.7/', BLOCKED],
  ['http://203.0.113.7/', BLOCKED],
  ['http://192.88.99.1/', BLOCKED],
  ['http://224.0.0.1/', BLOCKED],
  ['http://240.0.0.1/', BLOCKED],
  ['http://255.255.255.255/', BLOCKED],
  // The same in other spellings.
  ['http://2130706433/', BLOCKED],
  ['http://0x7f000001/', BLOCKED],
  ['http://0x7f.1/', BLOCKED],
  ['http://017700000001/', BLOCKED],
  ['http://0177.0.0.1/', BLOCKED],
  ['http://127.1/', BLOCKED],
  ['http://127.0.0.1./', BLOCKED],
  ['http://①②⑦.⓪.⓪.①/', BLOCKED],
  ['http://127。0。0。1/', BLOCKED],
  ['http://%31%32%37.0.0.1/', BLOCKED],
  // The sixth version.
  ['http://[::1]/', BLOCKED],
  ['http://[::]/', BLOCKED],
  ['http://[0:0:0:0:0:0:0:1]/', BLOCKED],
  ['http://[::ffff:127.0.0.1]/', BLOCKED],
  ['http://[::ffff:7f00:1]/', BLOCKED],
  ['http://[::ffff:93.184.215.14]/', BLOCKED],
  ['http://[::127.0.0.1]/', BLOCKED],
  ['http://[64:ff9b::7f00:1]/', BLOCKED],
  ['http://[64:ff9b:1::1]/', BLOCKED],
  ['http://[2002:7f00:1::]/', BLOCKED],
  ['http://[2001:0:7f00:1::]/', BLOCKED],
  ['http://[2001:db8::1]/', BLOCKED],
  ['http://[fc00::1]/', BLOCKED],
  ['http://[fd12:3456::1]/', BLOCKED],
  ['http://[fe80::1]/', BLOCKED],
  ['http://[fec0::1]/', BLOCKED],
  ['http://[ff02::1]/', BLOCKED],
  ['http://[100::1]/', BLOCKED],
  // Names that stand for them.
  ['http://localhost/', BLOCKED],
  ['http://LOCALHOST/', BLOCKED],
  ['http://localhost./', BLOCKED],
  ['http://inside.example/', BLOCKED],
  ['http://mixed.example/', BLOCKED],
  ['http://mapped.example/', BLOCKED],
  ['http://metadata.google.internal/computeMetadata/v1/', BLOCKED],
  ['http://zone.example/', BLOCKED],
  ['http://unique.example/', BLOCKED],
  ['http://carrier.example/', BLOCKED],
  ['http://translated.example/', BLOCKED],
  ['http://sixtofour.example/', BLOCKED],
  ['http://teredo.example/', BLOCKED],
  ['http://broadcast.example/', BLOCKED],
  ['http://ïnside.example/', 'relay.unreachable'],
  ['http://xn--inside-cva.example/', BLOCKED],
  ['http://ｌｏｃａｌｈｏｓｔ/', BLOCKED],
  ['http://loc\nalhost/', BLOCKED],
  ['http:\\\\127.0.0.1\\', BLOCKED],
  ['http:127.0.0.1/', BLOCKED],
  ['http:///127.0.0.1/', BLOCKED],
  [' \t http://127.0.0.1/', BLOCKED],
  ['http://0/', BLOCKED],
  ['http://0x0/', BLOCKED],
  ['http://0xA9FEA9FE/', BLOCKED],
  ['http://169.254.43518/', BLOCKED],
  ['http://0251.0376.0251.0376/', BLOCKED],
  ['http://[::ffff:0:127.0.0.1]/', BLOCKED],
  ['http://[::ffff:a9fe:a9fe]/', BLOCKED],
  ['http://[3fff::1]/', BLOCKED],
  ['http://[4000::1]/', BLOCKED],
  // Ports, protocols, and what is no address.
  ['http://issuer.example:22/', 'relay.blocked-port'],
  ['http://issuer.example:8080/', 'relay.blocked-port'],
  ['https://issuer.example:6379/', 'relay.blocked-port'],
  ['http://127.0.0.1:9200/', 'relay.blocked-port'],
  ['ftp://issuer.example/', 'relay.url-invalid'],
  ['file:///etc/passwd', 'relay.url-invalid'],
  ['gopher://issuer.example/', 'relay.url-invalid'],
  ['data:text/plain,hello', 'relay.url-invalid'],
  ['javascript:alert(1)', 'relay.url-invalid'],
  ['blob:https://issuer.example/1', 'relay.url-invalid'],
  ['//issuer.example/', 'relay.url-invalid'],
  ['issuer.example', 'relay.url-invalid'],
  ['', 'relay.url-invalid'],
  ['http://', 'relay.url-invalid'],
  ['http://[fe80::1%25eth0]/', 'relay.url-invalid'],
  ['http://user:secret@issuer.example/', 'relay.url-invalid'],
  ['http://issuer.example@127.0.0.1/', 'relay.url-invalid'],
  [`http://issuer.example/${'a'.repeat(2100)}`, 'relay.url-invalid'],
  ['http://issuer.example:0/', 'relay.blocked-port'],
  ['http://issuer.example:65536/', 'relay.url-invalid'],
  ['https://issuer.example:80443/', 'relay.url-invalid'],
  ['http://issuer.example%0d%0aHost:%20inside.example/', 'relay.url-invalid'],
  ['http://issuer.example%00.inside.example/', 'relay.url-invalid'],
  ['http://[::1/', 'relay.url-invalid'],
  ['http://256.1.1.1/', 'relay.url-invalid'],
  ['http://1.2.3.4.5/', 'relay.url-invalid'],
  ['ws://issuer.example/', 'relay.url-invalid'],
  ['dict://issuer.example:11211/', 'relay.url-invalid'],
  ['ldap://issuer.example/', 'relay.url-invalid'],
  ['http://:secret@issuer.example/', 'relay.url-invalid'],
  ['http://nowhere.example/', 'relay.unreachable'],
  ['http://empty.example/', 'relay.unreachable'],
]

const GOOD: [address: string, connectedTo: string][] = [
  ['http://issuer.example/badge.json', '93.184.215.14'],
  ['https://issuer.example/badge.json', '93.184.215.14'],
  ['https://issuer.example:443/badge.json', '93.184.215.14'],
  ['http://issuer.example:80/badge.json', '93.184.215.14'],
  ['http://issuer.example:443/badge.json', '93.184.215.14'],
  ['https://ISSUER.example/badge.json', '93.184.215.14'],
  ['https://issuer6.example/', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  ['https://both.example/', '93.184.215.14'],
  ['https://93.184.215.14/', '93.184.215.14'],
  ['https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  ['http://172.32.0.1/', '172.32.0.1'],
  ['http://1572395042/', '93.184.216.34'],
  ['http://172.15.255.255/', '172.15.255.255'],
  ['http://100.63.255.255/', '100.63.255.255'],
  ['http://100.128.0.1/', '100.128.0.1'],
  ['http://192.167.255.255/', '192.167.255.255'],
  ['http://223.255.255.255/', '223.255.255.255'],
  ['https://école.example/badge.json', '93.184.215.14'],
  ['https://a.b.c.d.e.f.example/?x=1', '1.1.1.1'],
  ['https://issuer.example./badge.json', '93.184.215.14'],
  ['https://cdn.example/badge.png', '151.101.1.1'],
  ['https://127.0.0.1.issuer.example/', '93.184.215.14'],
  ['https://[2001:4860:4860::8888]/', '2001:4860:4860::8888'],
  ['https://issuer.example/?url=http://127.0.0.1/', '93.184.215.14'],
  ['https://issuer.example/#@127.0.0.1', '93.184.215.14'],
]

afterEach(() => {
  vi.restoreAllMocks()
})

describe('where the relay goes', () => {
  it('not to an address that only URL.canParse takes for one, at first or by redirect', async () => {
    vi.spyOn(URL, 'canParse').mockReturnValue(true)
    for (const address of ['https://\u00ad/x', 'http://[', 'issuer.example']) {
      const network = recorder()
      const answer = await relayGet(address, { network, issuerHosts: [] })
      expect(answer).toEqual({ ok: false, error: { code: 'relay.url-invalid' } })
      expect(network.sent).toEqual([])
    }
    const redirect = {
      statusCode: 302,
      headers: { location: 'https://\u00ad/x' },
    } as Partial<IncomingMessage>
    const network = recorder({ 'http://issuer.example/r': redirect })
    const answer = await relayGet('http://issuer.example/r', { network, issuerHosts: [] })
    expect(answer).toEqual({ ok: false, error: { code: 'relay.url-invalid' } })
  })

  it('to an honest address that URL.canParse is wrong about', async () => {
    vi.spyOn(URL, 'canParse').mockReturnValue(false)
    const network = recorder()
    const known = { ...network, resolve: () => Promise.resolve([{ address: '93.184.215.14', family: 4 }]) }
    await relayGet('https://né.example/x', { network: known, issuerHosts: [] })
    expect(network.sent.map(({ url }) => url.host)).toEqual(['xn--n-bga.example'])
  })

  it.each(REFUSED)('not to %s', async (address, code) => {
    const network = recorder()
    const result = await relayGet(address, { network, issuerHosts: [] })
    expect(result).toEqual({ ok: false, error: { code } })
    expect(network.sent).toEqual([])
  })

  it('is told by at least sixty refusals and twenty good addresses', () => {
    expect(new Set(REFUSED.map(([address]) => address)).size).toBeGreaterThanOrEqual(60)
    expect(new Set(GOOD.map(([address]) => address)).size).toBeGreaterThanOrEqual(20)
  })

  it.each(GOOD)('to %s', async (address, connectedTo) => {
    const network = recorder({}, () => badge())
    const served = await relayGet(address, { network, issuerHosts: [] })
    expect(served.ok && [served.value.status, Buffer.from(served.value.body).toString()]).toEqual([
      200,
      '{"badge":true}',
    ])
    expect(network.sent.map((request) => request.addresses[0]?.address)).toEqual([connectedTo])
  })

  it('looks at every redirect as at the first address', async () => {
    // A relative one leads to the issuer itself, which is fit.
    for (const [location, code] of REFUSED.filter(([address]) => parseAddress(address))) {
      // Without slashes it is a path below the page that redirects (URL Standard, "special relative").
      if (location === 'http:127.0.0.1/') continue
      const redirect = { statusCode: 302, headers: { location } } as Partial<IncomingMessage>
      const network = recorder({ 'http://issuer.example/r': redirect })
      const result = await relayGet('http://issuer.example/r', { network, issuerHosts: [] })
      expect([location, result]).toEqual([location, { ok: false, error: { code } }])
      expect(network.sent).toHaveLength(1)
    }
  })

  it('looks the name up anew for every hop, so that a name may not change its mind', async () => {
    const moved = {
      statusCode: 301,
      headers: { location: 'http://issuer.example/second' },
    } as Partial<IncomingMessage>
    const network = recorder({ 'http://issuer.example/first': moved })
    let asked = 0
    const rebinding: RelayNetwork = {
      ...network,
      resolve: () => Promise.resolve([{ address: asked++ === 0 ? '93.184.215.14' : '127.0.0.1', family: 4 }]),
    }
    const result = await relayGet('http://issuer.example/first', { network: rebinding, issuerHosts: [] })
    expect(result).toEqual({ ok: false, error: { code: BLOCKED } })
    expect(network.sent).toHaveLength(1)
  })

  it('goes inside only to the hosts and ports that the operator named', async () => {
    const allowed = ['127.0.0.1:4000', '[::1]:4000', 'inside.example:443']
    const codeAt = async (address: string) => {
      const network = recorder()
      const result = await relayGet(address, { network, issuerHosts: allowed })
      return network.sent.length === 1 ? 'sent' : !result.ok && result.error.code
    }
    expect(await codeAt('http://127.0.0.1:4000/')).toBe('sent')
    expect(await codeAt('http://[::1]:4000/')).toBe('sent')
    expect(await codeAt('https://inside.example/')).toBe('sent')
    expect(await codeAt('http://inside.example/')).toBe(BLOCKED)
    expect(await codeAt('http://127.0.0.1:4001/')).toBe('relay.blocked-port')
    expect(await codeAt('http://127.0.0.1/')).toBe(BLOCKED)
    expect(await codeAt('http://localhost:4000/')).toBe('relay.blocked-port')
  })

  it('connects to what was looked at, and never looks again', async () => {
    const network = recorder({}, () => badge())
    let asked = 0
    const changing: RelayNetwork = {
      ...network,
      resolve: () => Promise.resolve([{ address: asked++ === 0 ? '93.184.215.14' : '127.0.0.1', family: 4 }]),
    }
    expect((await relayGet('https://issuer.example/', { network: changing, issuerHosts: [] })).ok).toBe(true)
    expect([asked, network.sent.map(({ addresses }) => addresses)]).toEqual([
      1,
      [[{ address: '93.184.215.14', family: 4 }]],
    ])
  })

  it('cannot be made to say more in its request than an address', async () => {
    for (const trick of [
      'https://issuer.example/\r\nHost: inside.example',
      'https://issuer.example/?a=%0d%0aX: y\r\n',
      'https://issuer.exa\nmple/ HTTP/1.1\r\nX: y',
      'https://issuer.example/\u010d\u010a', // Cut to one byte each, these are CR and LF.
    ]) {
      const network = recorder({}, () => badge())
      await relayGet(trick, { network, issuerHosts: [] })
      for (const { url, headers } of network.sent) {
        expect([trick, url.host]).toEqual([trick, 'issuer.example'])
        expect([trick, /^[\x21-\x7e]*$/.test(url.pathname + url.search)]).toEqual([trick, true])
        expect([trick, Object.values(headers).some((value) => /[\r\n]/.test(value))]).toEqual([trick, false])
      }
    }
  })

  it('sends nothing of the caller’s, and no fragment', async () => {
    const network = recorder()
    await relayGet('https://issuer.example/a?b=c#secret', { network, issuerHosts: [] })
    expect(network.sent[0]?.url.href).toBe('https://issuer.example/a?b=c')
    expect(Object.keys(network.sent[0]?.headers ?? {})).toEqual(['accept', 'accept-encoding', 'user-agent'])
  })
})

it('knows what is no address at all', () => {
  for (const text of ['', 'localhost', '1.2.3', 'fe80::1%1', '999.1.1.1'])
    expect(isPublicAddress(text)).toBe(false)
})
