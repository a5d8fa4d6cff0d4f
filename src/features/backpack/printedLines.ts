// Which badges of a long list are printed: all, stacks taken apart, up to what anybody would read on paper.
import type { ShelfItem } from './shelfItem.ts'

/** About eight pages. */
export const MOST_PRINTED = 200

type Line = ShelfItem & { kind: 'badge' }

export function printedLines(items: readonly ShelfItem[]): { lines: Line[]; left: number } {
  const lines = items.flatMap((item): Line[] => {
    if (item.kind === 'badge') return [item]
    // The badges of an open stack follow it in the list.
    return item.isOpen ? [] : item.cards.map((card) => ({ kind: 'badge', key: card.id, card }))
  })
  return { lines: lines.slice(0, MOST_PRINTED), left: Math.max(0, lines.length - MOST_PRINTED) }
}
