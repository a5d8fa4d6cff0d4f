// The demonstration as it is committed: every badge stands its checks without the network, today and in years to come.
import { readFileSync } from 'node:fs'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { bakePng } from '../../../src/domain/badge/bakePng.ts'
import { examine } from '../../../src/domain/verification/examine.ts'
import type { Outside } from '../../../src/domain/outside.ts'
import {
  DEMONSTRATION_DATABASE,
  discardDemonstration,
  hasDemonstration,
  isDemonstration,
} from '../../../src/stores/demonstration.ts'
import { credentialFor, type DemonstrationFile } from '../../../src/stores/fillDemonstration.ts'

const FOLDER = new URL('../../../public/demo/', import.meta.url)
const DAY = 86_400_000

describe.each(['fr', 'en'])('the passport in %s', (language) => {
  const file = JSON.parse(readFileSync(new URL(`${language}.json`, FOLDER), 'utf8')) as DemonstrationFile

  it('has nine badges in several states, checked without asking anybody', async () => {
    const asked: string[] = []
    const found: Record<string, string> = {}
    for (const badge of file.badges) {
      const { report } = await check(file, badge, new Date('2026-11-22T12:00:00Z'), asked)
      found[badge.key] = report.verdict
      expect(report.checks.find(({ id }) => id === 'recipient')?.state).toBe('ok')
    }
    expect(asked).toEqual([])
    expect(found).toEqual({
      neighbours: 'verified',
      privacy: 'intact',
      forklift: 'expired',
      english: 'verified',
      explore: 'intact',
      garden: 'verified',
      firstAid: 'verified',
      speaking: 'verified',
      workshop: 'verified',
    })
  })

  it('has an endorsement that holds', async () => {
    const badge = file.badges.find(({ key }) => key === 'workshop')!
    const { report } = await check(file, badge, new Date('2026-11-22T12:00:00Z'), [])
    expect(report.checks.find(({ id }) => id === 'endorsements')?.state).toBe('ok')
  })

  it.each(['2026-11-22', '2027-03-01', '2030-07-14', '2036-01-02'])(
    'has one badge that ends soon, on %s',
    async (day) => {
      const now = new Date(`${day}T12:00:00Z`)
      const badge = file.badges.find(({ renewals }) => renewals)!
      const { report } = await check(file, badge, now, [])
      const left = (Date.parse(String(credentialFor(badge, now)['validUntil'])) - now.getTime()) / DAY
      expect(report.verdict).toBe('verified')
      expect(left).toBeGreaterThan(20)
      expect(left).toBeLessThan(52)
    },
  )

  it('says of every badge that it is invented, and leads nowhere outside', () => {
    for (const { credential, picture } of file.badges) {
      const issuer = credential['issuer'] as { id: string; name: string; description: string }
      expect(issuer.id).toMatch(/^did:key:/)
      expect(issuer.name).toMatch(/\(d[ée]mo\)$/)
      expect(issuer.description).toMatch(/invent/i)
      expect(picture).toMatch(/^\w+\.png$/)
      for (const [address] of JSON.stringify(credential).matchAll(/https?:\/\/[^"\\]+/g))
        expect(address).toMatch(/^https:\/\/(example\.org|www\.w3\.org|purl\.imsglobal\.org)\//)
    }
  })

  it('has proofs, stories, one badge without either, and a collection of its own badges', () => {
    const keys = file.badges.map(({ key }) => key)
    expect(file.badges.filter(({ evidence }) => evidence.length > 0).length).toBeGreaterThanOrEqual(4)
    expect(file.badges.filter(({ reflection }) => reflection).length).toBeGreaterThanOrEqual(4)
    expect(file.badges.some(({ evidence, reflection }) => evidence.length === 0 && !reflection)).toBe(true)
    expect(file.collection.entries.every(({ badge }) => keys.includes(badge))).toBe(true)
  })
})

describe('where it lives', () => {
  it('is told by the address alone', () => {
    expect(isDemonstration('/demo/')).toBe(true)
    expect(isDemonstration('/demo/badges/1')).toBe(true)
    for (const path of ['/', '/demonstration', '/badges/demo/', '/sharing'])
      expect(isDemonstration(path)).toBe(false)
  })

  it('is thrown away alone: the learner’s own database stays', async () => {
    const engine = new IDBFactory()
    await openOne(engine, DEMONSTRATION_DATABASE)
    await openOne(engine, 'besace')
    expect(await hasDemonstration(engine)).toBe(true)
    expect(await discardDemonstration(engine)).toBe(true)
    expect(await hasDemonstration(engine)).toBe(false)
    expect((await engine.databases()).map(({ name }) => name)).toEqual(['besace'])
  })

  it('is not there where storage is switched off', async () => {
    const refused = () => Promise.reject(new DOMException('off', 'SecurityError'))
    expect(await hasDemonstration({ databases: refused })).toBe(false)
    expect(await hasDemonstration(undefined)).toBe(false)
  })
})

function check(
  file: DemonstrationFile,
  badge: DemonstrationFile['badges'][number],
  now: Date,
  asked: string[],
) {
  const picture = new Uint8Array(readFileSync(new URL(badge.picture, FOLDER)))
  const baked = bakePng(picture, { form: 'json', text: JSON.stringify(credentialFor(badge, now)) })
  if (!baked.ok) throw new Error(baked.error.code)
  const outside: Outside = {
    get(url) {
      asked.push(url)
      return Promise.resolve({ reached: false, url, reason: 'offline', at: now.toISOString() })
    },
    now: () => now,
    random: (length) => new Uint8Array(length),
  }
  return examine(baked.value, outside, {
    identities: [{ kind: 'email', value: file.learner.email }],
    trustedIssuers: file.knownIssuers,
  })
}

function openOne(engine: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = engine.open(name, 1)
    request.onsuccess = () => {
      request.result.close()
      resolve()
    }
    request.onerror = () => reject(request.error ?? new Error('not opened'))
  })
}
