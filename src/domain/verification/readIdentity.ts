// What a learner types as an address of theirs: which kind it is, so that nobody has to choose from a list.
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

/** Whether both name the same address; e-mail addresses are compared as people mean them. */
export function isSameIdentity(first: LearnerIdentity, second: LearnerIdentity): boolean {
  if (first.kind !== second.kind) return false
  if (first.kind === 'email') return first.value.toLowerCase() === second.value.toLowerCase()
  return first.value === second.value
}
