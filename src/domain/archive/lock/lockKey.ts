// From a passphrase to the key of one file, and to the proof that it was the right one.
import type { LockHeader } from './lockHeader.ts'

const AES_BITS = 256

/** The key of one file, and what its header says when the passphrase is right. */
export interface LockKey {
  key: CryptoKey
  check: Uint8Array<ArrayBuffer>
}

/**
 * The passphrase as it counts: the same letters however a keyboard composes them (NFKC), and without the space that
 * phones add at the end.
 */
export function normalisePassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC').trim().replace(/\s+/gu, ' ')
}

/** PBKDF2-HMAC-SHA-256 makes a secret, HKDF-SHA-256 the key and the check from it (RFC 8018, RFC 5869). */
export async function lockKey(
  passphrase: string,
  { salt, iterations }: Pick<LockHeader, 'salt' | 'iterations'>,
): Promise<LockKey> {
  const words = new TextEncoder().encode(normalisePassphrase(passphrase))
  const password = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveBits'])
  const secret = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    password,
    AES_BITS,
  )
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey', 'deriveBits'])
  const [key, check] = await Promise.all([
    crypto.subtle.deriveKey(
      hkdf('besace-backup/1 content'),
      root,
      { name: 'AES-GCM', length: AES_BITS },
      false,
      ['encrypt', 'decrypt'],
    ),
    crypto.subtle.deriveBits(hkdf('besace-backup/1 check'), root, 128),
  ])
  return { key, check: new Uint8Array(check) }
}

function hkdf(info: string): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: new TextEncoder().encode(info) }
}

/**
 * How one chunk is sealed (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015): its number and
 * whether it is the last are its nonce, so that none can be moved, left out or cut off. The key is of this file alone.
 */
export function sealOf(number: number, isLast: boolean, header: Uint8Array<ArrayBuffer>): AesGcmParams {
  const iv = new Uint8Array(12)
  new DataView(iv.buffer).setUint32(7, number)
  iv[11] = isLast ? 1 : 0
  return { name: 'AES-GCM', iv, additionalData: header, tagLength: 128 }
}
