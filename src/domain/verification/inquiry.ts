// What an examination carries along: the door outside, the moment, whom the learner trusts.
import { parseJson } from '../badge/parseJson.ts'
import type { Json } from '../json.ts'
import type { AnswerSource, GetOptions, Outside, Reached, UnreachedReason } from '../outside.ts'
import { fail, ok } from '../result.ts'
import type { Result } from '../result.ts'
import { textOf } from './bytes.ts'
import { trustOf } from './selfNamed.ts'
import type { Trust, Trusted } from './selfNamed.ts'
import type { RememberingOutside } from './snapshots.ts'
import { parseAddress } from '../webAddress.ts'

/** One examination's surroundings, handed to every check. */
export interface Inquiry {
  outside: Outside & Partial<Pick<RememberingOutside, 'remembered'>>
  now: Date
  trust: Trust
  /** Answers already asked for in this examination, by address: nothing is asked twice. */
  asked: Map<string, Promise<Fetched>>
  /** Addresses whose earlier answer proved something that the present one no longer does: keep that snapshot. */
  stillNeeded: Set<string>
  /** What the address that we were given led to. */
  followed?: Uint8Array
}

/** A document that was fetched, and how. */
export interface FetchedDocument {
  json: Json
  text: string
  url: string
  finalUrl: string
  source: AnswerSource
  at: string
}

/** Why a document is not there: no answer, an answer without it, or an answer that is something else. */
export type FetchFault =
  | { code: 'silent'; reason: UnreachedReason; url: string }
  | { code: 'status'; status: number; url: string; body?: Json; source: AnswerSource; at: string }
  | { code: 'garbled'; url: string; reached: Reached }
  | { code: 'address'; url: string }

export type Fetched = Result<FetchedDocument, FetchFault>

const JSON_TYPES = 'application/ld+json, application/json;q=0.9, */*;q=0.1'

export function startInquiry(outside: Outside, trusted: Trusted = {}): Inquiry {
  return {
    outside,
    now: outside.now(),
    trust: trustOf(trusted),
    asked: new Map(),
    stillNeeded: new Set(),
  }
}

/** Gets a JSON document, once per examination. */
export function fetchJson(inquiry: Inquiry, url: string, options?: GetOptions): Promise<Fetched> {
  const address = withoutFragment(url)
  let running = inquiry.asked.get(address)
  if (!running) {
    running = fetchJsonNow(inquiry, address, options)
    inquiry.asked.set(address, running)
  }
  return running
}

async function fetchJsonNow(inquiry: Inquiry, url: string, options?: GetOptions): Promise<Fetched> {
  if (!hostOf(url)) return fail({ code: 'address', url })
  const answer = await inquiry.outside.get(url, { accept: JSON_TYPES, ...options })
  if (!answer.reached) return fail({ code: 'silent', reason: answer.reason, url })
  const { text, json } = contentOf(answer.body)
  const { source, at, finalUrl, status } = answer
  if (status < 200 || status > 299)
    return fail({ code: 'status', status, url, source, at, ...(json !== undefined && { body: json }) })
  if (text === undefined || json === undefined) return fail({ code: 'garbled', url, reached: answer })
  return ok({ json, text, url, finalUrl, source, at })
}

interface Content {
  text: string | undefined
  json: Json | undefined
}

/** By their bytes: a thousand badges of one issuer rest on one and the same answer. */
const contents = new WeakMap<Uint8Array, Content>()

function contentOf(body: Uint8Array): Content {
  let content = contents.get(body)
  if (!content) {
    const text = textOf(body)
    content = { text, json: text === undefined ? undefined : readJson(text) }
    contents.set(body, content)
  }
  return content
}

/** What an address answered in an earlier examination, whatever it says now. */
export function rememberedJson(inquiry: Inquiry, url: string): FetchedDocument | undefined {
  const earlier = inquiry.outside.remembered?.(withoutFragment(url))
  if (!earlier) return undefined
  const { text, json } = contentOf(earlier.body)
  if (text === undefined || json === undefined) return undefined
  const { url: address, finalUrl, source, at } = earlier
  return { json, text, url: address, finalUrl, source, at }
}

/** The text as JSON, or nothing when it is none, too long or too deep. */
export function readJson(text: string): Json | undefined {
  const parsed = parseJson(text)
  return parsed.ok ? parsed.value : undefined
}

export function withoutFragment(url: string): string {
  const hash = url.indexOf('#')
  return hash < 0 ? url : url.slice(0, hash)
}

/** An address whose host stands there as it is compared: letters, no port, nothing to translate. */
const PLAIN_HOST = /^https?:\/\/((?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,})(?=[/?#]|$)/

/** Host and port of an http(s) address, lower case; nothing for anything else. */
export function hostOf(url: string | undefined): string | undefined {
  if (!url) return undefined
  const plain = PLAIN_HOST.exec(url)
  if (plain) return plain[1]
  return /^https?:/i.test(url) ? parseAddress(url)?.host : undefined
}
