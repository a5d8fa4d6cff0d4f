// Every cell can say why: reasons as codes and facts, which the screen turns into sentences.
import type { Cell } from './aggregate.ts'
import type { Claim } from './claims.ts'

/** `says` is a message key (`why.<says>`); the rest fills its blanks. */
export interface Reason {
  says: string
  key?: string
  day?: string
  count?: number
}

/** What would make a cell more solid, and on which badge. */
export interface Advice {
  does: 'add-evidence' | 'add-reflection' | 'check' | 'add-address' | 'refresh'
  badgeId: string
}

/** Why one badge counts the way it does, in the order one would tell it. */
export function reasonsOf(claim: Claim): Reason[] {
  const reasons: Reason[] = [{ says: `check.${claim.check}` }]
  if (claim.check === 'does-not-count') return reasons
  reasons.push({ says: `kind.${claim.kind}` }, { says: `evidence.${claim.evidence}` })
  reasons.push({ says: claim.isRaised ? 'step.raised' : `step.${claim.stepVia}` })
  if (claim.through) reasons.push({ says: 'through', key: claim.through })
  if (claim.via === 'learner') reasons.push({ says: 'via.learner' })
  if (claim.endorsers > 0) reasons.push({ says: 'endorsed', count: claim.endorsers })
  if (claim.freshness.state !== 'undated' && claim.freshness.state !== 'fresh') {
    reasons.push({ says: `fresh.${claim.freshness.state}`, day: claim.freshness.day })
  }
  return reasons
}

/** The cheapest lifts first, one a badge and never more than three. */
export function adviceFor(cell: Cell): Advice[] {
  const advice: Advice[] = []
  for (const { badgeId, evidence, check, freshness } of cell.claims) {
    if (check === 'other-recipient') advice.push({ does: 'add-address', badgeId })
    else if (freshness.state === 'fading' || freshness.state === 'expired')
      advice.push({ does: 'refresh', badgeId })
    else if (evidence === 'none') advice.push({ does: 'add-evidence', badgeId })
    else if (evidence === 'mine') advice.push({ does: 'add-reflection', badgeId })
    else if (check === 'not-confirmed') advice.push({ does: 'check', badgeId })
  }
  return advice.slice(0, 3)
}
