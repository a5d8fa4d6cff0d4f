// From a payload to the thing to check: a credential with its proof, or an assertion of the older kind.
import type { Payload } from '../badge/badge.ts'
import { identify } from '../badge/identify.ts'
import { toPayload } from '../badge/toPayload.ts'
import { unbake } from '../badge/unbake.ts'
import { asList, isObject } from '../json.ts'
import type { Json, JsonObject } from '../json.ts'
import { parseJson } from '../badge/parseJson.ts'
import type { Reached } from '../outside.ts'
import { fail, ok } from '../result.ts'
import type { Fault, Result } from '../result.ts'
import { textOf, utf8 } from './bytes.ts'
import type { Credential } from './credential.ts'
import { fetchJson } from './inquiry.ts'
import type { Inquiry } from './inquiry.ts'
import { parseJws } from './proofs/jws.ts'
import type { Jws } from './proofs/jws.ts'
import { credentialIn } from './proofs/vcJwt.ts'

/** What there is to check, and the payload it was read from. */
export type Matter =
  | { kind: 'credential'; payload: Payload; credential: Credential }
  | { kind: 'assertion'; payload: Payload; jws?: Jws }
  /** Only an address: a hosted badge, out of reach or not. */
  | { kind: 'address'; payload: Payload; url: string }

/** The matter, or the fault that says why it is no badge; a link may lead to a picture. */
export type Found = Result<{ matter: Matter; picture?: Reached }, Fault>

/** Looks at a payload; follows an address once, into whatever lies there. */
export async function findMatter(inquiry: Inquiry, payload: Payload): Promise<Found> {
  if (payload.form === 'url') return followAddress(inquiry, payload.url)
  return standing(payload.form === 'jws' ? inToken(payload.token) : inText(payload))
}

function standing(matter: Result<Matter, Fault>): Found {
  return matter.ok ? ok({ matter: matter.value }) : matter
}

async function followAddress(inquiry: Inquiry, url: string): Promise<Found> {
  const fetched = await fetchJson(inquiry, url)
  const hosted: Found = ok({ matter: { kind: 'address', payload: { form: 'url', url }, url } })
  if (fetched.ok) {
    const { json, text } = fetched.value
    inquiry.followed = utf8(text)
    const token = typeof json === 'string' ? toPayload(json) : undefined
    if (token?.form === 'jws') return standing(inToken(token.token))
    const matter = inText({ form: 'json', text })
    if (!matter.ok) return isWithdrawn(json) ? hosted : matter
    // An assertion at its own address is a hosted badge; a credential stands for itself.
    return matter.value.kind === 'credential' ? standing(matter) : hosted
  }
  if (fetched.error.code === 'garbled') return insideFile(inquiry, fetched.error.reached)
  return fetched.error.code === 'address' ? fail({ code: 'unbake.text.no-badge' }) : hosted
}

async function insideFile(inquiry: Inquiry, reached: Reached): Promise<Found> {
  inquiry.followed = reached.body
  const token = toPayload(textOf(reached.body) ?? '')
  if (token?.form === 'jws') return standing(inToken(token.token))
  const unbaked = await unbake(reached.body)
  if (!unbaked.ok) return fail(unbaked.error)
  for (const payload of unbaked.value.payloads) {
    // A link inside a picture behind a link: followed no further, but named.
    if (payload.form === 'url')
      return ok({ matter: { kind: 'address', payload, url: payload.url }, picture: reached })
    const matter = payload.form === 'jws' ? inToken(payload.token) : inText(payload)
    if (matter.ok) return ok({ matter: matter.value, picture: reached })
  }
  return fail({ code: 'read.not-a-badge' })
}

function inToken(token: string): Result<Matter, Fault> {
  const jws = parseJws(token)
  if (!jws) return fail({ code: 'read.malformed-token' })
  const payload: Payload = { form: 'jws', token }
  const document = credentialIn(jws.payload)
  const presented = isObject(jws.payload.vp) ? single(jws.payload.vp) : undefined
  if (presented) return presented
  const identified = identify(document)
  if (!identified.ok) return identified
  return ok(
    isCredentialVersion(identified.value)
      ? { kind: 'credential', payload, credential: { json: document, jws } }
      : { kind: 'assertion', payload, jws },
  )
}

function inText(payload: Payload & { form: 'json' }): Result<Matter, Fault> {
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

/** Lists and presentations of one credential are opened; of several, refused. */
function single(value: Json): Result<Matter, Fault> | undefined {
  const isPresentation =
    isObject(value) && value.credentialSubject === undefined && value.verifiableCredential !== undefined
  if (!Array.isArray(value) && !isPresentation) return undefined
  const inside = asList(isPresentation ? (value as JsonObject).verifiableCredential : value)
  if (inside.length > 1) return fail({ code: 'read.several-badges' })
  const [only] = inside
  if (typeof only === 'string') return inToken(only)
  return isObject(only)
    ? inText({ form: 'json', text: JSON.stringify(only) })
    : fail({ code: 'read.not-a-badge' })
}

/** `{"id": …, "revoked": true}` is all that some hosts leave of a badge. */
function isWithdrawn(json: Json): boolean {
  return isObject(json) && json.revoked === true
}

function isCredentialVersion(version: string): boolean {
  return version === '3.0' || version === 'clr-2.0'
}
