// Embedded proofs: single ones, sets and chains (VC Data Integrity §4.4, "Verify Proof Sets and Chains").
import { asList, asText, isObject } from '../../json.ts'
import type { Json, JsonObject } from '../../json.ts'
import { fromMultibase } from '../bytes.ts'
import { bad, good, unsure } from '../finding.ts'
import type { Inquiry } from '../inquiry.ts'
import { findKey } from '../keys/findKey.ts'
import { verifySignature } from '../keys/publicKey.ts'
import { readMoment } from '../window.ts'
import type { ProofFinding } from './proofFinding.ts'
import { aboutSignature } from './signatureFinding.ts'
import { algorithmFor, hasMatchingContext, hashForProof, suiteOf } from './suites.ts'
import type { Suite } from './suites.ts'

/** More proofs than this on one badge are an attempt to keep us busy. */
const MOST_PROOFS = 8

/** Checks every embedded proof of a document, in their order. */
export async function verifyDataIntegrity(inquiry: Inquiry, document: JsonObject): Promise<ProofFinding[]> {
  const { proof: embedded, ...unsecured } = document
  const proofs = asList(embedded).filter(isObject)
  if (proofs.length === 0) return [unsure('integrity.no-proof')]
  if (proofs.length > MOST_PROOFS) return [unsure('integrity.too-complex')]
  const findings: ProofFinding[] = []
  for (const proof of proofs) findings.push(await verifyProof(inquiry, { unsecured, proof, proofs }))
  return findings
}

interface ProofInPlace {
  unsecured: JsonObject
  proof: JsonObject
  proofs: readonly JsonObject[]
}

async function verifyProof(inquiry: Inquiry, place: ProofInPlace): Promise<ProofFinding> {
  const { proof } = place
  const suite = suiteOf(proof)
  if (!suite && !isSelective(proof))
    return unsure('integrity.method-unknown', { because: { method: nameOfMethod(proof) } })
  if (proof.proofPurpose !== 'assertionMethod') return unsure('integrity.other-purpose')
  if (hasEnded(proof.expires, inquiry.now)) return unsure('integrity.proof-expired')
  const method = asText(
    isObject(proof.verificationMethod) ? proof.verificationMethod.id : proof.verificationMethod,
  )
  const signature = fromMultibase(asText(proof.proofValue) ?? '')
  if (!method || !signature) return unsure('integrity.proof-incomplete')
  const signed = withPreviousProofs(place)
  if (!signed) return unsure('integrity.previous-proof-missing')
  if (!suite) return checkSelective(inquiry, { signed, proof, method })
  if (!hasMatchingContext(suite, signed, proof)) return bad('integrity.other-context')
  return checkSignature(inquiry, { suite, signed, proof, method, signature })
}

async function checkSignature(
  inquiry: Inquiry,
  {
    suite,
    signed,
    proof,
    method,
    signature,
  }: {
    suite: Suite
    signed: JsonObject
    proof: JsonObject
    method: string
    signature: NonNullable<ReturnType<typeof fromMultibase>>
  },
): Promise<ProofFinding> {
  const found = await findKey(inquiry, method)
  if (!found.ok) return found.error
  const key = found.value
  const algorithm = algorithmFor(suite, key.jwk)
  if (!algorithm) return bad('integrity.wrong-kind-of-key')
  const hashed = await hashForProof(suite, signed, proof, algorithm)
  if (!hashed.ok) {
    const { code, ...because } = hashed.error
    return unsure(code, Object.keys(because).length ? { because } : {})
  }
  const state = await verifySignature(key.jwk, algorithm, signature, hashed.value.data)
  return state === 'holds'
    ? { ...good('integrity.proof-holds', { source: 'badge' }), key }
    : aboutSignature(state)
}

/** Proofs from which the holder may leave parts out have a way of their own, loaded when one is met. */
function isSelective({ type, cryptosuite }: JsonObject): boolean {
  return type === 'DataIntegrityProof' && cryptosuite === 'ecdsa-sd-2023'
}

async function checkSelective(
  inquiry: Inquiry,
  { signed, proof, method }: { signed: JsonObject; proof: JsonObject; method: string },
): Promise<ProofFinding> {
  const found = await findKey(inquiry, method)
  if (!found.ok) return found.error
  const { verifySelective } = await import('./selective/verifySelective.ts')
  const finding = await verifySelective(signed, proof, found.value.jwk)
  return finding.state === 'ok' ? { ...finding, key: found.value } : finding
}

/** A proof that builds on others was made over the document with those in it. */
function withPreviousProofs({ unsecured, proof, proofs }: ProofInPlace): JsonObject | undefined {
  const wanted = asList(proof.previousProof)
  if (wanted.length === 0) return unsecured
  const previous = wanted.map((id: Json) =>
    proofs.find((other) => other !== proof && other.id !== undefined && other.id === id),
  )
  return previous.every((found) => found !== undefined) ? { ...unsecured, proof: previous } : undefined
}

/** An end that cannot be read has to be taken for past. */
function hasEnded(expires: Json | undefined, now: Date): boolean {
  if (expires === undefined || expires === null) return false
  const end = readMoment(asText(expires))
  return !end || end.getTime() <= now.getTime()
}

function nameOfMethod(proof: JsonObject): string {
  return asText(proof.cryptosuite) ?? asText(proof.type) ?? '?'
}
