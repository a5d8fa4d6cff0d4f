// Bundled lists of issuers: what they say is quoted, and counts only for a learner who trusts the list.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Badge } from '../../../../src/domain/badge/badge.ts'
import { acquaintanceOf } from '../../../../src/domain/verification/acquaintance.ts'
import { examine } from '../../../../src/domain/verification/examine.ts'
import { reconsider, withoutTrust } from '../../../../src/domain/verification/reconsider.ts'
import { findListings, REGISTRIES } from '../../../../src/domain/verification/registries/registries.ts'
import { selfNamed } from '../../../../src/domain/verification/selfNamed.ts'
import { fakeOutside } from '../../../support/fakeOutside.ts'
import { makeCredential } from '../../../support/makeBadge.ts'
import { hashedIdentity, makeKey, signDataIntegrity } from '../../../support/signBadge.ts'

const PARTICIPATE = 'did:key:z6Mkf5rGMoatrSj1f4CyvuHBeXJELe9RPdzo2PKGNCKVtZxP'
const ONLY_ON_TRIAL = 'did:key:z6MkkePoGJV8CQJJULSHHUEv71okD9PsrqXnZpNQuoUfb3id'
const ON_BOTH = 'did:key:z6MkpLDL3RoAoMRTwTgo3rs39ZwssfaPKtGdZw7AGRN7CK4W'
const trust = (issuers: string[] = [], registries: string[] = []) => ({
  issuers: new Set(issuers),
  registries: new Set(registries),
})

describe('findListings', () => {
  test('every list that knows the issuer, the one that may be trusted first', async () => {
    expect((await findListings(ON_BOTH)).map(({ registry, name }) => [registry.id, name])).toEqual([
      ['dcc-community', 'My University'],
      ['dcc-sandbox', '(Example) My University'],
    ])
  })

  test.each(['did:key:z6MkNobody', 'constructor', '__proto__', ''])('"%s" is on no list', async (id) => {
    expect(await findListings(id)).toEqual([])
  })

  test.each(REGISTRIES.map(({ id }) => id))('%s holds identifiers and names, and nothing odd', (id) => {
    const file = readFileSync(`src/domain/verification/registries/${id}.json`, 'utf8')
    const entries = Object.entries(JSON.parse(file) as Record<string, { name: string; url?: string }>)
    expect(entries.length).toBeGreaterThan(20)
    for (const [did, { name, url }] of entries) {
      expect(did).toMatch(/^did:(key|web):[\w.:%-]+$/)
      expect(name.trim()).toBe(name)
      expect(name).not.toBe('')
      if (url !== undefined) expect(new URL(url).protocol).toMatch(/^https?:$/)
    }
  })
})

describe('an issuer that is only a key', () => {
  test('on a list: quoted with its name and date, and still open', async () => {
    expect(await selfNamed(PARTICIPATE, trust())).toEqual({
      state: 'unknown',
      code: 'issuer.listed',
      because: { registry: 'DCC Community Registry', date: '2025-10-31', name: 'Participate, Inc' },
      source: 'bundled',
    })
  })

  test('on a list the learner trusts: confirmed', async () => {
    expect(await selfNamed(PARTICIPATE, trust([], ['dcc-community']))).toMatchObject({
      state: 'ok',
      code: 'issuer.listed-trusted',
    })
  })

  test('a list for trials confirms nobody, whatever the settings say', async () => {
    expect(await selfNamed(ONLY_ON_TRIAL, trust([], ['dcc-sandbox']))).toMatchObject({
      state: 'unknown',
      code: 'issuer.listed-for-trials',
    })
  })

  test('the learner’s own word comes first, and no list is no word', async () => {
    expect((await selfNamed(PARTICIPATE, trust([PARTICIPATE]))).code).toBe('issuer.trusted')
    expect((await selfNamed('did:key:z6MkNobody', trust([], ['dcc-community']))).code).toBe(
      'issuer.only-a-key',
    )
  })
})

describe('reconsider', () => {
  const key = makeKey()
  const now = new Date('2026-07-01T10:00:00Z')

  async function kept() {
    const badge = makeCredential({ issuer: { id: key.did, type: ['Profile'], name: 'Someone' } })
    Object.assign(badge['credentialSubject'] as object, {
      identifier: [
        {
          type: 'IdentityObject',
          hashed: true,
          identityType: 'emailAddress',
          identityHash: hashedIdentity('sam@example.org', 'salt'),
          salt: 'salt',
        },
      ],
    })
    const examined = await examine(JSON.stringify(await signDataIntegrity(badge, key)), fakeOutside())
    return { badge: examined.badge as Badge, report: examined.report }
  }
  const codes = (report: { checks: { id: string; code: string }[] }) =>
    Object.fromEntries(report.checks.map(({ id, code }) => [id, code]))

  test('trusting the issuer makes it verified, and taking that back makes it intact again', async () => {
    const { badge, report } = await kept()
    expect(report.verdict).toBe('intact')
    const trusted = await reconsider(badge, report, { trustedIssuers: [key.did] }, now)
    expect(trusted).toMatchObject({ verdict: 'verified', checkedAt: report.checkedAt })
    expect(codes(trusted)['issuer']).toBe('issuer.trusted')
    expect(trusted.checks.find(({ id }) => id === 'issuer')?.checkedAt).toBe(now.toISOString())
    const again = await reconsider(badge, trusted, {}, now)
    expect(again.verdict).toBe('intact')
    expect(codes(again)['issuer']).toBe('issuer.only-a-key')
  })

  test('an address added later is compared without changing the verdict', async () => {
    const { badge, report } = await kept()
    const identities = [{ kind: 'email', value: 'SAM@example.org' }] as const
    const mine = await reconsider(badge, report, { identities }, now)
    expect(codes(mine)['recipient']).toBe('recipient.you')
    expect(mine.verdict).toBe(report.verdict)
  })

  test('in public, the learner’s trust counts for nothing', async () => {
    const { badge, report } = await kept()
    const trusted = await reconsider(badge, report, { trustedIssuers: [key.did] }, now)
    expect((await withoutTrust(badge, trusted)).verdict).toBe('intact')
    expect((await withoutTrust(badge, report)).verdict).toBe('intact')
  })

  test('nothing new is the very same report', async () => {
    const { badge, report } = await kept()
    expect(await reconsider(badge, report, {}, now)).toBe(report)
  })

  test('trust never mends a badge whose issuer was refuted or never asked', async () => {
    const { badge, report } = await kept()
    for (const code of ['issuer.key-of-another', 'issuer.not-asked', 'issuer.out-of-reach']) {
      const checks = report.checks.map((check) => (check.id === 'issuer' ? { ...check, code } : check))
      const other = { ...report, checks }
      expect(await reconsider(badge, other, { trustedIssuers: [key.did] }, now)).toBe(other)
    }
  })
})

describe('acquaintanceOf', () => {
  const key = makeKey()
  const kindOf = async (issuer: object, trusted = {}, answers = {}) => {
    const badge = JSON.stringify(await signDataIntegrity(makeCredential({ issuer }), key))
    const { badge: read, report } = await examine(badge, fakeOutside(answers), trusted)
    return (await acquaintanceOf(read!, report, trusted)).kind
  }
  const self = { id: key.did, type: ['Profile'], name: 'Someone' }
  const far = { id: 'https://issuer.example/1', type: ['Profile'], name: 'Atelier' }

  test('a key the learner knows, or does not know yet', async () => {
    expect(await kindOf(self)).toBe('stranger')
    expect(await kindOf(self, { trustedIssuers: [key.did] })).toBe('yours')
  })

  test('an address that did not confirm the key could be anybody, even one the learner knows', async () => {
    expect(await kindOf(far, { trustedIssuers: [far.id] })).toBe('unproved')
  })

  test('an issuer without a name of its own', async () => {
    expect(await kindOf({ type: ['Profile'], name: 'Nobody' })).toBe('unnamed')
  })
})
