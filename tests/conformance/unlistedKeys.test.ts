// Keys that no list of cases holds: in documents of every shape, in names of every kind.
import { generateKeyPairSync } from 'node:crypto'
import { describe } from 'vitest'
import { toBase58 } from '../../src/domain/verification/bytes.ts'
import { makeCredential } from '../support/makeBadge.ts'
import {
  controllerDocument,
  makeKey,
  signDataIntegrity,
  signJwt,
  type TestKey,
} from '../support/signBadge.ts'
import { judgeEach, plain, type Case, type Document } from '../support/unlisted.ts'

const key = makeKey()

describe('keys in documents', () => {
  const did = 'did:web:issuer.example:dept'
  const url = 'https://issuer.example/dept/did.json'
  const method = (more: Document = {}) => ({
    id: `${did}#k`,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: key.multikey,
    ...more,
  })
  const at =
    (document: Document, verificationMethod = `${did}#k`) =>
    async () => ({
      input: await signDataIntegrity(plain(makeCredential({ issuer: { id: did, type: ['Profile'] } })), key, {
        verificationMethod,
      }),
      answers: { [url]: { json: document } },
    })
  /** In a document of this one. */
  const alone = (listed: Document) =>
    at({ id: did, verificationMethod: [listed], assertionMethod: [`${did}#k`] })

  judgeEach([
    ['listed', at(controllerDocument(did, { k: key })), 'verified'],
    [
      'with relative names',
      at({ id: did, verificationMethod: [method({ id: '#k' })], assertionMethod: ['#k'] }),
      'verified',
    ],
    ['written where it is needed', at({ id: did, assertionMethod: [method()] }), 'verified'],
    [
      'as JWK',
      at({
        id: did,
        verificationMethod: [
          { id: `${did}#k`, type: 'JsonWebKey2020', controller: did, publicKeyJwk: key.jwk },
        ],
        assertionMethod: [`${did}#k`],
      }),
      'verified',
    ],
    [
      'as Ed25519VerificationKey2020',
      at({
        id: did,
        verificationMethod: [method({ type: 'Ed25519VerificationKey2020' })],
        assertionMethod: [`${did}#k`],
      }),
      'verified',
    ],
    [
      'among others',
      at(controllerDocument(did, { a: makeKey(), b: makeKey('P-256'), k: key, c: makeKey('RSA') })),
      'verified',
    ],
    [
      'listed for logging in only',
      at(controllerDocument(did, { k: key }, { assertionMethod: [], authentication: [`${did}#k`] })),
      'altered',
    ],
    ['taken back', alone(method({ revoked: '2026-05-01T00:00:00Z' })), 'unverified'],
    ['taken back on a day that cannot be read', alone(method({ revoked: '31/12/2025' })), 'unverified'],
    [
      'of a curve that nobody can check here',
      async () => {
        const publicKeyJwk = { kty: 'OKP', crv: 'Ed448', x: 'A'.repeat(76) }
        const listed = method({ type: 'JsonWebKey', publicKeyMultibase: undefined, publicKeyJwk })
        const badge = makeCredential({ issuer: { id: did, type: ['Profile'] } })
        return {
          input: signJwt(badge, key, { kid: `${did}#k` }),
          answers: {
            [url]: { json: plain({ id: did, verificationMethod: [listed], assertionMethod: [`${did}#k`] }) },
          },
        }
      },
      { verdict: 'unverified', codes: { integrity: 'integrity.key-unusable' } },
    ],
    ['to be taken back', alone(method({ expires: '2027-05-01T00:00:00Z' })), 'verified'],
    ['another key under its name', at(controllerDocument(did, { k: makeKey() })), 'altered'],
    ['gone from the document', at(controllerDocument(did, { other: makeKey() })), 'unverified'],
    ['in a document of another', at(controllerDocument(`${did}x`, { k: key })), 'unverified'],
    [
      'that holds its private half',
      alone({ id: `${did}#k`, type: 'JsonWebKey', publicKeyJwk: { ...key.jwk, d: 'AAAA' } }),
      'unverified',
    ],
    [
      'its own name, not the issuer’s',
      at(controllerDocument(did, { other: makeKey() }), key.method),
      'altered',
    ],
    [
      'its own name, which the issuer lists, too',
      at(controllerDocument(did, { k: key }), key.method),
      'verified',
    ],
  ])
})

describe('keys that are their own name', () => {
  const named = (by: TestKey, did: string, method: string) => async () => ({
    input: signJwt(plain(makeCredential({ issuer: { id: did, type: ['Profile'] } })), by, { kid: method }),
    options: { trustedIssuers: [did] },
  })
  /** did:key of an RSA key: RSAPublicKey of PKCS#1 behind its multicodec header. */
  const rsa = (modulusLength: number, spoil: (der: Buffer) => Buffer = (der) => der): [TestKey, string] => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength })
    const der = spoil(publicKey.export({ type: 'pkcs1', format: 'der' }))
    const word = `z${toBase58(Buffer.concat([Buffer.from([0x85, 0x24]), der]))}`
    return [{ ...makeKey('RSA'), privateKey }, `did:key:${word}`]
  }
  const p521 = (): [TestKey, string] => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-521' })
    const { x, y } = publicKey.export({ format: 'jwk' })
    const sign = 2 + (Buffer.from(String(y), 'base64url').at(-1)! & 1)
    const word = `z${toBase58(Buffer.from([0x82, 0x24, sign, ...Buffer.from(String(x), 'base64url')]))}`
    return [{ ...makeKey('P-384'), privateKey }, `did:key:${word}`]
  }
  const didKey = ([by, did]: [TestKey, string], verdict: 'verified' | 'unverified', alg?: string): Case => [
    `${did.slice(0, 24)}… (${alg ?? by.kind}): ${verdict}`,
    async () => ({
      input: signJwt(plain(makeCredential({ issuer: { id: did, type: ['Profile'] } })), by, {
        kid: `${did}#${did.slice('did:key:'.length)}`,
        ...(alg && { alg }),
      }),
      options: { trustedIssuers: [did] },
    }),
    verdict,
  ]
  const plainKeys = (['Ed25519', 'P-256', 'P-384'] as const).map((kind) => makeKey(kind))

  judgeEach([
    ...plainKeys.map((by): Case => [`did:key, ${by.kind}`, named(by, by.did, by.method), 'verified']),
    ...plainKeys.map((by): Case => [
      `did:key, ${by.kind}, without its fragment`,
      named(by, by.did, by.did),
      'verified',
    ]),
    ...[...plainKeys, makeKey('RSA')].map((by): Case => [
      `did:jwk, ${by.kind}`,
      named(by, by.didJwk, `${by.didJwk}#0`),
      'verified',
    ]),
    didKey(rsa(2048), 'verified', 'RS256'),
    didKey(rsa(4096), 'verified', 'PS512'),
    didKey(rsa(1024), 'unverified', 'RS384'),
    didKey(
      rsa(2048, (der) => der.subarray(0, -3)),
      'unverified',
      'RS256',
    ),
    didKey(
      rsa(2048, (der) => Buffer.concat([der, Buffer.from([0])])),
      'unverified',
      'RS512',
    ),
    didKey(p521(), 'verified', 'ES512'),
    [
      'a did:key of a curve nobody here knows',
      named(
        key,
        'did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme',
        'did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme#x',
      ),
      'unverified',
    ],
    ['a did:key cut short', named(key, key.did.slice(0, -4), `${key.did.slice(0, -4)}#x`), 'unverified'],
    [
      'a DID method nobody here knows',
      named(key, 'did:ion:EiA', 'did:ion:EiA#k'),
      { verdict: 'unverified', codes: { integrity: 'integrity.did-method-unknown' } },
    ],
    ['the key of one in the name of another', named(key, makeKey().did, key.method), 'altered'],
  ])
})
