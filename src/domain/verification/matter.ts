// From a payload to the thing to check: a credential with its proof, or an assertion of the older kind.
import type { Payload } from '../badge/badge.ts'
import { payloadInEnvelope } from '../badge/envelope.ts'
import { identify } from '../badge/identify.ts'
import { asList, isObject } from '../json.ts'
import type { Json, JsonObject } from '../json.ts'
import { parseJson } from '../badge/parseJson.ts'
import { fail, ok } from '../result.ts'
import type { Fault, Result } from '../result.ts'
import type { Credential } from './credential.ts'
import { parseJws } from './proofs/jws.ts'
import type { Jws } from './proofs/jws.ts'
import { credentialIn } from './proofs/vcJwt.ts'

/** What there is to check, and the payload it was read from. */
export type Matter =
  | { kind: 'credential'; payload: Payload; credential: Credential }
  | { kind: 'assertion'; payload: Payload; jws?: Jws }
  /** Only an address: a hosted badge, out of reach or not. */
  | { kind: 'address'; payload: Payload; url: string }

/** What a compact JWS holds. */
export function inToken(token: string): Result<Matter, Fault> {
  const jws = parseJws(token)
  if (!jws) return fail({ code: 'read.malformed-token' })
  const payload: Payload = { form: 'jws', token }
  const document = credentialIn(jws.payload)
  const presented = single(isObject(jws.payload.vp) ? jws.payload.vp : jws.payload)
  if (presented) return presented
  const identified = identify(document)
  if (!identified.ok) return identified
  return ok(
    isCredentialVersion(identified.value)
      ? { kind: 'credential', payload, credential: { json: document, jws } }
      : { kind: 'assertion', payload, jws },
  )
}

/** What a JSON text holds. */
export function inText(payload: Payload & { form: 'json' }): Result<Matter, Fault> {
  const parsed = parseJson(payload.text)
  if (!parsed.ok) return parsed
  const presented = single(parsed.value)
  if (presented) return presented
  if (!isObject(parsed.value)) return fail({ code: 'read.not-a-badge' })
  const identified = identify(parsed.value)
  if (!identified.ok) return identified
  return ok(
    isCredentialVersion(identified.value)
      ? { kind: 'credential', payload, credential: { json: parsed.value } }
      : { kind: 'assertion', payload },
  )
}

/** Envelopes, lists and presentations of one credential are opened; of several, refused. */
function single(value: Json): Result<Matter, Fault> | undefined {
  const enveloped = isObject(value) ? payloadInEnvelope(value) : undefined
  if (enveloped !== undefined) return enveloped.form === 'jws' ? inToken(enveloped.token) : inText(enveloped)
  const isPresentation =
    isObject(value) && value.credentialSubject === undefined && value.verifiableCredential !== undefined
  if (!Array.isArray(value) && !isPresentation) return undefined
  const inside = asList(isPresentation ? (value as JsonObject).verifiableCredential : value)
  if (inside.filter(isBadge).length > 1) return fail({ code: 'read.several-badges' })
  const [only] = inside
  if (typeof only === 'string') return inToken(only)
  return isObject(only)
    ? inText({ form: 'json', text: JSON.stringify(only) })
    : fail({ code: 'read.not-a-badge' })
}

function isBadge(value: Json): boolean {
  if (typeof value === 'string') return inToken(value).ok
  return isObject(value) && (identify(value).ok || payloadInEnvelope(value) !== undefined)
}

function isCredentialVersion(version: string): boolean {
  return version === '3.0' || version === 'clr-2.0'
}
