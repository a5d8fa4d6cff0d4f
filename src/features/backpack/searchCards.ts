// Finding a badge by a few letters of its name or its issuer, whatever the accents and capitals.
import type { BadgeCard } from '../../stores/badges.ts'

export interface SearchableCard {
  card: BadgeCard
  folded: string
}

export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Folded once when the list changes, so that a keystroke among ten thousand stays quick. */
export function makeSearchable(cards: readonly BadgeCard[]): SearchableCard[] {
  return cards.map((card) => ({ card, folded: fold(`${card.name} ${card.issuerName}`) }))
}

/** The cards that hold every word of the query. */
export function searchCards(cards: readonly SearchableCard[], query: string): BadgeCard[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  return cards.filter(({ folded }) => words.every((word) => folded.includes(word))).map(({ card }) => card)
}
