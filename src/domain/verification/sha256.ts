// SHA-256 at once: WebCrypto answers later, and many small hashes one after the other are mostly waiting.

const ROUND_CONSTANTS = new Int32Array(64)
const INITIAL = new Int32Array(8)
fillConstants()

const encoder = new TextEncoder()
const schedule = new Int32Array(64)

/** The SHA-256 of a text's UTF-8, in hexadecimal (FIPS 180-4). */
export function sha256Hex(text: string): string {
  let hex = ''
  for (const word of hash(encoder.encode(text))) hex += (word >>> 0).toString(16).padStart(8, '0')
  return hex
}

/** The SHA-256 of bytes. */
export function sha256OfBytes(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(32)
  const view = new DataView(bytes.buffer)
  const words = hash(message)
  for (let index = 0; index < words.length; index++) view.setInt32(index * 4, words[index]!)
  return bytes
}

function hash(message: Uint8Array): Int32Array {
  const bytes = padded(message)
  const view = new DataView(bytes.buffer)
  const state = Int32Array.from(INITIAL)
  for (let start = 0; start < bytes.length; start += 64) compress(state, view, start)
  return state
}

function padded(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(((message.length + 72) >> 6) << 6)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(bytes.length - 8, Math.floor(message.length / 0x20000000))
  view.setUint32(bytes.length - 4, message.length << 3)
  return bytes
}

function compress(state: Int32Array, view: DataView, start: number): void {
  for (let index = 0; index < 16; index++) schedule[index] = view.getInt32(start + index * 4)
  for (let index = 16; index < 64; index++) {
    const a = schedule[index - 15]!
    const b = schedule[index - 2]!
    const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3)
    const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10)
    schedule[index] = schedule[index - 16]! + s0 + schedule[index - 7]! + s1
  }
  // One by one: taking a list apart is slow where this matters most, in the first call.
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let index = 0; index < 64; index++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const first = (h + s1 + ((e & f) ^ (~e & g)) + ROUND_CONSTANTS[index]! + schedule[index]!) | 0
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  state[0] = state[0]! + a
  state[1] = state[1]! + b
  state[2] = state[2]! + c
  state[3] = state[3]! + d
  state[4] = state[4]! + e
  state[5] = state[5]! + f
  state[6] = state[6]! + g
  state[7] = state[7]! + h
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

/** Fractions of the square roots (start) and cube roots (rounds) of the first primes (FIPS 180-4 §4.2.2, §5.3.3). */
function fillConstants(): void {
  let found = 0
  for (let number = 2; found < 64; number++) {
    if (!isPrime(number)) continue
    if (found < 8) INITIAL[found] = fraction(Math.sqrt(number))
    ROUND_CONSTANTS[found++] = fraction(Math.cbrt(number))
  }
}

function isPrime(number: number): boolean {
  for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false
  return true
}

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 0x100000000) | 0
}
