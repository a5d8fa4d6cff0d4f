// The Data Integrity methods: how each makes the bytes that were signed.
import type { JsonObject } from '../../json.ts'
import { ok } from '../../result.ts'
import type { Result } from '../../result.ts'
import { concat, digest, sha256, utf8 } from '../bytes.ts'
import type { Bytes } from '../bytes.ts'
import type { Algorithm, PublicJwk } from '../keys/publicKey.ts'
import { canonizeJson, canonizeRdf } from './canonize.ts'
import type { CanonFault } from './canonFault.ts'

/** A way of signing: canonical form, and the kind of key. */
export interface Suite {
  canon: 'rdfc' | 'jcs'
  keys: 'Ed25519' | 'EC'
}

const BY_CRYPTOSUITE: Record<string, Suite> = {
  'eddsa-rdfc-2022': { canon: 'rdfc', keys: 'Ed25519' },
  // The draft's name of the same method; signed badges with it exist.
  'eddsa-2022': { canon: 'rdfc', keys: 'Ed25519' },
  'eddsa-jcs-2022': { canon: 'jcs', keys: 'Ed25519' },
  'ecdsa-rdfc-2019': { canon: 'rdfc', keys: 'EC' },
  'ecdsa-jcs-2019': { canon: 'jcs', keys: 'EC' },
}
const BY_TYPE: Record<string, Suite> = { Ed25519Signature2020: { canon: 'rdfc', keys: 'Ed25519' } }

/** The method of a proof, or nothing when it is not known here. */
export function suiteOf(proof: JsonObject): Suite | undefined {
  const { type, cryptosuite } = proof
  if (type === 'DataIntegrityProof')
    return typeof cryptosuite === 'string' ? own(BY_CRYPTOSUITE, cryptosuite) : undefined
  return typeof type === 'string' ? own(BY_TYPE, type) : undefined
}

/** The signature algorithm that this method uses with this key; nothing when the key is of another kind. */
export function algorithmFor(suite: Suite, jwk: PublicJwk): Algorithm | undefined {
  if (suite.keys === 'Ed25519') return jwk.kty === 'OKP' && jwk.crv === 'Ed25519' ? 'EdDSA' : undefined
  if (jwk.kty !== 'EC') return undefined
  return jwk.crv === 'P-256' ? 'ES256' : jwk.crv === 'P-384' ? 'ES384' : undefined
}

/** Everything between a document and its signature; tests compare each with the vectors of the standards. */
export interface Hashed {
  canonicalDocument: string
  canonicalProof: string
  documentHash: Bytes
  proofHash: Bytes
  /** What was signed: the hash of the proof's options, then that of the document. */
  data: Bytes
}

/** Canonicalises and hashes (VC-DI-EDDSA §3.2, §3.3; VC-DI-ECDSA §3.2, §3.3). P-384 goes with SHA-384. */
export async function hashForProof(
  suite: Suite,
  unsecured: JsonObject,
  proof: JsonObject,
  algorithm: Algorithm,
): Promise<Result<Hashed, CanonFault>> {
  const options = proofOptions(suite, unsecured, proof)
  const canonize = suite.canon === 'rdfc' ? canonizeRdf : canonizeJson
  const canonicalDocument = await canonize(contextFor(suite, unsecured, proof))
  if (!canonicalDocument.ok) return canonicalDocument
  const canonicalProof = await canonize(options)
  if (!canonicalProof.ok) return canonicalProof
  const documentHash = await hashOf(canonicalDocument.value, algorithm)
  const proofHash = await hashOf(canonicalProof.value, algorithm)
  const data = concat(proofHash, documentHash)
  return ok({
    canonicalDocument: canonicalDocument.value,
    canonicalProof: canonicalProof.value,
    documentHash,
    proofHash,
    data,
  })
}

function hashOf(text: string, algorithm: Algorithm): Bytes | Promise<Bytes> {
  return algorithm === 'ES384' ? digest('SHA-384', utf8(text)) : sha256(utf8(text))
}

/** With JCS a proof may name the contexts it was made under; the document's must begin with them. */
export function hasMatchingContext(suite: Suite, document: JsonObject, proof: JsonObject): boolean {
  const context = proof['@context']
  if (suite.canon === 'rdfc' || context === undefined) return true
  const wanted = Array.isArray(context) ? context : [context]
  const given = Array.isArray(document['@context']) ? document['@context'] : [document['@context']]
  return wanted.every((part, index) => JSON.stringify(part) === JSON.stringify(given[index]))
}

function contextFor(suite: Suite, unsecured: JsonObject, proof: JsonObject): JsonObject {
  return suite.canon === 'jcs' && proof['@context'] !== undefined
    ? { ...unsecured, '@context': proof['@context'] }
    : unsecured
}

function proofOptions(suite: Suite, unsecured: JsonObject, proof: JsonObject): JsonObject {
  const { proofValue: _, ...options } = proof
  return suite.canon === 'rdfc' ? { ...options, '@context': unsecured['@context'] } : options
}

function own<T>(table: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
