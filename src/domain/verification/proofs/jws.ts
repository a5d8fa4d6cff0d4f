// Compact JWS: taken apart with care, refused where it must be, checked with a key.
import { jwsHeader } from '../../badge/jws.ts'
import { asText, isObject } from '../../json.ts'
import type { JsonObject } from '../../json.ts'
import { fail, ok } from '../../result.ts'
import type { Result } from '../../result.ts'
import { fromBase64Url, textOf, utf8 } from '../bytes.ts'
import type { Bytes } from '../bytes.ts'
import type { Finding } from '../finding.ts'
import { bad, good, unsure } from '../finding.ts'
import { readJson } from '../inquiry.ts'
import { hasPrivateMember, isAlgorithm, verifySignature } from '../keys/publicKey.ts'
import type { Algorithm, PublicJwk } from '../keys/publicKey.ts'
import { aboutSignature } from './signatureFinding.ts'

/** A JWS in its parts; nothing about it is proved yet. */
export interface Jws {
  header: JsonObject
  payload: JsonObject
  signature: Bytes
  /** What was signed: the first two parts as they stand. */
  signingInput: Bytes
}

/** Takes a compact JWS apart; nothing when it is none. */
export function parseJws(token: string): Jws | undefined {
  const compact = token.trim()
  const parts = compact.split('.')
  if (parts.length !== 3) return undefined
  const header = jwsHeader(compact)
  const text = header && textOf(fromBase64Url(parts[1]!) ?? new Uint8Array())
  const payload = text === undefined ? undefined : readJson(text)
  const signature = fromBase64Url(parts[2]!)
  if (!header || !isObject(payload) || !signature) return undefined
  return { header, payload, signature, signingInput: utf8(`${parts[0]}.${parts[1]}`) }
}

/**
 * The algorithm of a header, or why it is refused. `none` proves nothing and HMAC's key is no secret here, so both
 * are forgeries; an unknown one is only unknown. `crit` names rules we do not keep (RFC 7515 §4.1.11).
 */
export function algorithmOf(header: JsonObject): Result<Algorithm, Finding> {
  const alg = asText(header.alg) ?? ''
  if (isObject(header.jwk) && hasPrivateMember(header.jwk)) return fail(bad('integrity.private-key'))
  if (alg === '' || /^(none|hs\d+)$/i.test(alg))
    return fail(bad('integrity.algorithm-refused', { because: { algorithm: alg || '–' } }))
  if (header.crit !== undefined)
    return fail(unsure('integrity.method-unknown', { because: { method: 'crit' } }))
  // Some issuers write "rs256".
  const name = alg.toLowerCase() === 'eddsa' || alg === 'Ed25519' ? 'EdDSA' : alg.toUpperCase()
  return isAlgorithm(name) ? ok(name) : fail(unsure('integrity.method-unknown', { because: { method: alg } }))
}

/** Checks the signature with a key. */
export async function verifyJws(jws: Jws, algorithm: Algorithm, jwk: PublicJwk): Promise<Finding> {
  const state = await verifySignature(jwk, algorithm, jws.signature, jws.signingInput)
  return state === 'holds' ? good('integrity.proof-holds', { source: 'badge' }) : aboutSignature(state)
}
