// JSON from outside, parsed only after its size and depth are known to be bearable.
import type { Json } from '../json.ts'
import { fail, ok, type Result } from '../result.ts'
import { MAX_JSON_DEPTH, MAX_PAYLOAD_CHARACTERS } from './limits.ts'

export type JsonFault =
  | { code: 'read.malformed-json' }
  | { code: 'read.too-deep'; limit: number }
  | { code: 'read.too-large'; limit: number }

/**
 * Parses text that nobody vouches for. Broken JSON is never repaired: what was signed must be what is read.
 *
 * @param limit In characters; only lists of badges may be longer than one badge.
 */
export function parseJson(text: string, limit = MAX_PAYLOAD_CHARACTERS): Result<Json, JsonFault> {
  if (text.length > limit) return fail({ code: 'read.too-large', limit })
  if (isDeeperThan(text, MAX_JSON_DEPTH)) return fail({ code: 'read.too-deep', limit: MAX_JSON_DEPTH })
  try {
    return ok(JSON.parse(text) as Json)
  } catch {
    // `JSON.parse` says where it stumbled; a learner is helped by "damaged", not by a column number.
    return fail({ code: 'read.malformed-json' })
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Counts brackets outside strings without parsing, so that no recursion ever meets a bottomless document. */
export function isDeeperThan(text: string, limit: number): boolean {
  if (!hasMoreBracketsThan(text, limit)) return false
  let depth = 0
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (isInString) {
      if (character === BACKSLASH) at++
      else if (character === QUOTE) isInString = false
    } else if (character === QUOTE) isInString = true
    else if (character === 0x7b || character === 0x5b) {
      if (++depth > limit) return true
    } else if (character === 0x7d || character === 0x5d) depth--
  }
  return false
}

/** Most badges have fewer brackets than they may have levels: they need not be walked letter by letter. */
function hasMoreBracketsThan(text: string, limit: number): boolean {
  let brackets = 0
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      if (++brackets > limit) return true
    }
  }
  return false
}
