// What a learner types as an address of theirs: which kind it is, so that nobody has to choose from a list.
import { parseAddress } from '../webAddress.ts'
import type { LearnerIdentity } from './recipient.ts'

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const TELEPHONE = /^\+?[\d\s().-]{6,}$/
const DID = /^did:[a-z0-9]+:\S+$/i
const SITE = /^(?:https?:\/\/)?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[/?#]\S*)?$/u

/**
 * Undefined when it is nothing a badge could have been sent to.
 *
 * @example readIdentity(' Amina@Example.org ') // { kind: 'email', value: 'Amina@Example.org' }
 */
export function readIdentity(text: string): LearnerIdentity | undefined {
  const value = text.trim().replace(/^mailto:/i, '')
  if (EMAIL.test(value)) return { kind: 'email', value }
  if (DID.test(value)) return { kind: 'did', value }
  if (TELEPHONE.test(value)) return { kind: 'telephone', value }
  if (SITE.test(value)) return { kind: 'url', value: /^https?:/i.test(value) ? value : `https://${value}` }
  return undefined
}

/**
 * Anything else a badge may have been sent to: a student number, a membership number. Only the learner can tell that it
 * is one.
 */
export function readIdentifier(text: string): LearnerIdentity | undefined {
  const value = text.trim().replace(/\s+/gu, ' ')
  return value === '' || value.length > 320 ? undefined : { kind: 'id', value }
}

/** Whether both name the same address; compared as people mean them. */
export function isSameIdentity(first: LearnerIdentity, second: LearnerIdentity): boolean {
  if (first.kind !== second.kind) return false
  if (first.kind === 'email') return first.value.toLowerCase() === second.value.toLowerCase()
  if (first.kind === 'telephone') return digitsIn(first.value) === digitsIn(second.value)
  if (first.kind === 'url') return withoutSlash(first.value) === withoutSlash(second.value)
  return first.value === second.value
}

function digitsIn(number: string): string {
  return number.replace(/[^+\d]/g, '')
}

/** The address in one spelling, as far as it can be taken apart. */
function withoutSlash(address: string): string {
  return (parseAddress(address)?.href ?? address).replace(/\/$/, '')
}
