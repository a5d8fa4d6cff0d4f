// Who signed? Issuers that confirm, deny, are silent, gone, or somebody else.
import { describe, expect, test } from 'vitest'
import { lookAt as look } from '../../../support/lookAt.ts'
import { makeCredential } from '../../../support/makeBadge.ts'
import { controllerDocument, makeKey, signDataIntegrity, signJwt } from '../../../support/signBadge.ts'

const ISSUER = 'https://issuer.example/1'
const key = makeKey()
const otherKey = makeKey()
const selfNamed = () => makeCredential({ issuer: { id: key.did, type: ['Profile'], name: 'Someone' } })
const listing = (keys: Parameters<typeof controllerDocument>[1], change = {}) => ({
  [ISSUER]: { json: controllerDocument(ISSUER, keys, change) },
})

describe('who signed', () => {
  const atIssuer = () => signDataIntegrity(makeCredential(), key, { verificationMethod: `${ISSUER}#key-1` })

  test('the issuer’s own address lists the key: verified, with its domain', async () => {
    const seen = await look(await atIssuer(), listing({ 'key-1': key }))
    expect(seen.verdict).toBe('verified')
    expect(seen.check('issuer')).toMatchObject({
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

    test.each(['https://evil.example/x', 'https://issuer.example/2'])(
      'a document at %s that gives itself the issuer’s name is not believed',
      async (place) => {
        const badge = await signDataIntegrity(makeCredential(), otherKey, {
          verificationMethod: `${place}#key-1`,
        })
        const { verificationMethod, ...forged } = controllerDocument(ISSUER, { 'key-1': otherKey })
        const methods = (verificationMethod as object[]).map((method) => ({
          ...method,
          id: `${place}#key-1`,
        }))
        const document = { ...forged, verificationMethod: methods, assertionMethod: [`${place}#key-1`] }
        const answers = { [place]: { json: document } }
        expect((await look(badge, answers)).verdict).toBe('intact')
        expect(await look(badge, { ...answers, ...listing({ 'key-1': key }) })).toMatchObject({
          verdict: 'altered',
          issuer: 'issuer.key-not-listed',
        })
      },
    )

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
