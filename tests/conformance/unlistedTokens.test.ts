// Badges in tokens that no list of cases holds: signed by jose, of every algorithm, with every way to name a key.
import { exportJWK, generateKeyPair, SignJWT, calculateJwkThumbprint, type CryptoKey, type JWK } from 'jose'
import { describe, expect, test } from 'vitest'
import { makeCredential } from '../support/makeBadge.ts'
import { judge, judgeEach, plain, type Case, type Document } from '../support/unlisted.ts'

const ISSUER = 'https://issuer.example/1'
const KEYS = 'https://issuer.example/jwks.json'

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

interface Pair {
  alg: string
  privateKey: CryptoKey
  jwk: JWK
}

const pairs = new Map<string, Promise<Pair>>()
/** One pair for each algorithm, or another one under another name. */
function pairOf(alg: string, name = ''): Promise<Pair> {
  const known = pairs.get(alg + name)
  if (known) return known
  const made = generateKeyPair(alg, { extractable: true }).then(async ({ privateKey, publicKey }) => ({
    alg,
    privateKey,
    jwk: await exportJWK(publicKey),
  }))
  pairs.set(alg + name, made)
  return made
}

const credential = (changes: object = {}): Document =>
  plain(makeCredential({ issuer: { id: ISSUER, type: ['Profile'], name: 'Workshop' }, ...changes }))

/** As VC-JOSE-COSE writes it: the credential is the payload. */
function jose(pair: Pair, header: Document, changes: object = {}, claims: Document = {}): Promise<string> {
  return new SignJWT({ ...credential(changes), ...claims })
    .setProtectedHeader({ typ: 'vc+jwt', ...header, alg: pair.alg } as never)
    .sign(pair.privateKey)
}

/** As VC-JWT 1.1 writes it: in the claim `vc`, with the standard claims around it. */
function vcJwt(pair: Pair, header: Document, vc: Document, claims: Document = {}): Promise<string> {
  return new SignJWT({ vc, ...claims })
    .setProtectedHeader({ typ: 'JWT', ...header, alg: pair.alg } as never)
    .sign(pair.privateKey)
}

const listing = (...keys: JWK[]) => ({ [KEYS]: { json: { keys } } })
const V1 = ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context.json']
const didJwk = (jwk: JWK) => `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`

describe('every algorithm', () => {
  judgeEach(
    ALGORITHMS.map((alg): Case => [
      `${alg}, the key in a set at the issuer’s host`,
      async () => {
        const pair = await pairOf(alg)
        const input = await jose(pair, { kid: `${KEYS}#1` })
        return { input, answers: listing({ ...pair.jwk, kid: '1' }) }
      },
      { verdict: 'verified', version: '3.0', codes: { integrity: 'integrity.proof-holds' } },
    ]),
  )

  test.each(ALGORITHMS)('%s: one letter of the badge, or of the signature, and it falls', async (alg) => {
    const pair = await pairOf(alg)
    const token = await jose(pair, { kid: `${KEYS}#1` })
    const answers = listing({ ...pair.jwk, kid: '1' })
    const [header, payload, signature] = token.split('.') as [string, string, string]
    const other = Buffer.from(payload, 'base64url').toString().replace('Animer', 'Mener')
    const swapped = signature[40] === 'A' ? 'B' : 'A'
    for (const input of [
      `${header}.${Buffer.from(other).toString('base64url')}.${signature}`,
      `${header}.${payload}.${signature.slice(0, 40)}${swapped}${signature.slice(41)}`,
      `${header}.${payload}.${signature.slice(0, -8)}`,
      `${header}.${payload}.`,
    ])
      expect((await judge({ input, answers })).verdict).toBe('altered')
  })

  test.each(ALGORITHMS)('%s: the key of another under the same name', async (alg) => {
    const [pair, other] = [await pairOf(alg), await pairOf(alg, ' other')]
    const input = await jose(pair, { kid: `${KEYS}#1` })
    expect((await judge({ input, answers: listing({ ...other.jwk, kid: '1' }) })).verdict).toBe('altered')
  })
})

describe('ways to name a key', () => {
  const withPair =
    (alg: string, give: (pair: Pair) => Promise<{ input: string; answers?: object; options?: object }>) =>
    async () =>
      (await give(await pairOf(alg))) as never

  judgeEach([
    [
      'its thumbprint, among three of a set',
      withPair('ES256', async (pair) => {
        const kid = await calculateJwkThumbprint(pair.jwk)
        const others = [(await pairOf('ES256', ' a')).jwk, (await pairOf('RS256')).jwk]
        return {
          input: await jose(pair, { kid: `${KEYS}#${kid}` }),
          answers: listing(...others, { ...pair.jwk, kid, use: 'sig', alg: 'ES256' }),
        }
      }),
      'verified',
    ],
    [
      'an address that answers with the key alone',
      withPair('EdDSA', async (pair) => ({
        input: await jose(pair, { kid: 'https://issuer.example/keys/7' }),
        answers: { 'https://issuer.example/keys/7': { json: pair.jwk } },
      })),
      'verified',
    ],
    [
      'a bare name, looked up at the issuer',
      withPair('ES384', async (pair) => ({
        input: await jose(pair, { kid: 'k-2026' }),
        answers: { [ISSUER]: { json: { keys: [{ ...pair.jwk, kid: 'k-2026' }] } } },
      })),
      'verified',
    ],
    [
      'a bare name that keys of two kinds share (RFC 7517 §4.5)',
      withPair('ES256', async (pair) => {
        const other = (await pairOf('EdDSA', ' a')).jwk
        return {
          input: await jose(pair, { kid: 'k' }),
          answers: { [ISSUER]: { json: { keys: [other, pair.jwk].map((jwk) => ({ ...jwk, kid: 'k' })) } } },
        }
      }),
      'verified',
    ],
    [
      'did:jwk',
      withPair('ES256', async (pair) => {
        const id = didJwk(pair.jwk)
        const input = await jose(pair, { kid: `${id}#0` }, { issuer: id })
        return { input, options: { trustedIssuers: [id] } }
      }),
      'verified',
    ],
    [
      'did:jwk that nobody knows',
      withPair('PS256', async (pair) => {
        const id = didJwk(pair.jwk)
        return { input: await jose(pair, { kid: '#0' }, { issuer: { id } }) }
      }),
      { verdict: 'intact', codes: { issuer: 'issuer.only-a-key' } },
    ],
    [
      'did:jwk of a key to encrypt with',
      withPair('ES256', async (pair) => {
        const id = didJwk({ ...pair.jwk, use: 'enc' })
        return { input: await jose(pair, { kid: `${id}#0` }, { issuer: { id } }) }
      }),
      'unverified',
    ],
    [
      'did:web with a port and a path, the key as JWK',
      withPair('RS256', async (pair) => {
        const id = 'did:web:issuer.example%3A8443:dept:7'
        const method = { id: `${id}#k`, type: 'JsonWebKey', controller: id, publicKeyJwk: pair.jwk }
        return {
          input: await jose(pair, { kid: `${id}#k` }, { issuer: { id } }),
          answers: {
            'https://issuer.example:8443/dept/7/did.json': {
              json: { id, verificationMethod: [method], assertionMethod: [`${id}#k`] },
            },
          },
        }
      }),
      { verdict: 'verified', codes: { issuer: 'issuer.confirmed' } },
    ],
    [
      'did:web with the port of https written out',
      withPair('RS256', async (pair) => {
        const id = 'did:web:issuer.example%3A443'
        const method = { id: '#k', type: 'JsonWebKey2020', controller: id, publicKeyJwk: pair.jwk }
        return {
          input: await jose(pair, { kid: `${id}#k` }, { issuer: { id } }),
          answers: {
            'https://issuer.example:443/.well-known/did.json': {
              json: { id, verificationMethod: [method], assertionMethod: ['#k'] },
            },
          },
        }
      }),
      'verified',
    ],
    [
      'a did:web whose document is of another',
      withPair('EdDSA', async (pair) => {
        const id = 'did:web:issuer.example'
        const method = { id: `${id}#k`, type: 'JsonWebKey', controller: id, publicKeyJwk: pair.jwk }
        return {
          input: await jose(pair, { kid: `${id}#k` }, { issuer: { id } }),
          answers: {
            'https://issuer.example/.well-known/did.json': {
              json: {
                id: 'did:web:evil.example',
                verificationMethod: [method],
                assertionMethod: [`${id}#k`],
              },
            },
          },
        }
      }),
      'unverified',
    ],
    [
      'the header itself: unchanged, and by nobody known',
      withPair('ES256', async (pair) => ({
        input: await jose(pair, { jwk: pair.jwk }),
        answers: { [ISSUER]: { json: { id: ISSUER, type: 'Profile', name: 'Workshop' } } },
      })),
      { verdict: 'intact', codes: { issuer: 'issuer.says-nothing' } },
    ],
    [
      'the header itself, and the issuer lists other keys',
      withPair('ES256', async (pair) => ({
        input: await jose(pair, { jwk: pair.jwk }),
        answers: { [ISSUER]: { json: { keys: [(await pairOf('ES256', ' a')).jwk] } } },
      })),
      'altered',
    ],
    [
      'a key at somebody else’s address, in the name of the issuer',
      withPair('EdDSA', async (pair) => ({
        input: await jose(pair, { kid: 'https://evil.example/keys#1' }),
        answers: {
          'https://evil.example/keys': { json: { id: ISSUER, keys: [{ ...pair.jwk, kid: '1' }] } },
          [ISSUER]: { json: { keys: [(await pairOf('EdDSA', ' a')).jwk] } },
        },
      })),
      'altered',
    ],
    [
      'one that is nowhere',
      withPair('EdDSA', async (pair) => ({
        input: await jose(pair, { kid: `${KEYS}#9` }),
        answers: listing(pair.jwk),
      })),
      'unverified',
    ],
    ['none at all', withPair('EdDSA', async (pair) => ({ input: await jose(pair, {}) })), 'unverified'],
  ])
})

describe('claims and headers', () => {
  const at =
    (alg: string, token: (pair: Pair) => Promise<string>, more: object = {}) =>
    async () => {
      const pair = await pairOf(alg)
      return { input: await token(pair), answers: { ...listing({ ...pair.jwk, kid: '1' }), ...more } }
    }
  const kid = `${KEYS}#1`
  const v1 = (changes: object = {}): Document =>
    plain({
      ...credential(),
      '@context': V1,
      validFrom: undefined,
      issuanceDate: '2026-03-01T00:00:00Z',
      ...changes,
    })
  const claimsOf = {
    iss: ISSUER,
    sub: 'did:example:learner',
    jti: String(makeCredential().id),
    nbf: 1772323200,
  }

  judgeEach([
    ['all that OB 3.0 asks for', at('RS256', (pair) => jose(pair, { kid }, {}, claimsOf)), 'verified'],
    ['VC-JWT 1.1, everything twice', at('ES256', (pair) => vcJwt(pair, { kid }, v1(), claimsOf)), 'verified'],
    [
      'VC-JWT 1.1, what the claims say is not said again',
      at('ES256', (pair) => {
        const { id: _, issuer: __, issuanceDate: ___, ...vc } = v1()
        return vcJwt(pair, { kid }, vc, claimsOf)
      }),
      { verdict: 'verified', codes: { recipient: 'recipient.not-asked' } },
    ],
    [
      'VC-JWT 1.1 revoked by the id that stands in a claim alone',
      at(
        'ES256',
        (pair) => {
          const { id: _, ...vc } = v1({
            credentialStatus: { id: 'https://issuer.example/taken', type: '1EdTechRevocationList' },
          })
          return vcJwt(pair, { kid }, vc, claimsOf)
        },
        {
          'https://issuer.example/taken': {
            json: {
              id: 'https://issuer.example/taken',
              issuer: ISSUER,
              revokedCredential: [{ id: claimsOf.jti }],
            },
          },
        },
      ),
      'revoked',
    ],
    ['no `typ`', at('EdDSA', (pair) => jose(pair, { kid, typ: undefined })), 'verified'],
    [
      '`typ` of later drafts',
      at('EdDSA', (pair) => jose(pair, { kid, typ: 'vc+ld+json+jwt', cty: 'vc' })),
      'verified',
    ],
    [
      'another issuer in a claim',
      at('RS256', (pair) => jose(pair, { kid }, {}, { iss: 'https://other.example' })),
      'altered',
    ],
    [
      'another subject in a claim',
      at('RS256', (pair) => jose(pair, { kid }, {}, { sub: 'did:example:other' })),
      'altered',
    ],
    [
      'another id in a claim',
      at('RS256', (pair) => jose(pair, { kid }, {}, { jti: 'urn:uuid:other' })),
      'altered',
    ],
    [
      'another beginning in a claim',
      at('RS256', (pair) => jose(pair, { kid }, {}, { nbf: 1672531200 })),
      'altered',
    ],
    [
      'a beginning half a second off',
      at('RS256', (pair) => jose(pair, { kid }, { validFrom: '2026-03-01T00:00:00.500Z' }, claimsOf)),
      'verified',
    ],
    [
      'an end in a claim that is past',
      at('ES256', (pair) => jose(pair, { kid }, {}, { exp: 1772400000 })),
      'expired',
    ],
    [
      'an end in a claim, as text',
      at('ES256', (pair) => jose(pair, { kid }, {}, { exp: '1772400000' })),
      'expired',
    ],
    [
      'an end in a claim that is no date, beside one of the badge',
      at('ES256', (pair) => jose(pair, { kid }, { validUntil: '2030-01-01T00:00:00Z' }, { exp: 'soon' })),
      { verdict: 'intact', codes: { window: 'window.unreadable' } },
    ],
    [
      'another beginning in a claim, as text',
      at('ES256', (pair) => jose(pair, { kid }, {}, { nbf: '1900000000' })),
      'altered',
    ],
    [
      'an end of the older data model before that of the newer',
      at('ES256', (pair) =>
        jose(pair, { kid }, { expirationDate: '2026-04-01T00:00:00Z', validUntil: '2030-01-01T00:00:00Z' }),
      ),
      'expired',
    ],
    [
      'an end in a claim before that of the badge',
      at('ES256', (pair) => jose(pair, { kid }, { validUntil: '2030-01-01T00:00:00Z' }, { exp: 1772400000 })),
      'expired',
    ],
    [
      'an end of the badge before that in a claim',
      at('ES256', (pair) => jose(pair, { kid }, { validUntil: '2026-04-01T00:00:00Z' }, { exp: 1900000000 })),
      'expired',
    ],
    [
      'a beginning to come',
      at('ES256', (pair) => jose(pair, { kid }, { validFrom: '2027-01-01T00:00:00Z' })),
      'not-yet-valid',
    ],
    [
      'a beginning within the clocks of honest people',
      at('ES256', (pair) => jose(pair, { kid }, { validFrom: '2026-11-22T12:04:00Z' })),
      'verified',
    ],
    [
      'an issuer that is only an address',
      at('ES256', (pair) => jose(pair, { kid }, { issuer: ISSUER })),
      'verified',
    ],
    [
      'a subject in a list',
      at('ES256', (pair) => jose(pair, { kid }, { credentialSubject: [makeCredential().credentialSubject] })),
      'verified',
    ],
    [
      'words in several languages',
      at('ES256', (pair) =>
        jose(
          pair,
          { kid },
          {
            name: [
              { '@value': 'Réunion', '@language': 'fr' },
              { '@value': 'Meeting', '@language': 'en' },
            ],
          },
        ),
      ),
      'verified',
    ],
  ])
})
