// Which badges a composed page shows, each once, in the order in which it first speaks of them.
import type { ComposedBlock, Composition } from './composition.ts'

/** What choosing badges needs to know. */
export interface BadgeStock {
  /** Badges of the collection, in its order. */
  collection: readonly string[]
  /** All badges on this device. */
  cards: readonly { id: string; tags?: readonly string[]; isArchived?: boolean }[]
}

/** Ids of the badges of a block that are still here. */
export function badgesOfBlock(block: ComposedBlock, stock: BadgeStock): string[] {
  const here = new Set(stock.cards.map(({ id }) => id))
  return namedBy(block, stock).filter((id) => here.has(id))
}

/** Ids of all badges on the page. */
export function pageBadges({ blocks, strengths }: Composition, stock: BadgeStock): string[] {
  const here = new Set(stock.cards.map(({ id }) => id))
  const shown = blocks.length === 0 ? stock.collection : blocks.flatMap((block) => namedBy(block, stock))
  const proving = strengths.map(({ badgeId }) => badgeId)
  return [...new Set([...shown, ...proving])].filter((id) => here.has(id))
}

/** Whether the block names a badge that is no longer here. */
export function missesBadges(block: ComposedBlock, stock: BadgeStock): boolean {
  const named = namedBy(block, stock)
  return badgesOfBlock(block, stock).length < named.length
}

function namedBy(block: ComposedBlock, { collection, cards }: BadgeStock): readonly string[] {
  if (block.kind !== 'badges') return 'badgeId' in block ? [block.badgeId] : []
  const { which } = block
  if (which.of === 'collection') return collection
  if (which.of === 'these') return which.badgeIds
  // What was put away is not shown to others by a label.
  return cards
    .filter((card) => card.isArchived !== true && card.tags?.includes(which.tag) === true)
    .map(({ id }) => id)
}
