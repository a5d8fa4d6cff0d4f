// Which badges do not say anything of their holder's own yet.
import type { Verdict } from '../../domain/verification/report.ts'
import type { BadgeCard } from '../../stores/badges.ts'

/** A badge that does not stand is not worth the learner's words. */
const pointless: readonly Verdict[] = ['altered', 'revoked', 'unreadable']

export function toComplete(cards: readonly BadgeCard[]): BadgeCard[] {
  return cards.filter((card) => !card.hasEvidence && !card.hasReflection && !pointless.includes(card.verdict))
}
