// Reads a payload of any version into a `Badge`.
import { asList, isObject, type Json, type JsonObject } from '../json.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Badge, Payload } from './badge.ts'
import { payloadInEnvelope } from './envelope.ts'
import { identify } from './identify.ts'
import { jwsPayload } from './jws.ts'
import { parseJson, type JsonFault } from './parseJson.ts'
import { LinkedDocuments, type Documents } from './readers/linkedDocuments.ts'
import { read05 } from './readers/read05.ts'
import { read1 } from './readers/read1.ts'
import { read2 } from './readers/read2.ts'
import { read3 } from './readers/read3.ts'
import { readClr } from './readers/readClr.ts'
import { readEndorsement2 } from './readers/readEndorsement2.ts'
import { toPayload } from './toPayload.ts'

/** Why a payload is no badge. */
export type ReadFault =
  | JsonFault
  | { code: 'read.malformed-token' }
  | { code: 'read.link-not-fetched'; url: string }
  | { code: 'read.not-a-badge' }
  | { code: 'read.badge-class-only' }
  | { code: 'read.issuer-only' }
  | { code: 'read.badge-missing' }
  | { code: 'read.several-badges' }

/**
 * Reads what a payload says, without judging it.
 *
 * @param documents What was fetched, by address: the assertion of a `url` payload, badge classes, issuers. What is
 *   not there is named in `missing` of the badge; fetch it and read again.
 */
export function readBadge(payload: Payload, documents: Documents = new Map()): Result<Badge, ReadFault> {
  const content = contentOf(payload, documents)
  if (!content.ok) return content
  const { document, claims, isSigned } = content.value
  const identified = identify(document)
  if (!identified.ok) return identified
  const linked = new LinkedDocuments(documents)
  const origin = { isSigned, ...(payload.form === 'url' ? { url: payload.url } : {}) }
  switch (identified.value) {
    case '0.5':
      return ok(read05(document, linked, origin))
    case '1.0':
    case '1.1':
      return ok(read1(document, linked, { ...origin, version: identified.value }))
    case '2.0':
      return ok(read2(document, linked, origin))
    case '2.0-endorsement':
      return ok(readEndorsement2(document, linked, origin))
    case '3.0':
      return ok(read3(document, claims))
    case 'clr-2.0':
      return ok(readClr(document, claims))
  }
}

/**
 * The same for a verifiable credential that is parsed already: whoever checks it has it in hand.
 *
 * @param claims All claims of the JWT it came in.
 */
export function readCredential(document: JsonObject, claims?: JsonObject): Result<Badge, ReadFault> {
  const identified = identify(document)
  if (!identified.ok) return identified
  return ok(identified.value === 'clr-2.0' ? readClr(document, claims) : read3(document, claims))
}

interface Content {
  document: JsonObject
  /** All claims of the JWT the document came in. */
  claims?: JsonObject
  isSigned: boolean
}

function contentOf(payload: Payload, documents: Documents): Result<Content, ReadFault> {
  switch (payload.form) {
    case 'json': {
      const parsed = parseJson(payload.text)
      return parsed.ok ? asContent(parsed.value) : parsed
    }
    case 'jws':
      return tokenContent(payload.token)
    case 'url': {
      const document = documents.get(payload.url)
      if (document === undefined) return fail({ code: 'read.link-not-fetched', url: payload.url })
      const inner = typeof document === 'string' ? toPayload(document) : undefined
      return inner?.form === 'jws' ? tokenContent(inner.token) : asContent(document)
    }
  }
}

function tokenContent(token: string): Result<Content, ReadFault> {
  const claims = jwsPayload(token)
  if (!isObject(claims)) return fail({ code: 'read.malformed-token' })
  const wrapped = claims['vc']
  const outer = isObject(wrapped) ? wrapped : isObject(claims['vp']) ? claims['vp'] : claims
  const content = asContent(outer)
  // The claims around a presentation say nothing of what is presented.
  if (!content.ok || content.value.document !== outer) return content
  return ok({ ...content.value, claims, isSigned: true })
}

/** The one document in `value`: envelopes, lists and presentations of one credential are opened, of several refused. */
function asContent(value: Json): Result<Content, ReadFault> {
  const enveloped = isObject(value) ? payloadInEnvelope(value) : undefined
  if (enveloped !== undefined) return contentOf(enveloped, new Map())
  const presented =
    isObject(value) && value['credentialSubject'] === undefined ? value['verifiableCredential'] : undefined
  const documents = asList(presented ?? value)
  if (documents.length > 1) return fail({ code: 'read.several-badges' })
  const [document] = documents
  if (typeof document === 'string' && presented !== undefined) return tokenContent(document)
  if (!isObject(document)) return fail({ code: 'read.not-a-badge' })
  return document === value ? ok({ document, isSigned: false }) : asContent(document)
}
