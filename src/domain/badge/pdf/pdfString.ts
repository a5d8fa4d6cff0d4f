// Strings of a PDF: in parentheses with escapes, or in hexadecimal digits (ISO 32000-1, 7.3.4).
import { decodeText } from '../decodeText.ts'
import { MAX_PAYLOAD_CHARACTERS } from '../limits.ts'
import { asCharacters } from './bytes.ts'

const BACKSLASH = 0x5c
const OPENING = 0x28
const CLOSING = 0x29
const RETURN = 13
const LINE_FEED = 10
const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** The text of the string that begins at `at`; undefined when none does. */
export function pdfStringAt(bytes: Uint8Array, at: number): string | undefined {
  const opening = String.fromCharCode(bytes[at] ?? 0)
  const content =
    opening === '(' ? literalBytes(bytes, at + 1) : opening === '<' ? hexBytes(bytes, at + 1) : undefined
  return content === undefined ? undefined : decodeText(content)
}

/** Parentheses nest; a backslash escapes letters, octal digits, parentheses and line ends. */
function literalBytes(bytes: Uint8Array, start: number): Uint8Array | undefined {
  const end = literalEnd(bytes, start)
  if (end === undefined) return undefined
  const content: number[] = []
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte === BACKSLASH) {
      const escape = readEscape(bytes, at + 1)
      if (escape.byte !== undefined) content.push(escape.byte)
      at += escape.length
    } else if (byte === RETURN) {
      // A line end counts as one line feed, however it is written.
      content.push(LINE_FEED)
      if (bytes[at + 1] === LINE_FEED) at++
    } else content.push(byte)
  }
  return Uint8Array.from(content)
}

/** Offset of the closing parenthesis; undefined when there is none within bounds. */
function literalEnd(bytes: Uint8Array, start: number): number | undefined {
  const last = Math.min(bytes.length, start + 2 * MAX_PAYLOAD_CHARACTERS)
  let depth = 1
  for (let at = start; at < last; at++) {
    const byte = bytes[at]
    if (byte === BACKSLASH) at++
    else if (byte === OPENING) depth++
    else if (byte === CLOSING && --depth === 0) return at
  }
  return undefined
}

function readEscape(bytes: Uint8Array, at: number): { byte?: number; length: number } {
  const next = asCharacters(bytes, at, at + 3)
  const octal = /^[0-7]{1,3}/.exec(next)?.[0]
  if (octal !== undefined) return { byte: parseInt(octal, 8) & 0xff, length: octal.length }
  if (next.startsWith('\r\n')) return { length: 2 }
  if (/^[\r\n]/.test(next)) return { length: 1 }
  const letter = next.charAt(0)
  return {
    byte: Object.hasOwn(ESCAPES, letter) ? (ESCAPES[letter] as number) : letter.charCodeAt(0),
    length: 1,
  }
}

function hexBytes(bytes: Uint8Array, start: number): Uint8Array | undefined {
  const end = bytes.indexOf(0x3e, start)
  if (end === -1 || end - start > 4 * MAX_PAYLOAD_CHARACTERS) return undefined
  const digits = decodeText(bytes.subarray(start, end)).replace(/\s+/g, '')
  if (!/^[\da-f]+$/i.test(digits)) return undefined
  const pairs = digits.padEnd(digits.length + (digits.length % 2), '0')
  return Uint8Array.from({ length: pairs.length / 2 }, (_, index) =>
    parseInt(pairs.slice(2 * index, 2 * index + 2), 16),
  )
}
