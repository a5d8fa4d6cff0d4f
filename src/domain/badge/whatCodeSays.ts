// What a scanned code holds, and what may be done with it: nothing is ever opened by itself.
import { parseAddress } from '../webAddress.ts'
import { badgeTextIn } from './badgeTextIn.ts'

export type CodeContent =
  /** A page of this very app, or one it has published. */
  | { kind: 'own'; text: string }
  /** An address that may lead to a badge; `host` is whom it would ask. */
  | { kind: 'link'; text: string; host: string }
  /** A badge itself, as text. */
  | { kind: 'badge'; text: string }
  /** Anything else: a sentence, a network, a telephone number. */
  | { kind: 'words'; text: string }

/** A code holds 7,089 characters at most (ISO/IEC 18004); whatever is longer was not read from one. */
const MOST_CHARACTERS = 7089

/**
 * Sorts the text of a code. An address counts only when it is the whole of it: one inside a sentence is a sentence.
 *
 * @example whatCodeSays('https://issuer.example/1', 'https://besace.example').kind // 'link'
 */
export function whatCodeSays(scanned: string, ownOrigin: string): CodeContent {
  const text = scanned.slice(0, MOST_CHARACTERS).trim()
  const address = /^https?:\/\/\S+$/i.test(text) ? parseAddress(text) : undefined
  if (address?.origin === ownOrigin) return { kind: 'own', text: address.href }
  // Who hides a name and a password in an address hides where it leads.
  if (address && address.username === '' && address.password === '')
    return { kind: 'link', text, host: address.host }
  const isBadge = !address && badgeTextIn({ text }) === text && !/^data:(?!image\/)/i.test(text)
  return isBadge ? { kind: 'badge', text } : { kind: 'words', text }
}
