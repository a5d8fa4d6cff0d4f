// Badges whose holder may leave parts out (ecdsa-sd-2023): the issuer's own, and what holders derive from it.
import { asText } from '../../../json.ts'
import type { JsonObject } from '../../../json.ts'
import { fail, ok } from '../../../result.ts'
import type { Result } from '../../../result.ts'
import { concat, digest, toBase58, toBase64Url, utf8 } from '../../bytes.ts'
import type { Bytes } from '../../bytes.ts'
import type { Finding } from '../../finding.ts'
import { bad, good, unsure } from '../../finding.ts'
import { readMultikey } from '../../keys/multikey.ts'
import { verifySignature } from '../../keys/publicKey.ts'
import type { PublicJwk } from '../../keys/publicKey.ts'
import { aboutSignature } from '../signatureFinding.ts'
import { isReached } from './pointers.ts'
import { parseBaseProof, parseDerivedProof } from './proofValue.ts'
import type { BaseProof, DerivedProof } from './proofValue.ts'
import { readStatements } from './statements.ts'
import type { Labels, Statements } from './statements.ts'

/** The statement that names the issuer, in canonical N-Quads. */
const ISSUER = ' <https://www.w3.org/2018/credentials#issuer> '

/**
 * Checks a proof of either kind with the issuer's key.
 *
 * The issuer decides which statements the holder may not leave out. Where not even the issuer's name is one of them,
 * nothing kept an end date or a withdrawal from being left out: then it remains open what the badge was. That holds for
 * the issuer's own value, too: its signatures stand in a list that nobody signed, so whoever has it can shorten it.
 *
 * @param unsecured The document without its proof.
 */
export async function verifySelective(
  unsecured: JsonObject,
  proof: JsonObject,
  issuerKey: PublicJwk,
): Promise<Finding> {
  const proofValue = asText(proof.proofValue) ?? ''
  const derived = parseDerivedProof(proofValue)
  const base = derived ? undefined : parseBaseProof(proofValue)
  const value = derived ?? base
  if (!value || base?.pointers.some((pointer) => !isReached(unsecured, pointer)))
    return unsure('integrity.proof-incomplete')
  const ownKey = readMultikey(`z${toBase58(value.publicKey)}`)
  if (!isP256(issuerKey)) return bad('integrity.wrong-kind-of-key')
  if (!ownKey || !isP256(ownKey)) return unsure('integrity.key-unusable')
  const labelsFor = derived
    ? () => derived.labels
    : (names: ReadonlySet<string>) => hmacLabels(base!.hmacKey, names)
  const read = await readStatements(unsecured, proof, labelsFor)
  if (!read.ok) return read.error
  const mandatory = derived
    ? await mandatoryOfDerived(read.value, derived, ownKey)
    : await mandatoryOfBase(read.value, base!, ownKey)
  if (!mandatory.ok) return mandatory.error
  const mandatoryHash = await digest('SHA-256', utf8(mandatory.value.join('')))
  const data = concat(concat(read.value.proofHash, value.publicKey), mandatoryHash)
  const state = await verifySignature(issuerKey, 'ES256', value.baseSignature, data)
  if (state !== 'holds') return aboutSignature(state)
  return mandatory.value.some((statement) => statement.includes(ISSUER))
    ? good('integrity.parts-hold', { source: 'badge' })
    : unsure('integrity.parts-optional', { source: 'badge' })
}

const broken = () => fail(bad('integrity.broken', { source: 'badge' }))

/** §3.6.7: which statements are mandatory, their places say; every other one has a signature of its own. */
async function mandatoryOfDerived(
  { statements }: Statements,
  { mandatory, signatures }: DerivedProof,
  ownKey: PublicJwk,
): Promise<Result<string[], Finding>> {
  const places = new Set(mandatory)
  if (mandatory.some((place) => place >= statements.length)) return broken()
  if (statements.length - places.size !== signatures.length) return broken()
  let next = 0
  for (const [place, statement] of statements.entries()) {
    if (places.has(place)) continue
    const state = await verifySignature(ownKey, 'ES256', signatures[next++]!, utf8(statement))
    if (state !== 'holds') return fail(aboutSignature(state))
  }
  return ok(statements.filter((_, place) => places.has(place)))
}

/**
 * §3.6.1, backwards: signatures stand in the order of the statements they are over, so a statement that the next
 * signature is not over is a mandatory one, and the issuer's signature must be over just these.
 */
async function mandatoryOfBase(
  { statements }: Statements,
  { signatures }: BaseProof,
  ownKey: PublicJwk,
): Promise<Result<string[], Finding>> {
  const mandatory: string[] = []
  let next = 0
  for (const statement of statements) {
    const signature = signatures[next]
    const state = signature && (await verifySignature(ownKey, 'ES256', signature, utf8(statement)))
    if (state === 'holds') next++
    else if (state === undefined || state === 'broken') mandatory.push(statement)
    else return fail(aboutSignature(state))
  }
  return next === signatures.length ? ok(mandatory) : broken()
}

/** §3.4.4 "createHmacIdLabelMapFunction". */
async function hmacLabels(hmacKey: Bytes, names: ReadonlySet<string>): Promise<Labels> {
  const parameters = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', hmacKey, parameters, false, ['sign'])
  const labels = new Map<string, string>()
  for (const name of names) {
    const digest = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(name)))
    labels.set(name, `u${toBase64Url(digest)}`)
  }
  return labels
}

function isP256(key: PublicJwk): boolean {
  return key.kty === 'EC' && key.crv === 'P-256'
}
