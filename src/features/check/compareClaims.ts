// Holds what a page says of a badge against what the badge itself says: a page is the learner's, a badge is not.
import type { Badge } from '../../domain/badge/badge.ts'
import type { SharedBadge } from '../../domain/sharing/sharePage.ts'

export interface Difference {
  about: 'name' | 'issuer' | 'issued' | 'expires' | 'person'
  claimed?: string
  actual?: string
}

/** How a page writes that a badge told no name. */
const UNTOLD = '–'

/** Whether the badge tells what a page could be held against; one that lies out of reach does not. */
export function canCompare(badge: Badge): boolean {
  return badge.achievement.name.trim() !== '' && badge.issuer.name.trim() !== ''
}

/** Everything the page says otherwise than the badge; an empty list when they agree, or when the badge is silent. */
export function compareClaims(claim: SharedBadge, badge: Badge, person?: string): Difference[] {
  const differences: Difference[] = []
  const names = [badge.achievement.name, ...badge.achievement.editions.map((edition) => edition.name)]
  if (isTold(badge.achievement.name, claim.name) && !names.some((name) => sameWords(name, claim.name))) {
    differences.push({ about: 'name', claimed: claim.name, actual: badge.achievement.name })
  }
  if (isTold(badge.issuer.name, claim.issuerName) && !sameWords(badge.issuer.name, claim.issuerName)) {
    differences.push({ about: 'issuer', claimed: claim.issuerName, actual: badge.issuer.name })
  }
  if (!sameMoment(badge.issuedOn, claim.issuedOn))
    differences.push(dates('issued', claim.issuedOn, badge.issuedOn))
  if (!sameMoment(badge.expires, claim.expires))
    differences.push(dates('expires', claim.expires, badge.expires))
  const named = badge.recipients.find((recipient) => recipient.kind === 'name' && !recipient.hashed)
  if (person !== undefined && named !== undefined && !sameWords(named.value, person)) {
    differences.push({ about: 'person', claimed: person, actual: named.value })
  }
  return differences
}

function dates(about: 'issued' | 'expires', claimed?: string, actual?: string): Difference {
  return { about, ...(claimed !== undefined && { claimed }), ...(actual !== undefined && { actual }) }
}

function isTold(actual: string, claimed: string): boolean {
  return actual.trim() !== '' && claimed !== UNTOLD
}

/** The same to a reader: spacing, case and the way accents are coded do not count; other letters do. */
function sameWords(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLocaleLowerCase('en')
}

/** The same instant, however its zone is written; a text that is no date cannot stand on a page and counts as none. */
function sameMoment(one: string | undefined, other: string | undefined): boolean {
  const [first, second] = [momentOf(one), momentOf(other)]
  return Number.isNaN(first) ? Number.isNaN(second) : first === second
}

function momentOf(date: string | undefined): number {
  return date === undefined ? Number.NaN : Date.parse(date)
}
