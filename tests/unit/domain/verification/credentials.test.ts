// Open Badges 3.0 end to end: proofs, keys, issuers and dates, with keys of our own and a fake network.
import { describe, expect, test } from 'vitest'
import { examine } from '../../../../src/domain/verification/examine.ts'
import type { ExamineOptions } from '../../../../src/domain/verification/examine.ts'
import type { CheckId } from '../../../../src/domain/verification/report.ts'
import { fakeOutside } from '../../../support/fakeOutside.ts'
import type { FakeAnswer } from '../../../support/fakeOutside.ts'
import { makeCredential } from '../../../support/makeBadge.ts'
import {
  controllerDocument,
  makeKey,
  signDataIntegrity,
  signJws,
  signJwt,
} from '../../../support/signBadge.ts'

const ISSUER = 'https://issuer.example/1'
const key = makeKey()
const otherKey = makeKey()

async function look(
  badge: object | string,
  answers: Record<string, FakeAnswer> = {},
  options: ExamineOptions = {},
) {
  const input = typeof badge === 'string' ? badge : JSON.stringify(badge)
  const { report } = await examine(input, fakeOutside(answers), options)
  const code = (id: CheckId) => report.checks.find((check) => check.id === id)!.code
  return {
    verdict: report.verdict,
    integrity: code('integrity'),
    issuer: code('issuer'),
    window: code('window'),
    report,
  }
}

const selfNamed = () => makeCredential({ issuer: { id: key.did, type: ['Profile'], name: 'Someone' } })
const listing = (keys: Parameters<typeof controllerDocument>[1], change = {}) => ({
  [ISSUER]: { json: controllerDocument(ISSUER, keys, change) },
})

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
        cryptosuite: 'ecdsa-sd-2023',
        proofPurpose: 'assertionMethod',
        verificationMethod: key.method,
        proofValue: 'u2V0A',
      },
    }
    const seen = await look(badge)
    expect(seen).toMatchObject({ verdict: 'unverified', integrity: 'integrity.method-unknown' })
    expect(seen.report.checks[1]!.because).toEqual({ method: 'ecdsa-sd-2023' })
  })

  test.each([
    ['no proof at all', undefined, 'integrity.no-proof'],
    ['another purpose', { proofPurpose: 'authentication' }, 'integrity.other-purpose'],
    ['a proof whose time is over', { expires: '2026-02-01T00:00:00Z' }, 'integrity.proof-expired'],
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

describe('VC-JWT', () => {
  const algorithms = [
    ['RS256', 'RSA'],
    ['RS384', 'RSA'],
    ['RS512', 'RSA'],
    ['PS256', 'RSA'],
    ['ES256', 'P-256'],
    ['ES384', 'P-384'],
    ['EdDSA', 'Ed25519'],
  ] as const

  test.each(algorithms)('%s: holds, and breaks with another payload', async (alg, kind) => {
    const own = makeKey(kind)
    const credential = makeCredential({ issuer: { id: own.did, type: ['Profile'], name: 'N' } })
    const token = signJwt(credential, own, { kid: own.method, alg })
    expect(await look(token)).toMatchObject({ verdict: 'intact', integrity: 'integrity.proof-holds' })
    const [header, , signature] = token.split('.')
    const forged = [
      header,
      signJwt({ ...credential, id: 'urn:uuid:forged' }, own).split('.')[1],
      signature,
    ].join('.')
    expect(await look(forged)).toMatchObject({ verdict: 'altered', integrity: 'integrity.broken' })
  })

  test.each([
    ['alg none', { alg: 'none' }, 'integrity.algorithm-refused'],
    ['alg None', { alg: 'NONE' }, 'integrity.algorithm-refused'],
    ['HMAC', { alg: 'HS256' }, 'integrity.algorithm-refused'],
    ['a private key in the header', { jwk: { ...key.jwk, d: 'AAAA' } }, 'integrity.private-key'],
  ])('%s is a forgery', async (_, header, code) => {
    const token = signJwt(selfNamed(), key, { kid: key.method })
    const [, payload, signature] = token.split('.')
    const head = Buffer.from(JSON.stringify({ alg: 'EdDSA', ...header })).toString('base64url')
    expect(await look(`${head}.${payload}.${signature}`)).toMatchObject({
      verdict: 'altered',
      integrity: code,
    })
  })

  test.each([
    ['an unknown algorithm', { alg: 'ES256K' }, 'integrity.method-unknown'],
    ['critical rules we do not know', { alg: 'EdDSA', crit: ['exp'] }, 'integrity.method-unknown'],
    ['no key', { alg: 'EdDSA' }, 'integrity.no-key'],
  ])('%s leaves it open', async (_, header, code) => {
    const [, payload, signature] = signJwt(selfNamed(), key).split('.')
    const head = Buffer.from(JSON.stringify(header)).toString('base64url')
    expect(await look(`${head}.${payload}.${signature}`)).toMatchObject({
      verdict: 'unverified',
      integrity: code,
    })
  })

  test('an RSA key below 2048 bits proves nothing', async () => {
    const weak = makeKey('RSA-1024')
    const credential = makeCredential({ issuer: { id: weak.did, type: ['Profile'], name: 'N' } })
    expect(await look(signJwt(credential, weak))).toMatchObject({
      verdict: 'unverified',
      integrity: 'integrity.weak-key',
    })
  })

  test.each([
    ['iss', { iss: 'https://evil.example/' }],
    ['sub', { sub: 'did:example:other' }],
    ['jti', { jti: 'urn:uuid:other' }],
    ['nbf', { nbf: 1 }],
  ])('a different %s contradicts the badge; an absent one says nothing', async (claim, claims) => {
    expect(await look(signJwt(selfNamed(), key, undefined, claims))).toMatchObject({
      verdict: 'altered',
      integrity: 'integrity.claims-differ',
    })
    expect(await look(signJwt(selfNamed(), key, undefined, { [claim]: undefined }))).toMatchObject({
      verdict: 'intact',
    })
  })

  test('VC-JWT 1.1: the credential in `vc`, issuer and dates in the claims', async () => {
    const { issuer: _, validFrom: __, ...vc } = selfNamed()
    const token = signJws(
      {
        vc: { ...vc, '@context': ['https://www.w3.org/2018/credentials/v1'] },
        iss: key.did,
        nbf: 1700000000,
        exp: 1750000000,
      },
      key,
      { kid: key.method },
    )
    expect(await look(token)).toMatchObject({
      verdict: 'expired',
      issuer: 'issuer.only-a-key',
      window: 'window.expired',
    })
  })

  test('the earlier of `exp` and `validUntil` counts', async () => {
    const long = makeCredential({ issuer: { id: key.did }, validUntil: '2030-01-01T00:00:00Z' })
    expect(await look(signJwt(long, key, undefined, { exp: 1767225600 }))).toMatchObject({
      verdict: 'expired',
    })
    expect(await look(signJwt(long, key, undefined, { exp: 1900000000 }))).toMatchObject({
      verdict: 'intact',
    })
  })

  test('a bare kid is looked up at the issuer', async () => {
    const token = signJwt(makeCredential(), key, { kid: 'key-1' })
    expect(await look(token, listing({ 'key-1': key }))).toMatchObject({
      verdict: 'verified',
      issuer: 'issuer.confirmed',
    })
  })
})

describe('who signed', () => {
  const atIssuer = () => signDataIntegrity(makeCredential(), key, { verificationMethod: `${ISSUER}#key-1` })

  test('the issuer’s own address lists the key: verified, with its domain', async () => {
    const seen = await look(await atIssuer(), listing({ 'key-1': key }))
    expect(seen.verdict).toBe('verified')
    expect(seen.report.checks.find(({ id }) => id === 'issuer')).toMatchObject({
      state: 'ok',
      because: { domain: 'issuer.example' },
      source: 'live',
    })
  })

  test.each([
    ['out of reach', undefined, 'integrity.key-out-of-reach'],
    ['an error', { status: 500 }, 'integrity.key-gone'],
    ['not found', { status: 404 }, 'integrity.key-gone'],
    ['a web page', { body: '<html></html>' }, 'integrity.key-gone'],
    [
      'without this key',
      { json: controllerDocument(ISSUER, { 'key-2': otherKey }) },
      'integrity.key-not-listed',
    ],
  ])('the issuer’s address %s: open, never false', async (_, answer, code) => {
    expect(await look(await atIssuer(), { [ISSUER]: answer })).toMatchObject({
      verdict: 'unverified',
      integrity: code,
    })
  })

  test('another key under the same name: altered', async () => {
    expect(await look(await atIssuer(), listing({ 'key-1': otherKey }))).toMatchObject({ verdict: 'altered' })
  })

  test('a key the issuer keeps for other uses: altered', async () => {
    const seen = await look(await atIssuer(), listing({ 'key-1': key }, { assertionMethod: [] }))
    expect(seen).toMatchObject({ verdict: 'altered', issuer: 'issuer.key-not-for-badges' })
  })

  test('a key the issuer took back proves nothing', async () => {
    const document = controllerDocument(ISSUER, { 'key-1': key })
    const [method] = document.verificationMethod as object[]
    const answers = {
      [ISSUER]: {
        json: { ...document, verificationMethod: [{ ...method, revoked: '2026-06-01T00:00:00Z' }] },
      },
    }
    expect(await look(await atIssuer(), answers)).toMatchObject({
      verdict: 'unverified',
      integrity: 'integrity.key-revoked',
    })
  })

  describe('a key written in the badge', () => {
    const written = () =>
      signDataIntegrity(makeCredential(), key, { verificationMethod: `${ISSUER}#${key.multikey}` })

    test('nobody to ask: unchanged, not confirmed', async () => {
      expect(await look(await written())).toMatchObject({ verdict: 'intact', issuer: 'issuer.out-of-reach' })
    })

    test('the issuer lists it: verified; lists others: altered; says nothing of keys: intact', async () => {
      const badge = await written()
      expect(await look(badge, listing({ 'key-1': key }))).toMatchObject({ verdict: 'verified' })
      expect(await look(badge, listing({ 'key-1': otherKey }))).toMatchObject({
        verdict: 'altered',
        issuer: 'issuer.key-not-listed',
      })
      expect(await look(badge, { [ISSUER]: { json: { id: ISSUER, name: 'I' } } })).toMatchObject({
        verdict: 'intact',
        issuer: 'issuer.says-nothing',
      })
    })

    test('a jwk in the header of a JWT likewise', async () => {
      const token = signJwt(makeCredential(), key, { jwk: key.jwk })
      expect(await look(token)).toMatchObject({ verdict: 'intact' })
      expect(await look(token, listing({ 'key-1': key }))).toMatchObject({ verdict: 'verified' })
      expect(await look(token, listing({ 'key-1': otherKey }))).toMatchObject({ verdict: 'altered' })
    })
  })

  describe('JWKS', () => {
    const jwks = 'https://issuer.example/keys.json'
    const token = signJwt(makeCredential(), key, { kid: `${jwks}#k1` })

    test('on the issuer’s host: verified', async () => {
      const answers = {
        [jwks]: {
          json: {
            keys: [
              { ...otherKey.jwk, kid: 'k0' },
              { ...key.jwk, kid: 'k1' },
            ],
          },
        },
      }
      expect(await look(token, answers)).toMatchObject({ verdict: 'verified', issuer: 'issuer.confirmed' })
    })

    test('a bare key at the address', async () => {
      const bare = signJwt(makeCredential(), key, { kid: jwks })
      expect(await look(bare, { [jwks]: { json: key.jwk } })).toMatchObject({ verdict: 'verified' })
    })

    test('on another host: the issuer is asked', async () => {
      const far = 'https://keys.example/k.json'
      const badge = signJwt(makeCredential(), key, { kid: `${far}#k1` })
      const answers = { [far]: { json: { keys: [{ ...key.jwk, kid: 'k1' }] } } }
      expect(await look(badge, answers)).toMatchObject({ verdict: 'intact', issuer: 'issuer.out-of-reach' })
      expect(await look(badge, { ...answers, ...listing({ 'key-9': key }) })).toMatchObject({
        verdict: 'verified',
      })
      expect(await look(badge, { ...answers, ...listing({ 'key-9': otherKey }) })).toMatchObject({
        verdict: 'altered',
      })
    })

    test('a neighbour on the same host is not the issuer', async () => {
      const neighbour = 'https://issuer.example/2'
      const badge = await signDataIntegrity(makeCredential(), otherKey, {
        verificationMethod: `${neighbour}#key-1`,
      })
      const theirs = { [neighbour]: { json: controllerDocument(neighbour, { 'key-1': otherKey }) } }
      expect((await look(badge, theirs)).verdict).not.toBe('verified')
      expect(await look(badge, { ...theirs, ...listing({ 'key-1': key }) })).toMatchObject({
        verdict: 'altered',
        issuer: 'issuer.key-not-listed',
      })
    })
  })

  describe('DIDs', () => {
    test('did:web: confirmed by its domain, at the right address', async () => {
      const did = 'did:web:issuer.example%3A8443:badges:a'
      const badge = await signDataIntegrity(
        makeCredential({ issuer: { id: did, type: ['Profile'], name: 'N' } }),
        key,
        { verificationMethod: `${did}#key-1` },
      )
      const url = 'https://issuer.example:8443/badges/a/did.json'
      const seen = await look(badge, { [url]: { json: controllerDocument(did, { 'key-1': key }) } })
      expect(seen).toMatchObject({ verdict: 'verified', issuer: 'issuer.confirmed' })
      const foreign = { [url]: { json: controllerDocument('did:web:evil.example', { 'key-1': key }) } }
      expect(await look(badge, foreign)).toMatchObject({
        verdict: 'unverified',
        integrity: 'integrity.key-wrong-document',
      })
    })

    test('did:web without a path', async () => {
      const did = 'did:web:issuer.example'
      const badge = await signDataIntegrity(makeCredential({ issuer: did }), key, {
        verificationMethod: `${did}#key-1`,
      })
      const answers = {
        'https://issuer.example/.well-known/did.json': { json: controllerDocument(did, { 'key-1': key }) },
      }
      expect(await look(badge, answers)).toMatchObject({ verdict: 'verified' })
    })

    test.each([
      'did:web:user@issuer.example',
      'did:web:issuer.example%2Fother',
      'did:web:issuer.example%3Fq',
    ])('%s is no address', async (did) => {
      const badge = await signDataIntegrity(makeCredential({ issuer: did }), key, {
        verificationMethod: `${did}#key-1`,
      })
      expect(await look(badge)).toMatchObject({ verdict: 'unverified', integrity: 'integrity.key-unknown' })
    })

    test('a did:key the learner trusts is verified; one nobody knows is intact', async () => {
      const badge = await signDataIntegrity(selfNamed(), key)
      expect(await look(badge, {}, { trustedIssuers: [key.did] })).toMatchObject({
        verdict: 'verified',
        issuer: 'issuer.trusted',
      })
      expect(await look(badge, {}, { trustedIssuers: [otherKey.did] })).toMatchObject({ verdict: 'intact' })
    })

    test('a did:key that is not the issuer’s: altered, even for trusted issuers', async () => {
      const badge = await signDataIntegrity(selfNamed(), otherKey)
      expect(await look(badge, {}, { trustedIssuers: [key.did] })).toMatchObject({
        verdict: 'altered',
        issuer: 'issuer.key-of-another',
      })
    })

    test('an unknown method is named', async () => {
      const badge = await signDataIntegrity(selfNamed(), key, { verificationMethod: 'did:example:1#k' })
      expect(await look(badge)).toMatchObject({
        verdict: 'unverified',
        integrity: 'integrity.did-method-unknown',
      })
    })
  })

  test('an issuer without a name of its own', async () => {
    expect(await look(await signDataIntegrity(makeCredential({ issuer: undefined }), key))).toMatchObject({
      verdict: 'intact',
      issuer: 'issuer.unnamed',
    })
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
  ])('%s: %o', async (_, dates, verdict) => {
    expect((await look(await dated(dates))).verdict).toBe(verdict)
  })
})
