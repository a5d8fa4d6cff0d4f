// Embedded proofs: every method, sets and chains, with keys of our own.
import { describe, expect, test } from 'vitest'
import { lookAt as look } from '../../../support/lookAt.ts'
import { makeCredential } from '../../../support/makeBadge.ts'
import { makeKey, signDataIntegrity } from '../../../support/signBadge.ts'

const key = makeKey()
const otherKey = makeKey()
const selfNamed = () => makeCredential({ issuer: { id: key.did, type: ['Profile'], name: 'Someone' } })

describe('Data Integrity', () => {
  const suites = [
    ['eddsa-rdfc-2022', 'Ed25519'],
    ['eddsa-2022', 'Ed25519'],
    ['eddsa-jcs-2022', 'Ed25519'],
    ['ecdsa-rdfc-2019', 'P-256'],
    ['ecdsa-rdfc-2019', 'P-384'],
    ['ecdsa-jcs-2019', 'P-256'],
    ['ecdsa-jcs-2019', 'P-384'],
  ] as const

  test.each(suites)('%s with %s: holds, and breaks with one word', async (suite, kind) => {
    const own = makeKey(kind)
    const badge = await signDataIntegrity(
      makeCredential({ issuer: { id: own.did, type: ['Profile'], name: 'N' } }),
      own,
      { suite },
    )
    expect(await look(badge)).toMatchObject({
      verdict: 'intact',
      integrity: 'integrity.proof-holds',
      issuer: 'issuer.only-a-key',
    })
    expect(await look({ ...badge, validFrom: '2025-01-01T00:00:00Z' })).toMatchObject({
      verdict: 'altered',
      integrity: 'integrity.broken',
    })
  })

  test('Ed25519Signature2020', async () => {
    const context = [
      'https://www.w3.org/2018/credentials/v1',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
      'https://w3id.org/security/suites/ed25519-2020/v1',
    ]
    const { validFrom: _, ...rest } = selfNamed()
    const badge = await signDataIntegrity(
      { ...rest, '@context': context, issuanceDate: '2026-01-01T00:00:00Z' },
      key,
      { suite: 'Ed25519Signature2020' },
    )
    expect(await look(badge)).toMatchObject({ verdict: 'intact', integrity: 'integrity.proof-holds' })
    expect(await look({ ...badge, issuanceDate: '2025-01-01T00:00:00Z' })).toMatchObject({
      verdict: 'altered',
    })
  })

  test('every single changed character of the proof value breaks it', async () => {
    const badge = await signDataIntegrity(selfNamed(), key)
    const proof = badge.proof as { proofValue: string }
    const swapped = proof.proofValue.slice(0, -1) + (proof.proofValue.endsWith('2') ? '3' : '2')
    expect(await look({ ...badge, proof: { ...proof, proofValue: swapped } })).toMatchObject({
      verdict: 'altered',
    })
  })

  test('a method not known here leaves it open, and says which', async () => {
    const badge = {
      ...selfNamed(),
      proof: {
        type: 'DataIntegrityProof',
        cryptosuite: 'bbs-2023',
        proofPurpose: 'assertionMethod',
        verificationMethod: key.method,
        proofValue: 'u2V0A',
      },
    }
    const seen = await look(badge)
    expect(seen).toMatchObject({ verdict: 'unverified', integrity: 'integrity.method-unknown' })
    expect(seen.check('integrity').because).toEqual({ method: 'bbs-2023' })
  })

  test.each([
    ['no proof at all', undefined, 'integrity.no-proof'],
    ['another purpose', { proofPurpose: 'authentication' }, 'integrity.other-purpose'],
    ['a proof whose time is over', { expires: '2026-02-01T00:00:00Z' }, 'integrity.proof-expired'],
    ['an end in a list', { expires: ['2030-01-01T00:00:00Z'] }, 'integrity.proof-expired'],
    ['an end that is no date', { expires: 'later' }, 'integrity.proof-expired'],
    ['a missing earlier proof', { previousProof: 'urn:uuid:none' }, 'integrity.previous-proof-missing'],
  ])('%s proves nothing', async (_, more, code) => {
    const badge = more ? await signDataIntegrity(selfNamed(), key, { more }) : selfNamed()
    expect(await look(badge)).toMatchObject({ verdict: 'unverified', integrity: code })
  })

  test('a key of the wrong kind contradicts the method', async () => {
    const badge = await signDataIntegrity(selfNamed(), key, { verificationMethod: makeKey('P-256').method })
    expect(await look(badge)).toMatchObject({ verdict: 'altered', integrity: 'integrity.wrong-kind-of-key' })
  })

  test('another key is not this key', async () => {
    const badge = await signDataIntegrity(selfNamed(), otherKey, { verificationMethod: key.method })
    expect(await look(badge)).toMatchObject({ verdict: 'altered', integrity: 'integrity.broken' })
  })
})

describe('several proofs', () => {
  test('one that holds suffices beside one of an unknown method', async () => {
    const badge = await signDataIntegrity(selfNamed(), key)
    const proofs = [{ type: 'SomeProofType' }, badge.proof]
    expect(await look({ ...badge, proof: proofs })).toMatchObject({
      verdict: 'intact',
      integrity: 'integrity.proof-holds',
    })
  })

  test('one that is broken is never passed over', async () => {
    const badge = await signDataIntegrity(selfNamed(), key)
    const foreign = await signDataIntegrity(makeCredential({ name: 'other' }), otherKey)
    expect(await look({ ...badge, proof: [badge.proof, foreign.proof] })).toMatchObject({
      verdict: 'altered',
      integrity: 'integrity.broken',
    })
  })

  test('a chain holds as signed, and breaks when an earlier link is exchanged', async () => {
    const first = await signDataIntegrity(selfNamed(), key, { more: { id: 'urn:uuid:first' } })
    const chain = await signDataIntegrity(first, otherKey, { more: { previousProof: 'urn:uuid:first' } })
    expect(await look(chain)).toMatchObject({ verdict: 'intact', integrity: 'integrity.proof-holds' })
    const [, second] = chain.proof as object[]
    const exchanged = await signDataIntegrity(selfNamed(), otherKey, { more: { id: 'urn:uuid:first' } })
    expect(await look({ ...chain, proof: [exchanged.proof, second] })).toMatchObject({ verdict: 'altered' })
  })
})

describe('dates', () => {
  const dated = (dates: object) =>
    signDataIntegrity(
      makeCredential({ issuer: { id: key.did, type: ['Profile'], name: 'N' }, ...dates }),
      key,
    )

  test.each([
    ['ended a second ago', { validUntil: '2026-11-22T11:59:59Z' }, 'expired'],
    ['ends now', { validUntil: '2026-11-22T12:00:00Z' }, 'expired'],
    ['ends in a second', { validUntil: '2026-11-22T12:00:01Z' }, 'intact'],
    ['ends in another time zone', { validUntil: '2026-11-22T12:30:00+01:00' }, 'expired'],
    ['begins within what clocks differ', { validFrom: '2026-11-22T12:05:00Z' }, 'intact'],
    ['begins later', { validFrom: '2026-11-22T12:05:01Z' }, 'not-yet-valid'],
    ['has an end that is no date', { validUntil: 'soon' }, 'intact'],
  ])('%s: %o', async (_, dates, verdict) => {
    expect((await look(await dated(dates))).verdict).toBe(verdict)
  })
})
