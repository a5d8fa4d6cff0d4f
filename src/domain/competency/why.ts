// Every cell can say why: reasons as codes and facts, which the screen turns into sentences.
import type { Cell } from './aggregate.ts'
import type { Claim } from './claims.ts'
import type { FrameworkIndex } from './frameworkIndex.ts'

/** `code` is a message key (`why.<code>`); the rest fills its blanks. */
export interface Reason {
  code: string
  key?: string
  day?: string
  count?: number
}

/** What would make a cell more solid, and on which badge. */
export interface Advice {
  code: 'add-evidence' | 'add-reflection' | 'check' | 'add-address' | 'refresh' | 'confirm'
  badgeId: string
}

/** Why one badge counts the way it does, in the order one would tell it. */
export function reasonsOf(claim: Claim): Reason[] {
  const reasons: Reason[] = [{ code: `check.${claim.check}` }]
  if (claim.check === 'does-not-count') return reasons
  reasons.push({ code: `kind.${claim.kind}` }, { code: `evidence.${claim.evidence}` })
  reasons.push({ code: claim.isRaised ? 'step.raised' : `step.${claim.stepVia}` })
  if (claim.through) reasons.push({ code: 'through', key: claim.through })
  if (claim.via === 'learner') reasons.push({ code: 'via.learner' })
  if (claim.endorsers > 0) reasons.push({ code: 'endorsed', count: claim.endorsers })
  if (claim.freshness.state !== 'undated' && claim.freshness.state !== 'fresh') {
    reasons.push({ code: `fresh.${claim.freshness.state}`, day: claim.freshness.day })
  }
  return reasons
}

/** The cheapest lifts first, one a badge and never more than three. */
export function adviceFor(cell: Cell): Advice[] {
  const advice = cell.proposals.map(({ badgeId }): Advice => ({ code: 'confirm', badgeId }))
  for (const { badgeId, evidence, check, freshness } of cell.claims) {
    if (check === 'other-recipient') advice.push({ code: 'add-address', badgeId })
    else if (freshness.state === 'fading' || freshness.state === 'expired')
      advice.push({ code: 'refresh', badgeId })
    else if (evidence === 'none') advice.push({ code: 'add-evidence', badgeId })
    else if (evidence === 'mine') advice.push({ code: 'add-reflection', badgeId })
    else if (check === 'not-confirmed') advice.push({ code: 'check', badgeId })
  }
  return advice.slice(0, 3)
}

/** Name of a competence in one language; a competence of the issuer's own goes by the badge's words. */
export function nameOfCell(cell: Cell, index: FrameworkIndex, language: 'en' | 'fr'): string {
  const words = [...cell.claims, ...cell.proposals, ...cell.discounted][0]?.label.name
  return index.item(cell.key)?.name[language] ?? words ?? ''
}
