// Every trick that would lead the relay inside a network: each must end before a connection, or be recorded, not made.
import type { IncomingMessage } from 'node:http'
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
}

/** Records instead of connecting. */
function recorder(
  answers: Record<string, Partial<IncomingMessage>> = {},
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
      const answer = answers[request.url.href] ?? {
        statusCode: 200,
        headers: { 'content-type': 'text/html' },
      }
      return Promise.resolve({ destroy: () => undefined, ...answer } as unknown as IncomingMessage)
    },
  }
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

  it.each(GOOD)('to %s', async (address, connectedTo) => {
    const network = recorder()
    await relayGet(address, { network, issuerHosts: [] })
    expect(network.sent.map((request) => request.addresses[0]?.address)).toEqual([connectedTo])
  })

  it('looks at every redirect as at the first address', async () => {
    // A relative one leads to the issuer itself, which is fit.
    for (const [location, code] of REFUSED.filter(([address]) => parseAddress(address))) {
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
