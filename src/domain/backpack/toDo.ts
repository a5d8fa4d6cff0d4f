// What waits for the learner, badge by badge, and why.
import type { Verdict } from '../verification/report.ts'
import type { ListedBadge } from './listed.ts'

/** Why a badge waits, the most pressing first. */
export const REASONS = ['changed', 'expiring', 'new', 'unchecked', 'silent'] as const

export type Reason = (typeof REASONS)[number]

/** Sooner than this, the end of a badge matters more than its beginning. */
export const SOON_IN_DAYS = 60
const DAY = 86_400_000

/** A badge that does not stand is not worth the learner's words. */
const fallen: ReadonlySet<Verdict> = new Set<Verdict>(['altered', 'revoked', 'unreadable'])

/** Every reason for which this badge waits; none for what was put away. */
export function reasonsOf(badge: ListedBadge, now: Date): Reason[] {
  if (badge.isArchived) return []
  const reasons: Reason[] = []
  if (badge.news !== undefined) reasons.push('changed')
  if (endsSoon(badge, now)) reasons.push('expiring')
  if (badge.isNew) reasons.push('new')
  if (badge.verdict === 'unverified') reasons.push('unchecked')
  if (isSilent(badge)) reasons.push('silent')
  return reasons
}

/** It does not say anything of the learner's own yet. */
export function isSilent({ hasEvidence, hasReflection, verdict }: ListedBadge): boolean {
  return !hasEvidence && !hasReflection && !fallen.has(verdict)
}

function endsSoon({ expires }: ListedBadge, now: Date): boolean {
  const left = expires === undefined ? Number.NaN : Date.parse(expires) - now.getTime()
  return left > 0 && left <= SOON_IN_DAYS * DAY
}

export interface ToDo<T> {
  badge: T
  reasons: Reason[]
}

/** All that wait, the most pressing first; within a reason the order stays. */
export function toDo<T extends ListedBadge>(badges: readonly T[], now: Date): ToDo<T>[] {
  const waiting = badges.flatMap((badge) => {
    const reasons = reasonsOf(badge, now)
    return reasons.length > 0 ? [{ badge, reasons }] : []
  })
  return REASONS.flatMap((reason) => waiting.filter(({ reasons }) => reasons[0] === reason))
}

export interface Tally {
  /** How many wait for each reason; one badge may wait for several. */
  byReason: Record<Reason, number>
  /** How many wait for more than a word of the learner's own. */
  pressing: number
}

/** Counts without making a list: it is asked at every start. */
export function tally(badges: readonly ListedBadge[], now: Date): Tally {
  const byReason = Object.fromEntries(REASONS.map((reason) => [reason, 0])) as Record<Reason, number>
  let pressing = 0
  for (const badge of badges) {
    const reasons = reasonsOf(badge, now)
    for (const reason of reasons) byReason[reason] += 1
    if (reasons.length > 0 && reasons[0] !== 'silent') pressing += 1
  }
  return { byReason, pressing }
}
