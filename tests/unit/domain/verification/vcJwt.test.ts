// Credentials in a JWT: every algorithm, every forgery, and claims that contradict.
import { describe, expect, test } from 'vitest'
import { lookAt as look } from '../../../support/lookAt.ts'
import { makeCredential } from '../../../support/makeBadge.ts'
import { controllerDocument, makeKey, signJws, signJwt } from '../../../support/signBadge.ts'

const ISSUER = 'https://issuer.example/1'
const key = makeKey()
const selfNamed = () => makeCredential({ issuer: { id: key.did, type: ['Profile'], name: 'Someone' } })
const listing = (keys: Parameters<typeof controllerDocument>[1], change = {}) => ({
  [ISSUER]: { json: controllerDocument(ISSUER, keys, change) },
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

test('an end in a list is not read past', async () => {
  const credential = makeCredential({ issuer: { id: key.did }, validUntil: ['2020-01-01T00:00:00Z'] })
  expect(await look(signJwt(credential, key), {}, { trustedIssuers: [key.did] })).toMatchObject({
    verdict: 'intact',
    window: 'window.unreadable',
  })
})
