// Passwords of pages: what is long enough, and a proposal that can be read aloud.
import { normalisePassphrase } from '../../archive/lock/lockKey.ts'
import { passphraseStrength, proposePassphrase } from '../../archive/lock/passphrase.ts'

/** A page lies in public: whoever has the link may try for as long as it is there, and longer. */
export const LEAST_PASSWORD = 12

export function isFitPassword(password: string): boolean {
  return (
    [...normalisePassphrase(password)].length >= LEAST_PASSWORD && passphraseStrength(password) !== 'weak'
  )
}

/** Three made-up words: 63 bits, each try of which costs a million rounds of SHA-256. */
export function proposePassword(random: (length: number) => Uint8Array): string {
  return proposePassphrase(random).split('-').slice(0, 3).join('-')
}
