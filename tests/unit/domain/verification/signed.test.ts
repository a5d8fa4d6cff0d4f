// Signed badges of Open Badges 1.x and 2.0: key, owner, list.
import { describe, expect, test } from 'vitest'
import type { FakeAnswer } from '../../../support/fakeOutside.ts'
import { lookAt as look } from '../../../support/lookAt.ts'
import { makeAssertion, makeBadgeClass } from '../../../support/makeBadge.ts'
import { makeKey, signJws } from '../../../support/signBadge.ts'

const CLASS = 'https://issuer.example/classes/1'
const ISSUER = 'https://issuer.example/issuer'
const KEY = 'https://issuer.example/key'
const LIST = 'https://issuer.example/revoked'

const assertion = (change: object = {}) => makeAssertion({ badge: CLASS, ...change })
const profile = (change: object = {}) => ({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Issuer',
  id: ISSUER,
  name: 'Workshop',
  url: 'https://issuer.example',
  ...change,
})
function world(change: Record<string, FakeAnswer> = {}, issuer: object = {}): Record<string, FakeAnswer> {
  return {
    [CLASS]: { json: makeBadgeClass({ issuer: ISSUER }) },
    [ISSUER]: { json: profile(issuer) },
    ...change,
  }
}

describe('signed', () => {
  const key = makeKey('RSA')
  const keyDocument = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'CryptographicKey',
    id: KEY,
    owner: ISSUER,
    publicKeyPem: key.pem,
  }
  const signed = (change: object = {}, signer = key) =>
    signJws(
      assertion({ id: 'urn:uuid:1', verification: { type: 'SignedBadge', creator: KEY }, ...change }),
      signer,
      { alg: 'RS256' },
    )
  const known = (change: Record<string, FakeAnswer> = {}, issuer: object = {}) =>
    world(
      { [KEY]: { json: keyDocument }, [LIST]: { json: { revokedAssertions: [] } }, ...change },
      { publicKey: KEY, revocationList: LIST, ...issuer },
    )

  test('key listed and owned, list clear: verified', async () => {
    expect(await look(signed(), known())).toMatchObject({
      verdict: 'verified',
      integrity: 'integrity.proof-holds',
      issuer: 'issuer.confirmed',
      status: 'status.clear',
    })
  })

  test('without a creator, the issuer’s key', async () => {
    expect(await look(signed({ verification: { type: 'signed' } }), known())).toMatchObject({
      verdict: 'verified',
    })
  })

  test('one of several keys; PKCS#1', async () => {
    const { createPublicKey } = await import('node:crypto')
    const pkcs1 = String(createPublicKey(key.pem).export({ type: 'pkcs1', format: 'pem' }))
    const answers = known(
      { [KEY]: { json: { ...keyDocument, publicKeyPem: pkcs1 } } },
      { publicKey: ['https://issuer.example/k0', { id: KEY }] },
    )
    expect(await look(signed(), answers)).toMatchObject({ verdict: 'verified' })
  })

  test.each<[string, () => string, () => Record<string, FakeAnswer>, object]>([
    [
      'another key signed',
      () => signed({}, makeKey('RSA')),
      () => known(),
      { verdict: 'altered', integrity: 'integrity.broken' },
    ],
    [
      'key not listed',
      () => signed(),
      () => known({}, { publicKey: 'https://issuer.example/k0' }),
      { verdict: 'altered', issuer: 'issuer.key-not-listed' },
    ],
    [
      'key of another owner',
      () => signed(),
      () => known({ [KEY]: { json: { ...keyDocument, owner: 'https://evil.example' } } }),
      { verdict: 'altered', issuer: 'issuer.key-of-another' },
    ],
    [
      'key out of reach',
      () => signed(),
      () => known({ [KEY]: undefined }),
      { verdict: 'unverified', integrity: 'integrity.key-out-of-reach' },
    ],
    [
      'key gone',
      () => signed(),
      () => known({ [KEY]: { status: 404 } }),
      { verdict: 'unverified', integrity: 'integrity.key-gone' },
    ],
    [
      'key unreadable',
      () => signed(),
      () => known({ [KEY]: { json: { hello: 1 } } }),
      { verdict: 'unverified', integrity: 'integrity.key-unusable' },
    ],
    [
      'issuer out of reach',
      () => signed(),
      () => known({ [ISSUER]: undefined }),
      { verdict: 'intact', issuer: 'issuer.out-of-reach' },
    ],
    [
      'list out of reach',
      () => signed(),
      () => known({ [LIST]: undefined }),
      { verdict: 'intact', status: 'status.out-of-reach' },
    ],
    [
      'list unreadable',
      () => signed(),
      () => known({ [LIST]: { json: 7 } }),
      { verdict: 'intact', status: 'status.list-unreadable' },
    ],
    [
      'no list',
      () => signed(),
      () => known({}, { revocationList: undefined }),
      { verdict: 'verified', status: 'status.none' },
    ],
    ['expired', () => signed({ expires: '2026-01-01T00:00:00Z' }), () => known(), { verdict: 'expired' }],
    [
      'revoked by name',
      () => signed(),
      () => known({ [LIST]: { json: { revokedAssertions: ['urn:uuid:1'] } } }),
      { verdict: 'revoked' },
    ],
    [
      'revoked with a reason',
      () => signed(),
      () => known({ [LIST]: { json: { revokedAssertions: [{ id: 'urn:uuid:1', revocationReason: 'x' }] } } }),
      { verdict: 'revoked' },
    ],
    [
      'revoked by uid',
      () => signed({ uid: 'u1' }),
      () => known({ [LIST]: { json: { revokedAssertions: [{ uid: 'u1' }] } } }),
      { verdict: 'revoked' },
    ],
    [
      'others revoked',
      () => signed(),
      () => known({ [LIST]: { json: { revokedAssertions: ['urn:uuid:2', { id: 'urn:uuid:3' }] } } }),
      { verdict: 'verified' },
    ],
  ])('%s', async (_, token, answers, expected) => {
    expect(await look(token(), answers())).toMatchObject(expected)
  })

  test('the text of a signed badge without its signature proves nothing', async () => {
    expect(
      await look(
        assertion({ id: 'urn:uuid:1', verification: { type: 'SignedBadge', creator: KEY } }),
        known(),
      ),
    ).toMatchObject({ verdict: 'unverified', integrity: 'integrity.signature-lost' })
  })

  test('1.0: the key at the issuer’s address, a list of reasons by uid', async () => {
    const old = (url: string, uid = 'a1') =>
      signJws(
        {
          uid,
          recipient: { type: 'email', hashed: false, identity: 'a@b.example' },
          badge: CLASS,
          verify: { type: 'signed', url },
          issuedOn: 1359217910,
        },
        key,
      )
    const class1 = {
      name: 'Welding',
      description: 'd',
      image: 'https://issuer.example/i.png',
      criteria: 'https://issuer.example/c',
      issuer: ISSUER,
    }
    const answers = {
      [CLASS]: { json: class1 },
      [ISSUER]: { json: { name: 'Workshop', url: 'https://issuer.example', revocationList: LIST } },
      [KEY]: { body: key.pem },
      [LIST]: { json: { b2: 'error' } },
      'https://evil.example/key': { body: key.pem },
    }
    expect(await look(old(KEY), answers)).toMatchObject({ verdict: 'verified' })
    expect(await look(old(KEY, 'b2'), answers)).toMatchObject({ verdict: 'revoked' })
    expect(await look(old('https://evil.example/key'), answers)).toMatchObject({
      verdict: 'intact',
      issuer: 'issuer.key-elsewhere',
    })
  })
})
