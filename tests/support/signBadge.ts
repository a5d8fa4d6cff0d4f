// Keys, signed badges and status lists for tests, made with Node's own crypto and jsonld: nothing of what it tests.
//
// const key = makeKey('Ed25519')
// const badge = await signDataIntegrity(makeCredential({ issuer: { id: key.did } }), key)
// const token = signJwt(makeCredential({ issuer: { id: issuerUrl } }), key, { kid: `${issuerUrl}#key-1` })
// const page = controllerDocument(issuerUrl, { 'key-1': key })          // what the issuer's address answers
// const list = await signStatusList({ url, issuer: key.did, set: [7] }, key)
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import canonicalize from 'canonicalize'
import jsonld from 'jsonld'
import { toBase58 } from '../../src/domain/verification/bytes.ts'
import { fixedContext } from '../../src/domain/verification/contexts/fixedContexts.ts'

export type KeyKind = 'Ed25519' | 'P-256' | 'P-384' | 'RSA' | 'RSA-1024'
type Document = Record<string, unknown>

export interface TestKey {
  kind: KeyKind
  privateKey: KeyObject
  /** The public key as JWK, as PEM, and (not RSA) as Multikey. */
  jwk: Document
  pem: string
  multikey: string
  /** did:key, or did:jwk for RSA. */
  did: string
  didJwk: string
  /** The key's name inside its own DID. */
  method: string
}

/** A fresh key pair. */
export function makeKey(kind: KeyKind = 'Ed25519'): TestKey {
  const { publicKey, privateKey } = generate(kind)
  const jwk = publicKey.export({ format: 'jwk' }) as Document
  const pem = String(publicKey.export({ type: 'spki', format: 'pem' }))
  const didJwk = `did:jwk:${base64url(JSON.stringify(jwk))}`
  const multikey = kind.startsWith('RSA') ? '' : multikeyOf(kind, jwk)
  const did = multikey ? `did:key:${multikey}` : didJwk
  return {
    kind,
    privateKey,
    jwk,
    pem,
    multikey,
    did,
    didJwk,
    method: multikey ? `${did}#${multikey}` : `${did}#0`,
  }
}

export interface ProofOptions {
  /** eddsa-rdfc-2022, eddsa-jcs-2022, ecdsa-rdfc-2019, ecdsa-jcs-2019, Ed25519Signature2020. */
  suite?: string
  verificationMethod?: string
  /** More members of the proof (`expires`, `proofPurpose`, `id`, `previousProof`…). */
  more?: Document
}

/** The document with a Data Integrity proof; proofs already there stay, and `previousProof` builds on them. */
export async function signDataIntegrity(
  document: Document,
  key: TestKey,
  options: ProofOptions = {},
): Promise<Document> {
  const {
    suite = key.kind === 'Ed25519' ? 'eddsa-rdfc-2022' : 'ecdsa-rdfc-2019',
    verificationMethod = key.method,
  } = options
  const { proof: earlier, ...unsecured } = document
  const proofs =
    earlier === undefined ? [] : Array.isArray(earlier) ? (earlier as Document[]) : [earlier as Document]
  const kind = suite.includes('-') ? { type: 'DataIntegrityProof', cryptosuite: suite } : { type: suite }
  const config = {
    ...kind,
    created: '2026-01-02T00:00:00Z',
    verificationMethod,
    proofPurpose: 'assertionMethod',
    ...(suite.includes('jcs') && { '@context': document['@context'] }),
    ...options.more,
  }
  const wanted: unknown[] = [options.more?.previousProof ?? []].flat()
  const previous = proofs.filter(({ id }) => wanted.includes(id))
  const data = await bytesToSign(
    suite,
    { ...unsecured, ...(previous.length > 0 && { proof: previous }) },
    config,
    key,
  )
  const proof = { ...config, proofValue: `z${toBase58(signBytes(key, data, hashOf(key)))}` }
  return { ...unsecured, proof: proofs.length > 0 ? [...proofs, proof] : proof }
}

/** A compact JWS over any payload; `alg` follows from the key unless the header names one. */
export function signJws(payload: Document | string, key: TestKey, header: Document = {}): string {
  const alg = String(
    header.alg ??
      { Ed25519: 'EdDSA', 'P-256': 'ES256', 'P-384': 'ES384', RSA: 'RS256', 'RSA-1024': 'RS256' }[key.kind],
  )
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const input = `${base64url(JSON.stringify({ ...header, alg }))}.${base64url(text)}`
  if (alg === 'none') return `${input}.`
  const hash = key.kind === 'Ed25519' ? null : `sha${/\d+$/.exec(alg)?.[0] ?? '256'}`
  return `${input}.${Buffer.from(signBytes(key, Buffer.from(input), hash, alg)).toString('base64url')}`
}

/** A credential as VC-JWT, with the claims OB 3.0 asks for; `claims` change or remove (undefined) some. */
export function signJwt(
  credential: Document,
  key: TestKey,
  header: Document = { kid: key.method },
  claims: Document = {},
): string {
  const { issuer, credentialSubject, id, validFrom } = credential as {
    issuer?: string | { id?: string }
    credentialSubject?: { id?: string }
    id?: string
    validFrom?: string
  }
  const standard = {
    iss: typeof issuer === 'string' ? issuer : issuer?.id,
    sub: credentialSubject?.id,
    jti: id,
    nbf: validFrom ? Math.floor(Date.parse(validFrom) / 1000) : undefined,
  }
  return signJws({ ...credential, ...standard, ...claims }, key, { typ: 'vc+jwt', ...header })
}

/** What an issuer's address (a did:web document, an https profile) answers: its keys, by their names. */
export function controllerDocument(
  id: string,
  keys: Record<string, TestKey>,
  change: Document = {},
): Document {
  const methods = Object.entries(keys).map(([name, key]) => ({
    id: `${id}#${name}`,
    controller: id,
    ...(key.multikey
      ? { type: 'Multikey', publicKeyMultibase: key.multikey }
      : { type: 'JsonWebKey', publicKeyJwk: key.jwk }),
  }))
  return { id, verificationMethod: methods, assertionMethod: methods.map((method) => method.id), ...change }
}

export interface StatusListOptions {
  url: string
  issuer: string
  purpose?: string
  /** Positions whose bit is set. */
  set?: number[]
  type?: 'BitstringStatusList' | 'StatusList2021'
  change?: Document
}

/** A signed status list of 131 072 entries. */
export async function signStatusList(
  options: StatusListOptions,
  key: TestKey,
  proof: ProofOptions = {},
): Promise<Document> {
  const { url, issuer, purpose = 'revocation', set = [], type = 'BitstringStatusList', change } = options
  const bits = new Uint8Array(16_384)
  for (const index of set) bits[index >> 3]! |= 0x80 >> (index & 7)
  const packed = gzipSync(bits).toString('base64url')
  const isOld = type === 'StatusList2021'
  const list = {
    '@context': isOld
      ? [
          'https://www.w3.org/2018/credentials/v1',
          'https://w3id.org/vc/status-list/2021/v1',
          'https://w3id.org/security/data-integrity/v2',
        ]
      : ['https://www.w3.org/ns/credentials/v2'],
    id: url,
    type: ['VerifiableCredential', `${type}Credential`],
    issuer,
    [isOld ? 'issuanceDate' : 'validFrom']: '2026-01-01T00:00:00Z',
    credentialSubject: {
      id: `${url}#list`,
      type,
      statusPurpose: purpose,
      encodedList: isOld ? packed : `u${packed}`,
    },
    ...change,
  }
  return signDataIntegrity(list, key, proof)
}

/** `credentialStatus` of a badge. */
export function statusEntry(
  url: string,
  index: number,
  purpose = 'revocation',
  type = 'BitstringStatusListEntry',
): Document {
  return {
    id: `${url}#${index}`,
    type,
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: url,
  }
}

/** `sha256$…` of an identity, as badges hide their recipient. */
export function hashedIdentity(identity: string, salt = '', algorithm = 'sha256'): string {
  return `${algorithm}$${createHash(algorithm)
    .update(identity + salt)
    .digest('hex')}`
}

function generate(kind: KeyKind) {
  if (kind === 'Ed25519') return generateKeyPairSync('ed25519')
  if (kind === 'RSA' || kind === 'RSA-1024')
    return generateKeyPairSync('rsa', { modulusLength: kind === 'RSA' ? 2048 : 1024 })
  return generateKeyPairSync('ec', { namedCurve: kind })
}

function multikeyOf(kind: KeyKind, jwk: Document): string {
  const x = Buffer.from(String(jwk.x), 'base64url')
  if (kind === 'Ed25519') return `z${toBase58(Buffer.from([0xed, 0x01, ...x]))}`
  const sign = 2 + (Buffer.from(String(jwk.y), 'base64url').at(-1)! & 1)
  return `z${toBase58(Buffer.from([kind === 'P-256' ? 0x80 : 0x81, 0x24, sign, ...x]))}`
}

async function bytesToSign(
  suite: string,
  document: Document,
  config: Document,
  key: TestKey,
): Promise<Buffer> {
  const hash = (text: string) =>
    createHash(hashOf(key) ?? 'sha256')
      .update(text)
      .digest()
  if (suite.includes('jcs'))
    return Buffer.concat([hash(canonicalize(config)!), hash(canonicalize(document)!)])
  const canonConfig = await canonize({ ...config, '@context': document['@context'] })
  return Buffer.concat([hash(canonConfig), hash(await canonize(document))])
}

/** Canonical N-Quads by jsonld itself. */
export function canonize(document: Document, options: Document = {}): Promise<string> {
  return jsonld.canonize(document, {
    algorithm: 'RDFC-1.0',
    safe: true,
    documentLoader: (url: string) => {
      const context = fixedContext(url)
      return context
        ? Promise.resolve({ contextUrl: undefined, documentUrl: url, document: context })
        : Promise.reject(new Error(`unknown context ${url}`))
    },
    ...options,
  } as never) as unknown as Promise<string>
}

/** The hash that goes with the key in Data Integrity; Ed25519 hashes by itself. */
function hashOf(key: TestKey): string | null {
  return key.kind === 'Ed25519' ? null : key.kind === 'P-384' ? 'sha384' : 'sha256'
}

function signBytes(key: TestKey, data: Uint8Array, hash: string | null, alg = ''): Uint8Array {
  const padding = alg.startsWith('PS') ? { padding: 6, saltLength: Number(alg.slice(2)) / 8 } : {}
  const encoding = key.kind.startsWith('P-') ? { dsaEncoding: 'ieee-p1363' as const } : {}
  return new Uint8Array(sign(hash, data, { key: key.privateKey, ...padding, ...encoding }))
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}
