// Advice on passphrases: what is too easily guessed, and a proposal nobody would guess.
import { normalisePassphrase } from './lockKey.ts'

/** `weak`: a machine finds it; `fair`: better than most; `strong`: out of reach. */
export type PassphraseStrength = 'empty' | 'weak' | 'fair' | 'strong'

/** Shorter ones are not accepted. */
export const LEAST_CHARACTERS = 10

/**
 * A rough look: length, and how many different letters and words there are. It knows no dictionary and praises nobody
 * for a sign at the end.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const text = normalisePassphrase(passphrase)
  if (text === '') return 'empty'
  const different = new Set(text.toLowerCase()).size
  const words = new Set(text.toLowerCase().split(/[\s\-_.,;]+/u)).size
  if ([...text].length < LEAST_CHARACTERS || different < 5 || isRun(text)) return 'weak'
  if (([...text].length >= 20 && words >= 4) || ([...text].length >= 18 && different >= 11)) return 'strong'
  return 'fair'
}

/** 1234567890, abcdefghij, azertyuiop… and the same backwards. */
function isRun(text: string): boolean {
  const runs = '01234567890123456789 abcdefghijklmnopqrstuvwxyz azertyuiopqsdfghjklm qwertyuiopasdfghjkl'
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return runs.includes(plain) || runs.includes([...plain].reverse().join(''))
}

const BEGINNINGS = ['b', 'd', 'f', 'g', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z', 'ch'] as const
const ENDINGS = ['a', 'e', 'i', 'o', 'u', 'an', 'in', 'ou'] as const

/**
 * Five made-up words that can be said and written down; 15 syllables of 7 bits make 105 bits.
 *
 * @example proposePassphrase(outside.random) // 'motinou-dakiza-pelango-…'
 */
export function proposePassphrase(random: (length: number) => Uint8Array): string {
  const syllables = [...random(15)].map(
    (byte) => `${BEGINNINGS[byte & 15] ?? ''}${ENDINGS[(byte >> 4) & 7] ?? ''}`,
  )
  return [0, 3, 6, 9, 12].map((place) => syllables.slice(place, place + 3).join('')).join('-')
}
