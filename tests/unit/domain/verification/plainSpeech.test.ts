// Documents whose proof holds over the meaning while the text says something else: none of them is believed.
import { describe, expect, test } from 'vitest'
import { examine } from '../../../../src/domain/verification/examine.ts'
import { fakeOutside } from '../../../support/fakeOutside.ts'
import { makeCredential } from '../../../support/makeBadge.ts'
import { canonize, makeKey, signDataIntegrity } from '../../../support/signBadge.ts'

type Document = Record<string, unknown>
const key = makeKey()
const VC = 'https://www.w3.org/2018/credentials#'
const DATE = 'http://www.w3.org/2001/XMLSchema#dateTime'

async function integrityOf(document: object) {
  const { report } = await examine(JSON.stringify(document), fakeOutside())
  return { verdict: report.verdict, code: report.checks[1]!.code }
}

const plain = makeCredential({
  issuer: { id: key.did, type: ['Profile'], name: 'N' },
  validUntil: '2026-06-01T00:00:00Z',
})
const contexts = plain['@context'] as unknown[]

/** Disguises that leave the canonical form as it was: what a forger would try. */
const disguises: [name: string, (badge: Document) => Document, code: string][] = [
  [
    'the end under its full name',
    ({ validUntil, ...badge }) => ({
      ...badge,
      [`${VC}validUntil`]: { '@type': DATE, '@value': validUntil },
    }),
    'integrity.disguised',
  ],
  [
    'the end in a list',
    ({ validUntil, ...badge }) => ({ ...badge, validUntil: [validUntil] }),
    'integrity.disguised',
  ],
  [
    'the end wrapped',
    ({ validUntil, ...badge }) => ({ ...badge, validUntil: { '@value': validUntil, '@type': DATE } }),
    'integrity.disguised',
  ],
  ['the identifier as @id', ({ id, ...badge }) => ({ ...badge, '@id': id }), 'integrity.disguised'],
  ['the type as @type', ({ type, ...badge }) => ({ ...badge, '@type': type }), 'integrity.disguised'],
  [
    'the subject told in two parts',
    ({ credentialSubject, ...badge }) => {
      const { achievement, ...rest } = credentialSubject as Document
      return { ...badge, credentialSubject: [rest, { id: rest.id, type: rest.type, achievement }] }
    },
    'integrity.disguised',
  ],
  [
    'the achievement told in two parts',
    ({ credentialSubject, ...badge }) => {
      const { achievement, ...subject } = credentialSubject as Document & { achievement: Document }
      const { name, ...rest } = achievement
      return {
        ...badge,
        credentialSubject: { ...subject, achievement: [rest, { id: rest.id, type: rest.type, name }] },
      }
    },
    'integrity.disguised',
  ],
]

describe('the same meaning in disguise', () => {
  test.each(disguises)('%s', async (_, disguise, code) => {
    const badge = await signDataIntegrity(plain, key)
    expect((await integrityOf(badge)).verdict).toBe('expired')
    const disguised = disguise(badge)
    const { proof: _proof, ...unsecured } = disguised
    expect(await canonize(unsecured)).toBe(await canonize(plain))
    expect(await integrityOf(disguised)).toEqual({ verdict: 'unverified', code })
  })

  test('a word of the issuer’s own that means "valid until"', async () => {
    const badge = await signDataIntegrity(
      { ...plain, '@context': [...contexts, { bestBefore: { '@id': `${VC}validUntil`, '@type': DATE } }] },
      key,
    )
    const { validUntil, ...rest } = badge
    expect(await integrityOf({ ...rest, bestBefore: validUntil })).toEqual({
      verdict: 'unverified',
      code: 'integrity.terms-redefined',
    })
  })

  test('the end moved to a twin of the credential, deep inside an endorsement', async () => {
    const about = { id: plain.id, type: ['EndorsementSubject', 'VerifiableCredential'] }
    const endorsement = {
      type: ['VerifiableCredential', 'EndorsementCredential'],
      id: 'urn:uuid:e',
      issuer: key.did,
      validFrom: '2026-01-01T00:00:00Z',
      credentialSubject: about,
    }
    const badge = await signDataIntegrity({ ...plain, endorsement: [endorsement] }, key)
    expect((await integrityOf(badge)).verdict).toBe('expired')
    const { validUntil, ...rest } = badge
    const moved = { ...rest, endorsement: [{ ...endorsement, credentialSubject: { ...about, validUntil } }] }
    const { proof: _, ...unsecured } = moved as Document
    const { proof: __, ...before } = badge
    expect(await canonize(unsecured)).toBe(await canonize(before))
    expect(await integrityOf(moved)).toEqual({ verdict: 'unverified', code: 'integrity.disguised' })
  })
})

describe('contexts', () => {
  const signedWith = (context: unknown[], more: Document = {}) =>
    signDataIntegrity({ ...plain, validUntil: undefined, '@context': context, ...more }, key)

  test('own words with meanings of their own are welcome', async () => {
    const own = {
      '@protected': true,
      hours: 'https://school.example/terms#hours',
      room: { '@id': 'https://school.example/terms#room' },
    }
    const badge = await signedWith([...contexts, own], { hours: '12', room: 'B 4' })
    expect(await integrityOf(badge)).toEqual({ verdict: 'intact', code: 'integrity.proof-holds' })
    expect(await integrityOf({ ...badge, hours: '13' })).toEqual({
      verdict: 'altered',
      code: 'integrity.broken',
    })
  })

  test.each<[string, unknown]>([
    ['a known word', { narrative: 'https://evil.example/narrative' }],
    ['a known meaning', { until: `${VC}validUntil` }],
    ['a known meaning through a prefix', { until: 'cred:validUntil' }],
    ['a way into a known vocabulary', { v: VC }],
    ['everything at once', { '@vocab': 'https://evil.example/' }],
    ['a base', { '@base': 'https://evil.example/' }],
    ['a language', { '@language': 'fr' }],
    [
      'rules of its own',
      { thing: { '@id': 'https://x.example/t', '@context': { name: 'https://x.example/n' } } },
    ],
    ['nothing at all', null],
  ])('%s may not be redefined', async (_, context) => {
    const badge = { ...(await signDataIntegrity(plain, key)), '@context': [...contexts, context] }
    expect(await integrityOf(badge)).toEqual({ verdict: 'unverified', code: 'integrity.terms-redefined' })
  })

  test('an unknown context is named, and never asked for', async () => {
    const outside = fakeOutside()
    const badge = {
      ...(await signDataIntegrity(plain, key)),
      '@context': [...contexts, 'https://unknown.example/v1'],
    }
    const { report } = await examine(JSON.stringify(badge), outside)
    expect(report.checks[1]).toMatchObject({
      code: 'integrity.context-unknown',
      because: { context: 'https://unknown.example/v1' },
    })
    expect(outside.asked).toEqual([])
  })

  test('a word that nothing explains', async () => {
    const badge = { ...(await signDataIntegrity(plain, key)), surprise: 'unsigned' }
    expect(await integrityOf(badge)).toEqual({ verdict: 'unverified', code: 'integrity.terms-unknown' })
  })
})

describe('built to hang us', () => {
  test('too many parts', async () => {
    const evidence = Array.from({ length: 60_000 }, () => 0)
    const badge = { ...(await signDataIntegrity(plain, key)), evidence }
    expect(await integrityOf(badge)).toEqual({ verdict: 'unverified', code: 'integrity.too-complex' })
  })

  test('a knot of nameless things that all point at each other', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `_:b${index}`)
    const evidence = names.map((id) => ({ id, type: ['Evidence'], audience: 'x' }))
    const badge = { ...(await signDataIntegrity(plain, key)), evidence }
    expect(await integrityOf(badge)).toEqual({ verdict: 'unverified', code: 'integrity.disguised' })
  })

  test('many nameless things alike are only many', async () => {
    const evidence = Array.from({ length: 30 }, () => ({ type: ['Evidence'] }))
    const badge = await signDataIntegrity({ ...plain, evidence }, key)
    expect(await integrityOf(badge)).toEqual({ verdict: 'expired', code: 'integrity.proof-holds' })
  })

  test('depth', async () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`
    const text = JSON.stringify(plain).replace(/}$/, `,"evidence":${deep}}`)
    expect((await examine(text, fakeOutside())).report.verdict).toBe('unreadable')
  })
})
