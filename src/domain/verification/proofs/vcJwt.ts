// Credentials in a JWT (OB 3.0 §8.2.4.1 "Verify a Credential VC-JWT Signature"; VC-JOSE-COSE; VC-JWT 1.1).
import { asList, asText, isObject } from '../../json.ts'
import type { Json, JsonObject } from '../../json.ts'
import { fail, ok } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { Finding } from '../finding.ts'
import { bad, unsure } from '../finding.ts'
import { hostOf } from '../inquiry.ts'
import type { Inquiry } from '../inquiry.ts'
import { issuerIdOf } from '../issuer.ts'
import { isDid } from '../keys/did.ts'
import { findKey } from '../keys/findKey.ts'
import type { FoundKey } from '../keys/findKey.ts'
import { publicJwk } from '../keys/publicKey.ts'
import type { Algorithm } from '../keys/publicKey.ts'
import { meanwhile } from '../meanwhile.ts'
import { readMoment } from '../window.ts'
import { algorithmOf, verifyJws } from './jws.ts'
import type { Jws } from './jws.ts'
import type { ProofFinding } from './proofFinding.ts'

/**
 * The credential inside: the `vc` claim of VC-JWT 1.1, else the payload itself. What 1.1 lets stand in the claims alone
 * is put back in its place (VC Data Model 1.1 §6.3.1 "JWT Decoding").
 */
export function credentialIn(payload: JsonObject): JsonObject {
  if (!isObject(payload.vc)) return payload
  const { vc, iss, sub, jti } = payload
  const subject = isObject(vc.credentialSubject) ? vc.credentialSubject : undefined
  return {
    ...vc,
    ...(vc.id === undefined && jti !== undefined && { id: jti }),
    ...(vc.issuer === undefined && iss !== undefined && { issuer: iss }),
    ...(subject &&
      subject.id === undefined &&
      sub !== undefined && { credentialSubject: { ...subject, id: sub } }),
  }
}

/** Checks header, key, signature, and that the claims around the credential say what it says. */
export async function verifyVcJwt(inquiry: Inquiry, jws: Jws): Promise<ProofFinding> {
  const algorithm = algorithmOf(jws.header)
  if (!algorithm.ok) return algorithm.error
  const key = await keyOf(inquiry, jws, algorithm.value)
  if (!key.ok) return key.error
  const contradicting = meanwhile(() => contradiction(jws.payload))
  const finding = await verifyJws(jws, algorithm.value, key.value.jwk)
  if (finding.state !== 'ok') return finding
  return contradicting() ?? { ...finding, key: key.value }
}

/** `kid` leads to the key; a bare name is looked up at the issuer; `jwk` is the key itself, vouched for by nobody. */
async function keyOf(
  inquiry: Inquiry,
  { header, payload }: Jws,
  algorithm: Algorithm,
): Promise<Result<FoundKey, Finding>> {
  const jwk = isObject(header.jwk) ? publicJwk(header.jwk) : undefined
  const written: Result<FoundKey, Finding> = jwk
    ? ok({ jwk, origin: 'badge', isForBadges: true, source: 'badge' })
    : fail(unsure('integrity.no-key'))
  const kid = asText(header.kid)
  if (!kid) return written
  const named = absoluteName(kid, asText(payload.iss) ?? issuerIdOf(credentialIn(payload)))
  const found = named ? await findKey(inquiry, named, algorithm) : written
  return found.ok || !jwk ? found : written
}

function absoluteName(kid: string, issuer: string | undefined): string | undefined {
  if (isDid(kid) || hostOf(kid)) return kid
  if (!issuer || !(isDid(issuer) || hostOf(issuer))) return undefined
  return kid.startsWith('#') ? issuer + kid : `${issuer}#${kid}`
}

/** A claim that is absent says nothing; one that differs makes the badge contradict itself. */
function contradiction(payload: JsonObject): Finding | undefined {
  const credential = credentialIn(payload)
  const subjects = asList(credential.credentialSubject).flatMap((subject) =>
    isObject(subject) ? asList(subject.id) : [],
  )
  const claim = [
    differs(payload.iss, asList(issuerIdOf(credential))) && 'iss',
    differs(payload.sub, subjects) && 'sub',
    differs(payload.jti, asList(credential.id)) && 'jti',
    startsElsewhen(payload.nbf, credential) && 'nbf',
  ].find((name) => name !== false)
  return claim ? bad('integrity.claims-differ', { because: { claim } }) : undefined
}

function differs(claim: Json | undefined, said: Json[]): boolean {
  return claim !== undefined && said.length > 0 && !said.includes(claim)
}

function startsElsewhen(nbf: Json | undefined, credential: JsonObject): boolean {
  // A number, by RFC 7519; one written as text means what it says.
  const claimed = typeof nbf === 'number' ? readMoment(nbf) : readMoment(asText(nbf))
  if (!claimed) return false
  const said = [credential.validFrom, credential.issuanceDate].flatMap(
    (date) => readMoment(asText(date)) ?? [],
  )
  return (
    said.length > 0 &&
    !said.some(
      (date) => Math.abs(Math.floor(date.getTime() / 1000) - Math.floor(claimed.getTime() / 1000)) <= 1,
    )
  )
}
