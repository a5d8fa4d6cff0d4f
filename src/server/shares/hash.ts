// SHA-256 in the spellings the host uses.
import { createHash, timingSafeEqual } from 'node:crypto'

export function sha256Hex(...parts: (Uint8Array | string)[]): string {
  return digest(parts).toString('hex')
}

export function sha256Base64(...parts: (Uint8Array | string)[]): string {
  return digest(parts).toString('base64')
}

/** Compares without telling by its duration how much was right. */
export function isSameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function digest(parts: (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
