// Bytes and their spellings: UTF-8, hexadecimal, base64url, base58btc, multibase, SHA-2.
import { sha256OfBytes } from './sha256.ts'

/** Bytes in a buffer of their own: what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const BASE58_VALUES = new Map([...BASE58].map((letter, value) => [letter, value]))
/** An RSA key of 4096 bits has 720 letters; the work grows with the square. */
const MOST_BASE58 = 800
const encoder = new TextEncoder()
const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
/** Six bits of each letter in both alphabets; 64 for what does not belong. */
const BASE64_VALUES = new Uint8Array(128).fill(64)
for (const [value, letter] of [...BASE64, '-', '_'].entries()) BASE64_VALUES[letter.charCodeAt(0)] = value
BASE64_VALUES[0x2b] = 62
BASE64_VALUES[0x2f] = 63

export function utf8(text: string): Bytes {
  // Most of what is signed has plain letters only: as many bytes as letters, written six times as fast.
  const bytes = new Uint8Array(text.length)
  return encoder.encodeInto(text, bytes).read === text.length ? bytes : encoder.encode(text)
}

/** The text in these bytes, or nothing when they are not UTF-8. A byte-order mark is dropped. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    // Not UTF-8: the caller says what that means.
    return undefined
  }
}

export function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

export function concat(first: Uint8Array, second: Uint8Array): Bytes {
  const joined = new Uint8Array(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return joined
}

/** Decodes base64url or base64, padded or not; nothing when a character does not belong. */
export function fromBase64Url(text: string): Bytes | undefined {
  let length = text.length
  while (length > 0 && text.charCodeAt(length - 1) === 0x3d) length--
  if (length % 4 === 1) return undefined
  const bytes = new Uint8Array((length * 3) >> 2)
  // Four letters are three bytes; the last four are filled up with zeros, whose bytes find no room.
  const letters = text.slice(0, length) + 'AAA'.slice(0, -length & 3)
  let seen = 0
  for (let index = 0, at = 0; index < length; index += 4, at += 3) {
    const a = sixBits(letters, index)
    const b = sixBits(letters, index + 1)
    const c = sixBits(letters, index + 2)
    const d = sixBits(letters, index + 3)
    seen |= a | b | c | d
    bytes[at] = (a << 2) | (b >> 4)
    bytes[at + 1] = (b << 4) | (c >> 2)
    bytes[at + 2] = (c << 6) | d
  }
  return seen < 64 ? bytes : undefined
}

function sixBits(text: string, index: number): number {
  const code = text.charCodeAt(index)
  return code < 128 ? BASE64_VALUES[code]! : 64
}

export function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Decodes base58btc; nothing when a character does not belong. Meant for keys and signatures: short texts. */
export function fromBase58(text: string): Bytes | undefined {
  if (text.length > MOST_BASE58) return undefined
  const digits: number[] = []
  for (const letter of text) {
    let carry = BASE58_VALUES.get(letter)
    if (carry === undefined) return undefined
    for (let index = 0; index < digits.length; index++) {
      carry += digits[index]! * 58
      digits[index] = carry & 0xff
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) digits.push(carry & 0xff)
  }
  for (let index = 0; text[index] === '1'; index++) digits.push(0)
  return Uint8Array.from(digits.reverse())
}

export function toBase58(bytes: Uint8Array): string {
  const digits: number[] = []
  for (const byte of bytes) {
    let carry = byte
    for (let index = 0; index < digits.length; index++) {
      carry += digits[index]! << 8
      digits[index] = carry % 58
      carry = Math.floor(carry / 58)
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58)
  }
  let zeros = 0
  while (zeros < bytes.length && bytes[zeros] === 0) zeros++
  return (
    '1'.repeat(zeros) +
    digits
      .reverse()
      .map((digit) => BASE58[digit])
      .join('')
  )
}

/** Decodes multibase `z` (base58btc) and `u` (base64url), the two that Data Integrity allows. */
export function fromMultibase(text: string): Bytes | undefined {
  if (text.startsWith('z')) return fromBase58(text.slice(1))
  if (text.startsWith('u')) return fromBase64Url(text.slice(1))
  return undefined
}

/** Up to this length our own hash is done before WebCrypto has begun. */
const SHORT = 10_000

/** SHA-256, the quicker way for this length. */
export function sha256(bytes: Uint8Array): Bytes | Promise<Bytes> {
  return bytes.length <= SHORT ? sha256OfBytes(bytes) : digest('SHA-256', bytes)
}

export async function digest(
  algorithm: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512',
  bytes: Uint8Array,
): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(algorithm, bytes as Bytes))
}
