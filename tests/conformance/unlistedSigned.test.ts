// Signed badges of Open Badges 1.0 and 2.0 that no list of cases holds: keys of every place, lists of every spelling.
import { describe, expect, test } from 'vitest'
import { makeAssertion, makeBadgeClass } from '../support/makeBadge.ts'
import { makeKey, signJws, type TestKey } from '../support/signBadge.ts'
import { judge, judgeEach, plain, type Document } from '../support/unlisted.ts'

const ORIGIN = 'https://issuer.example'
const CLASS = `${ORIGIN}/classes/7`
const ISSUER = `${ORIGIN}/issuer`

const badgeClass = () => makeBadgeClass({ id: CLASS, issuer: ISSUER })
const issuer = (change: object = {}): Document =>
  plain({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Issuer',
    id: ISSUER,
    name: 'Workshop',
    url: ORIGIN,
    ...change,
  })
const assertion = (change: object = {}): Document => plain(makeAssertion({ badge: CLASS, ...change }))

describe('signed', () => {
  const keys = {
    RSA: makeKey('RSA'),
    other: makeKey('RSA'),
    'P-256': makeKey('P-256'),
    weak: makeKey('RSA-1024'),
  }
  const KEY = `${ORIGIN}/keys/1`
  const document = (key: TestKey, id = KEY, owner = ISSUER) => ({
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'CryptographicKey',
    id,
    owner,
    publicKeyPem: key.pem,
  })
  const bare = (change: object = {}) =>
    assertion({ id: 'urn:uuid:7', verification: { type: 'SignedBadge', creator: KEY }, ...change })
  const signed =
    ({
      by = keys.RSA,
      change = {},
      profile = { publicKey: KEY } as object,
      answers = {} as object,
      header = {},
    } = {}) =>
    () => ({
      input: signJws(bare(change), by, header),
      answers: {
        [CLASS]: { json: badgeClass() },
        [ISSUER]: { json: issuer(profile) },
        [KEY]: { json: document(keys.RSA) },
        ...answers,
      },
    })
  const inProfile = (...listed: [string, TestKey][]) => ({
    publicKey: listed.map(([name, key]) => document(key, `${ISSUER}#${name}`)),
  })
  const creator = (name: string) => ({ verification: { type: 'SignedBadge', creator: `${ISSUER}#${name}` } })

  judgeEach([
    ['RS256, a key of its own document', signed(), { verdict: 'verified', version: '2.0' }],
    ['a key in lower-case letters', signed({ header: { alg: 'RS256', kid: 'x' } }), 'verified'],
    [
      'the key as older PEM',
      signed({
        answers: {
          [KEY]: { json: { ...document(keys.RSA), publicKeyPem: keys.RSA.privateKey && pkcs1(keys.RSA) } },
        },
      }),
      'verified',
    ],
    ['the key as bare PEM', signed({ answers: { [KEY]: { body: keys.RSA.pem } } }), 'verified'],
    [
      'ES256',
      signed({ by: keys['P-256'], answers: { [KEY]: { json: document(keys['P-256']) } } }),
      'verified',
    ],
    [
      'the second of two keys in the profile, named',
      signed({ change: creator('two'), profile: inProfile(['one', keys.other], ['two', keys.RSA]) }),
      'verified',
    ],
    [
      'the first of two keys is named, the second signed',
      signed({ change: creator('one'), profile: inProfile(['one', keys.other], ['two', keys.RSA]) }),
      'altered',
    ],
    [
      'no key named, the third in the profile',
      signed({
        change: { verification: { type: 'SignedBadge' } },
        profile: inProfile(['one', keys.other], ['e', keys['P-256']], ['two', keys.RSA]),
      }),
      'verified',
    ],
    [
      'no key named, none in the profile fits',
      signed({ change: { verification: { type: 'SignedBadge' } }, profile: inProfile(['one', keys.other]) }),
      'altered',
    ],
    [
      'no key named, one fits and one is out of reach',
      signed({
        change: { verification: { type: 'SignedBadge' } },
        profile: { publicKey: [`${ORIGIN}/keys/0`, KEY] },
      }),
      'verified',
    ],
    [
      'no key named, none fits but one is out of reach',
      signed({
        by: keys.other,
        change: { verification: { type: 'SignedBadge' } },
        profile: { publicKey: [`${ORIGIN}/keys/0`, KEY] },
      }),
      'unverified',
    ],
    ['a key the issuer does not list', signed({ profile: { publicKey: `${ORIGIN}/keys/2` } }), 'altered'],
    [
      'a key of another owner',
      signed({ answers: { [KEY]: { json: document(keys.RSA, KEY, 'https://other.example/issuer') } } }),
      'altered',
    ],
    ['another key signed', signed({ by: keys.other }), 'altered'],
    [
      'a key too short',
      signed({ by: keys.weak, answers: { [KEY]: { json: document(keys.weak) } } }),
      'unverified',
    ],
    ['alg none', signed({ header: { alg: 'none' } }), 'altered'],
    ['a key that is nowhere', signed({ answers: { [KEY]: { status: 404 } } }), 'unverified'],
    [
      'taken back by its id',
      signed({
        profile: { publicKey: KEY, revocationList: `${ORIGIN}/taken` },
        answers: {
          [`${ORIGIN}/taken`]: {
            json: { type: 'RevocationList', revokedAssertions: ['urn:uuid:8', 'urn:uuid:7'] },
          },
        },
      }),
      'revoked',
    ],
    [
      'taken back with a reason',
      signed({
        profile: { publicKey: KEY, revocationList: `${ORIGIN}/taken` },
        answers: {
          [`${ORIGIN}/taken`]: {
            json: { revokedAssertions: [{ id: 'urn:uuid:7', revocationReason: 'a slip' }] },
          },
        },
      }),
      'revoked',
    ],
    [
      'taken back by its uid, as object',
      signed({
        profile: { publicKey: KEY, revocationList: { id: `${ORIGIN}/taken` } },
        answers: { [`${ORIGIN}/taken`]: { json: { revokedAssertions: [{ uid: '7' }] } } },
      }),
      'revoked',
    ],
    [
      'not on the list',
      signed({
        profile: { publicKey: KEY, revocationList: `${ORIGIN}/taken` },
        answers: { [`${ORIGIN}/taken`]: { json: { revokedAssertions: ['urn:uuid:77'] } } },
      }),
      'verified',
    ],
    [
      'the list is out of reach',
      signed({ profile: { publicKey: KEY, revocationList: `${ORIGIN}/taken` } }),
      { verdict: 'intact', codes: { status: 'status.out-of-reach' } },
    ],
    ['over', signed({ change: { expires: '2020-01-01T00:00:00Z' } }), 'expired'],
    [
      '1.0, taken back by its uid',
      () => {
        const old = {
          uid: '7',
          recipient: { type: 'email', hashed: false, identity: 'a@example.org' },
          issuedOn: 1_428_494_262,
          badge: CLASS,
          verify: { type: 'signed', url: KEY },
        }
        const answers = {
          [CLASS]: { json: { ...badgeClass(), id: undefined } },
          [ISSUER]: { json: { name: 'Workshop', url: ORIGIN, revocationList: `${ORIGIN}/taken` } },
          [KEY]: { body: keys.RSA.pem },
          [`${ORIGIN}/taken`]: { json: { '6': 'x', '7': 'a slip' } },
        }
        return { input: signJws(old, keys.RSA), answers }
      },
      { verdict: 'revoked', version: '1.0' },
    ],
  ])

  test('one letter changed, and it falls', async () => {
    const { input, answers } = signed()()
    const [header, payload, signature] = input.split('.') as [string, string, string]
    const changed = Buffer.from(payload, 'base64url').toString().replace('learner@', 'someone@')
    const verdict = (
      await judge({ input: `${header}.${Buffer.from(changed).toString('base64url')}.${signature}`, answers })
    ).verdict
    expect(verdict).toBe('altered')
  })

  function pkcs1(key: TestKey): string {
    const body = key.pem.replace(/-----[^-]+-----|\s/g, '')
    return `-----BEGIN RSA PUBLIC KEY-----\n${Buffer.from(body, 'base64').subarray(24).toString('base64')}\n-----END RSA PUBLIC KEY-----\n`
  }
})
