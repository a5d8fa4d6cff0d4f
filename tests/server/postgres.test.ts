// PostgreSQL when it is not there: the host says so, loses nothing, and is well again by itself.
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startPostgres, type PostgresServer } from '../../src/cli/benches/postgresServer.ts'
import type { ShareReceipt } from '../../src/contract/sharing.ts'
import { makeWriteToken } from '../../src/contract/writeToken.ts'
import { connectionOf, openPostgresStore } from '../../src/server/store/openPostgresStore.ts'
import { createHash } from 'node:crypto'
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ENGINES } from './support/engines.ts'
import { sampleDraft, sampleForm } from './support/samplePage.ts'
import { testHost, type TestHost } from './support/testHost.ts'

const tokenOf = (name: string) => makeWriteToken(() => createHash('sha256').update(name).digest())

describe.skipIf(!ENGINES.includes('postgres'))('a database that goes away', () => {
  let server: PostgresServer | undefined
  let host: TestHost
  let url: string
  let lost: number
  beforeEach(async () => {
    server ??= await startPostgres({ shared_buffers: '16MB' })
    url = await server.createDatabase()
    lost = 0
    const store = await openPostgresStore(url, {
      now: () => new Date('2026-11-22T10:00:00Z'),
      onLost: () => (lost += 1),
    })
    host = await testHost({ around: () => store })
  })
  afterEach(async () => {
    await host.store.close()
    await host.close()
  })
  afterAll(() => server?.remove())

  it('is a problem with a code and a time to try again; then all is well', { timeout: 60_000 }, async () => {
    const receipt = (await (await host.publish()).json()) as ShareReceipt
    await server!.halt()
    const places = ['/health', `/s/${receipt.id}`, `/s/${receipt.id}.json`, `/s/${receipt.id}/badges/1`]
    for (const place of places) {
      const response = await host.ask(place)
      const { code } = (await response.json()) as { code: string }
      expect([place, response.status, response.headers.get('retry-after'), code]).toEqual([
        place,
        503,
        '10',
        'host.store-unavailable',
      ])
    }
    expect((await host.publish(sampleForm(), tokenOf('new'))).status).toBe(503)
    const letter = await host.ask(`/api/mailboxes/${'A'.repeat(22)}`, { method: 'POST', body: 'x' })
    expect(letter.status).toBe(503)
    expect(await (await host.ask('/metrics')).text()).toContain('besace_store_up 0\n')
    expect(host.lines.join()).not.toContain('ECONNREFUSED')
    await server!.resume()
    expect((await host.ask('/health')).status).toBe(200)
    expect((await host.ask(`/s/${receipt.id}`)).status).toBe(200)
    expect((await host.publish(sampleForm(), tokenOf('new'))).status).toBe(201)
    expect((await host.store.counts()).shares).toBe(2)
    expect(lost).toBeGreaterThan(0)
  })

  it(
    'in the middle of publishing loses nothing that was answered for, and leaves nothing by half',
    { timeout: 60_000 },
    async () => {
      const publish = (name: string) => host.publish(sampleForm(sampleDraft({ title: name })), tokenOf(name))
      const names = Array.from({ length: 24 }, (_, index) => `page ${index}`)
      const answers = names.map(publish)
      await answers[2]
      await server!.halt()
      const statuses = (await Promise.all(answers)).map(({ status }) => status)
      expect(new Set(statuses).size).toBeGreaterThan(1)
      expect(statuses.every((status) => status === 201 || status === 503)).toBe(true)
      await server!.resume()
      const shares = await host.store.listShares(100)
      const answered = statuses.filter((status) => status === 201).length
      expect(shares.length).toBeGreaterThanOrEqual(answered)
      for (const { id } of shares)
        for (const place of [`/s/${id}`, `/s/${id}.json`, `/s/${id}/badges/1`])
          expect([place, (await host.ask(place)).status]).toEqual([place, 200])
      // Whoever got no answer tries again, and nothing is there twice.
      for (const name of names) expect((await publish(name)).ok).toBe(true)
      expect(await host.store.counts()).toMatchObject({ shares: names.length, files: 2 })
    },
  )

  it('may come later than the host', { timeout: 60_000 }, async () => {
    await server!.halt()
    const opening = openPostgresStore(url, { now: () => new Date(), startWithin: 20_000 })
    await new Promise((resolve) => setTimeout(resolve, 700))
    await server!.resume()
    const store = await opening
    await store.check()
    await store.close()
    await server!.halt()
    await expect(openPostgresStore(url, { now: () => new Date(), startWithin: 0 })).rejects.toThrow()
    await server!.resume()
  })
})

describe('DATABASE_URL', () => {
  it('means by sslmode what libpq means', () => {
    const sslOf = (mode: string) => connectionOf(`postgres://a:b@db.example/besace${mode}`).ssl
    expect(sslOf('')).toBe(false)
    expect(sslOf('?sslmode=disable')).toBe(false)
    expect(sslOf('?sslmode=require')).toEqual({ rejectUnauthorized: false })
    expect(sslOf('?sslmode=verify-full')).toEqual({ rejectUnauthorized: true })
    expect(sslOf('?sslmode=verify-ca')).toMatchObject({
      rejectUnauthorized: true,
      checkServerIdentity: expect.any(Function) as unknown,
    })
    const directory = mkdtempSync(join(tmpdir(), 'besace-ca-'))
    writeFileSync(join(directory, 'ca.pem'), 'authority')
    const own = sslOf(`?sslmode=verify-full&sslrootcert=${encodeURIComponent(join(directory, 'ca.pem'))}`)
    expect(own).toEqual({ rejectUnauthorized: true, ca: 'authority' })
    rmSync(directory, { recursive: true })
    const { connectionString } = connectionOf(
      'postgres://a:b@db.example:6543/besace?sslmode=require&options=x',
    )
    expect(connectionString).toBe('postgres://a:b@db.example:6543/besace?options=x')
  })
})
