// The operator's commands, and the configuration that stands before everything.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ShareReceipt } from '../../src/contract/sharing.ts'
import { ConfigError, readConfig } from '../../src/server/config.ts'
import { operate } from '../../src/server/operator.ts'
import { ENGINES } from './support/engines.ts'
import { DAY, PUBLIC_URL, testHost, type TestHost } from './support/testHost.ts'

describe.each(ENGINES)('commands on %s', (engine) => {
  let host: TestHost
  let id: string
  const printed: string[] = []
  beforeEach(async () => {
    host = await testHost({ engine })
    id = ((await (await host.publish()).json()) as ShareReceipt).id
    printed.length = 0
  })
  afterEach(() => host.close())
  const run = (words: string[], now = new Date('2026-11-22T10:00:00Z')) =>
    operate(words, host.store, { publicUrl: PUBLIC_URL, now, print: (line) => printed.push(line) })

  it('list what is public', async () => {
    expect(await run(['list'])).toBe(0)
    expect(printed).toEqual([`${PUBLIC_URL}/s/${id}\t2026-11-22T10:00:00.000Z\t2026-12-22T10:00:00.000Z`])
  })

  it('take a page down', async () => {
    expect(await run(['take-down', id])).toBe(0)
    expect((await host.ask(`/s/${id}`)).status).toBe(410)
    expect(await run(['take-down', id])).toBe(1)
    expect(await run(['list'])).toBe(0)
    expect(printed.filter((line) => line.startsWith('http'))).toEqual([])
  })

  it('take a page down by its address, as it was reported', async () => {
    expect(await run(['take-down', `${PUBLIC_URL}/s/${id}?utm_source=mail`])).toBe(0)
    expect((await host.ask(`/s/${id}.json`)).status).toBe(410)
    expect((await host.ask(`/s/${id}/badges/1`)).status).toBe(410)
  })

  it('count what is kept', async () => {
    expect(await run(['count'])).toBe(0)
    expect(printed).toEqual(expect.arrayContaining(['shares\t1', 'files\t2', 'mailboxes\t0', 'sessions\t0']))
  })

  it('purge what has expired', async () => {
    await run(['purge'])
    await run(['purge'], new Date(Date.parse('2026-11-22T10:00:00Z') + 31 * DAY))
    expect(printed).toEqual(['Expired and deleted: 0', 'Expired and deleted: 1'])
    expect(await host.store.counts()).toMatchObject({ shares: 0, files: 0, bytes: 0 })
  })

  it.each([[['help']], [['take-down']], [['take-down', 'x']], [['list', 'all']]])(
    'explain themselves: %s',
    async (words) => {
      expect(await run(words)).toBe(2)
      expect(printed.join()).toContain('take-down ID')
    },
  )
})

describe('configuration', () => {
  it('has defaults that work at once', () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      publicUrl: 'http://localhost:8080',
      issuerHosts: [],
      trustedProxies: 0,
    })
    expect(readConfig({}).dataDirectory).toMatch(/[\\/]data$/)
  })

  it('reads what the operator says', () => {
    const config = readConfig({
      PORT: '9000',
      PUBLIC_URL: 'https://besace.example/',
      ISSUER_HOSTS: ' LocalHost:4000, [::1]:80 ',
      TRUSTED_PROXIES: '1',
    })
    expect(config).toMatchObject({
      port: 9000,
      publicUrl: 'https://besace.example',
      issuerHosts: ['localhost:4000', '[::1]:80'],
      trustedProxies: 1,
    })
  })

  it.each([
    ['PORT', '0'],
    ['PORT', '80a'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'besace.example'],
    ['PUBLIC_URL', 'ftp://besace.example'],
    ['PUBLIC_URL', 'https://besace.example/app'],
    ['ISSUER_HOSTS', 'issuer.example'],
    ['ISSUER_HOSTS', "x:1; script-src 'unsafe-inline'"],
    ['ISSUER_HOSTS', 'http://x:1'],
    ['DATABASE_URL', 'mysql://x/y'],
    ['DATABASE_URL', 'postgres://x'],
    ['DATABASE_URL', 'postgres://x/y?sslmode=prefer'],
    ['DATABASE_CONNECTIONS', '1'],
    ['DATA_MAX_MB', '0'],
    ['TRUSTED_PROXIES', '-1'],
  ])('fails loudly for %s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
    expect(() => readConfig({ [name]: value })).toThrow(name)
  })
})
