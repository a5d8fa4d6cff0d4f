// Badges signed on the spot, so that measuring needs no files: a Data Integrity badge of 1.2 kB and a VC-JWT.
import { webcrypto } from 'node:crypto'
import type { JsonObject } from '../../domain/json.ts'
import type { Answer, Outside } from '../../domain/outside.ts'
import { toBase58, toBase64Url, utf8 } from '../../domain/verification/bytes.ts'
import { hashForProof, suiteOf } from '../../domain/verification/proofs/suites.ts'

const ISSUER = 'https://issuer.example/1'
const KEYS = 'https://issuer.example/keys.json'

const badge = (issuer: string): JsonObject => ({
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:uuid:0d8f1d5e-6f3c-4a59-9a77-2f1c7c1b9d10',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Run a meeting',
  issuer: { id: issuer, type: ['Profile'], name: 'Workshop of the Quay' },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:learner',
    type: ['AchievementSubject'],
    achievement: {
      id: 'urn:uuid:0d8f1d5e-6f3c-4a59-9a77-2f1c7c1b9d11',
      type: ['Achievement'],
      name: 'Run a meeting',
      description: 'Prepares a meeting, gives everyone the floor, and ends on time with what was decided.',
      criteria: { narrative: 'Three meetings were run and watched by a peer.' },
    },
  },
})

/** An Open Badges 3.0 credential with an eddsa-rdfc-2022 proof of its own did:key; `change` is signed with it. */
export async function signedCredential(change: JsonObject = {}): Promise<JsonObject> {
  const pair = (await webcrypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const raw = new Uint8Array(await webcrypto.subtle.exportKey('raw', pair.publicKey))
  const multikey = `z${toBase58(Uint8Array.from([0xed, 0x01, ...raw]))}`
  const document = { ...badge(`did:key:${multikey}`), ...change }
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-01-02T00:00:00Z',
    verificationMethod: `did:key:${multikey}#${multikey}`,
    proofPurpose: 'assertionMethod',
  }
  const hashed = await hashForProof(suiteOf(proof)!, document, proof, 'EdDSA')
  if (!hashed.ok) throw new Error(hashed.error.code)
  const signature = await webcrypto.subtle.sign('Ed25519', pair.privateKey, hashed.value.data)
  return { ...document, proof: { ...proof, proofValue: `z${toBase58(new Uint8Array(signature))}` } }
}

export interface SignedToken {
  token: string
  /** Answers with the issuer's key set, and with nothing else. */
  outside: Outside
  /** The signature check alone: the key imported, the signature verified. */
  bare(): Promise<boolean>
}

/** A VC-JWT signed with RS256, its key in a set at the issuer's address. */
export async function signedToken(): Promise<SignedToken> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
  const parameters = { ...algorithm, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) }
  const pair = await webcrypto.subtle.generateKey(parameters, true, ['sign', 'verify'])
  const jwk = await webcrypto.subtle.exportKey('jwk', pair.publicKey)
  const part = (value: object) => toBase64Url(utf8(JSON.stringify(value)))
  const input = `${part({ alg: 'RS256', typ: 'vc+jwt', kid: `${KEYS}#1` })}.${part({ ...badge(ISSUER), iss: ISSUER })}`
  const signature = new Uint8Array(await webcrypto.subtle.sign(algorithm, pair.privateKey, utf8(input)))
  const signed = utf8(input)
  return {
    token: `${input}.${toBase64Url(signature)}`,
    outside: outsideWith({ [KEYS]: utf8(JSON.stringify({ keys: [{ ...jwk, kid: '1' }] })) }),
    async bare() {
      const key = await webcrypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify'])
      return webcrypto.subtle.verify(algorithm, key, signature, signed)
    },
  }
}

/** A table for a network, a clock that stands still. */
export function outsideWith(answers: Record<string, Uint8Array> = {}): Outside {
  const at = '2026-11-22T12:00:00.000Z'
  return {
    now: () => new Date(at),
    random: (length) => webcrypto.getRandomValues(new Uint8Array(length)),
    get(url): Promise<Answer> {
      const body = answers[url]
      if (!body) return Promise.resolve({ reached: false, url, reason: 'offline', at })
      return Promise.resolve({
        reached: true,
        url,
        finalUrl: url,
        status: 200,
        mediaType: 'application/json',
        body,
        at,
        source: 'live',
      })
    },
  }
}
