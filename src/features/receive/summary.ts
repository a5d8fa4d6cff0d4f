// Many outcomes told by cause: what needs the learner first, the rest counted.
import type { Attempt } from './useReceiving.ts'

export type Cause = 'added' | 'already' | 'not-badge' | 'missed'

const causeOf = {
  added: 'added',
  'already-there': 'already',
  'not-a-badge': 'not-badge',
  'could-not-check': 'missed',
  'not-saved': 'missed',
} as const

/** How many of each, only what happened, in the order a learner wants to hear it. */
export function countByCause(attempts: readonly Attempt[]): { cause: Cause; count: number }[] {
  const causes: readonly Cause[] = ['added', 'already', 'not-badge', 'missed']
  return causes
    .map((cause) => ({
      cause,
      count: attempts.filter(({ outcome }) => causeOf[outcome.state] === cause).length,
    }))
    .filter(({ count }) => count > 0)
}

/** What can be tried again first, then what is no badge, then what went well; else in the order given. */
export function worstFirst(attempts: readonly Attempt[]): Attempt[] {
  const rank: Record<Cause, number> = { missed: 0, 'not-badge': 1, added: 2, already: 3 }
  return [...attempts].sort((a, b) => rank[causeOf[a.outcome.state]] - rank[causeOf[b.outcome.state]])
}
