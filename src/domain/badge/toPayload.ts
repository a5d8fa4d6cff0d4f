// A piece of text found in a container: JSON, a JWS, an address, or nothing of ours.
import type { Payload } from './badge.ts'
import { isCompactJws } from './jws.ts'
import { MAX_PAYLOAD_CHARACTERS } from './limits.ts'
import { parseAddress } from '../webAddress.ts'

/** Longer addresses exist only to break things. */
const MAX_URL_CHARACTERS = 8192

/** The payload that `text` is, or undefined. Surrounding white space and a byte order mark do not count. */
export function toPayload(text: string): Payload | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > MAX_PAYLOAD_CHARACTERS) return undefined
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return { form: 'json', text: trimmed }
  if (isWebAddress(trimmed)) return { form: 'url', url: trimmed }
  // Mail programs and PDF viewers break long lines; no JWS holds white space of its own. As JSON text it has quotes.
  const token = /^"?ey/.test(trimmed) ? trimmed.replace(/\s+|^"|"$/g, '') : trimmed
  return isCompactJws(token) ? { form: 'jws', token } : undefined
}

/** An absolute http(s) address and nothing around it. */
export function isWebAddress(text: string): boolean {
  if (text.length > MAX_URL_CHARACTERS || !/^https?:\/\/[^\s<>"]+$/i.test(text)) return false
  return parseAddress(text) !== undefined
}
