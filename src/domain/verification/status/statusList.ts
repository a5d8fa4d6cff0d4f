// Bitstring Status List and its forerunner StatusList2021: one bit of a signed list for each badge.
import { inflate } from '../../badge/inflate.ts'
import { asList, asText, flatList, isObject } from '../../json.ts'
import type { Json, JsonObject } from '../../json.ts'
import { textOf } from '../bytes.ts'
import { fromBase64Url } from '../bytes.ts'
import { verifyCredential } from '../credential.ts'
import type { Credential, CredentialFindings } from '../credential.ts'
import type { Finding } from '../finding.ts'
import { bad, good, unsure } from '../finding.ts'
import { fetchJson, hostOf } from '../inquiry.ts'
import type { Fetched, Inquiry } from '../inquiry.ts'
import { answered, issuerIdOf } from '../issuer.ts'
import { parseJws } from '../proofs/jws.ts'
import { credentialIn } from '../proofs/vcJwt.ts'

/** A list for 134 million badges; nobody needs a longer one. */
const MOST_BYTES = 16 * 1024 * 1024

interface Entry {
  url: string
  index: number
  /** Bits for each badge. */
  size: number
  purpose: string
}

/**
 * Looks one entry up (Bitstring Status List §3.2). Only a list whose own proof holds and whose dates are right counts;
 * everything else leaves the status open. Lists shorter than the standard's minimum are common and read all the same.
 */
export async function checkStatusList(
  inquiry: Inquiry,
  entry: JsonObject,
  issuerId: string | undefined,
): Promise<Finding> {
  const wanted = readEntry(entry)
  if (!wanted) return unsure('status.entry-incomplete')
  const because = { domain: hostOf(wanted.url) ?? wanted.url }
  const fetched = await fetchJson(inquiry, wanted.url)
  const list = listIn(fetched)
  if (!list) return unsure(isReached(fetched) ? 'status.list-gone' : 'status.out-of-reach', { because })
  const grounds = { because, ...answeredBy(fetched) }
  const findings = await verifyCredential(inquiry, list)
  if (findings.integrity.state !== 'ok' || findings.issuer.state === 'failed')
    return unsure('status.list-not-proved', grounds)
  if (findings.window.state === 'failed' || findings.window.state === 'unknown')
    return unsure('status.list-outdated', grounds)
  const value = await valueIn(list.json, wanted)
  if (value === undefined) return unsure('status.list-unreadable', grounds)
  if (value === 'other-purpose') return unsure('status.list-for-other-purpose', grounds)
  if (!value)
    return isHeardFor(list, issuerId, findings)
      ? good('status.clear', grounds)
      : unsure('status.list-of-another', grounds)
  if (wanted.purpose === 'revocation') return bad('status.revoked', grounds)
  if (wanted.purpose === 'suspension') return bad('status.suspended', grounds)
  // `refresh` and `message` tell something; they take nothing back.
  return good('status.clear', grounds)
}

/**
 * The badge names its list, so another issuer's may take it back. That all is well is believed of the badge's own issuer,
 * or of one whose address confirms it.
 */
function isHeardFor(list: Credential, issuerId: string | undefined, { issuer }: CredentialFindings): boolean {
  return issuer.state === 'ok' || (issuerId !== undefined && issuerIdOf(list.json) === issuerId)
}

function readEntry(entry: JsonObject): Entry | undefined {
  const url = asText(only(entry.statusListCredential))
  const isOld = asList(entry.type).includes('StatusList2021Entry')
  const purpose = asText(only(entry.statusPurpose)) ?? (isOld ? 'revocation' : undefined)
  const index = wholeNumber(only(entry.statusListIndex))
  const size = entry.statusSize === undefined ? 1 : wholeNumber(only(entry.statusSize))
  if (!url || !purpose || index === undefined || !size || size > 32) return undefined
  return { url, index, size, purpose }
}

/** One thing, however JSON-LD wraps it: a proof holds for all wrappings, and none of them may hide a withdrawal. */
function only(value: Json | undefined): Json | undefined {
  const [item, ...others] = new Set(flatList(value))
  if (others.length > 0) return undefined
  return isObject(item) ? (item['@value'] ?? item.id) : item
}

function wholeNumber(value: Json | undefined): number | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** The list as a credential: JSON with a proof, or a JWT, alone or in a JSON string. */
function listIn(fetched: Fetched): Credential | undefined {
  if (fetched.ok && isObject(fetched.value.json)) return { json: fetched.value.json }
  const token = fetched.ok
    ? asText(fetched.value.json)
    : fetched.error.code === 'garbled'
      ? textOf(fetched.error.reached.body)
      : undefined
  const jws = token ? parseJws(token) : undefined
  return jws && { json: credentialIn(jws.payload), jws }
}

async function valueIn(
  list: JsonObject,
  { index, size, purpose }: Entry,
): Promise<number | 'other-purpose' | undefined> {
  const subject = asList(list.credentialSubject).find(
    (item) => isObject(item) && item.encodedList !== undefined,
  )
  if (!isObject(subject)) return undefined
  const purposes = asList(subject.statusPurpose)
  if (purposes.length > 0 && !purposes.includes(purpose)) return 'other-purpose'
  const encoded = asText(subject.encodedList) ?? ''
  const compressed = fromBase64Url(
    encoded.startsWith('u') && subject.type !== 'StatusList2021' ? encoded.slice(1) : encoded,
  )
  if (!compressed) return undefined
  const opened = await inflate(compressed, 'gzip', MOST_BYTES)
  return opened.state === 'whole' ? bitsAt(opened.bytes, index * size, size) : undefined
}

/** Bits count from the left of each byte. */
function bitsAt(bytes: Uint8Array, start: number, size: number): number | undefined {
  if (start + size > bytes.length * 8) return undefined
  let value = 0
  for (let bit = start; bit < start + size; bit++)
    value = value * 2 + ((bytes[bit >> 3]! >> (7 - (bit & 7))) & 1)
  return value
}

function isReached(fetched: Fetched): boolean {
  return fetched.ok || fetched.error.code === 'status' || fetched.error.code === 'garbled'
}

function answeredBy(fetched: Fetched): Pick<Finding, 'source' | 'at'> {
  if (fetched.ok) return answered(fetched.value)
  return fetched.error.code === 'garbled' ? answered(fetched.error.reached) : {}
}
