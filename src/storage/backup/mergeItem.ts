// What becomes of a badge that a backup brings: new, the same, or one with what is here. Pure.
import { wordsOf } from '../cards.ts'
import { isNewerEdition, WEIGHT, withEdition, type BadgeRows } from '../mergeBadge.ts'
import type { BadgeRow, CardRow, KeptEdition, KeptSource, VerdictChange } from '../rows.ts'
import { contentText, isSameContent } from '../../domain/archive/sameContent.ts'
import type { BadgeItem, CardWords } from './items.ts'

const MOST_CHANGES = 20

/** Rows of a badge that is not here. It is asked about soon: what a file says of its checks is only what a file says. */
export function rowsOfItem({ card, badge: row }: BadgeItem, identifiers: string[], now: string): BadgeRows {
  return {
    card: {
      ...card,
      id: row.id,
      ...wordsOf(row.badge, row.report),
      nextCheckAt: now,
      hasEvidence: false,
      hasReflection: false,
      identifiers,
    },
    row,
  }
}

/** Rows of a badge that is here; undefined when the backup has nothing to add to it. */
export function rowsWithItem(
  { card, row }: BadgeRows,
  item: BadgeItem,
  identifiers: readonly string[],
): BadgeRows | undefined {
  const { badge: found } = item
  const isNewer = isNewerEdition(found.badge, row.badge) && WEIGHT[found.report.verdict] > WEIGHT.unverified
  const isTaken = isNewer || isSounder(found, row)
  const bundle = row.bundle ?? found.bundle
  const earlier = union<KeptEdition>(
    isNewer ? withEdition(row, found.report.checkedAt) : (row.earlier ?? []),
    found.earlier ?? [],
  )
  const changes = union<VerdictChange>(row.changes ?? [], found.changes ?? []).sort((one, other) =>
    one.at < other.at ? 1 : -1,
  )
  const merged: BadgeRow = {
    ...row,
    ...(isTaken && {
      badge: found.badge,
      report: found.report,
      payload: found.payload,
      originalId: found.originalId,
    }),
    originalIds: union(row.originalIds, found.originalIds),
    sources: union<KeptSource>(row.sources, found.sources),
    ...(bundle && { bundle }),
    ...(earlier.length > 0 && { earlier }),
    ...(changes.length > 0 && { changes: changes.slice(0, MOST_CHANGES) }),
  }
  const mergedCard: CardRow = {
    ...withMarks(card, item.card),
    ...(isTaken && wordsOf(found.badge, found.report)),
    addedAt: card.addedAt < item.card.addedAt ? card.addedAt : item.card.addedAt,
    identifiers: union(card.identifiers, identifiers),
  }
  const isSame = isSameContent([card, row], [mergedCard, merged])
  return isSame ? undefined : { card: mergedCard, row: merged }
}

/** What settles more; of two that settle as much, the later. An older edition never comes back. */
function isSounder(found: BadgeRow, kept: BadgeRow): boolean {
  if (isNewerEdition(kept.badge, found.badge)) return false
  const difference = WEIGHT[found.report.verdict] - WEIGHT[kept.report.verdict]
  return difference > 0 || (difference === 0 && found.report.checkedAt > kept.report.checkedAt)
}

/** Labels of both; of marks, the one that is here. */
function withMarks(card: CardRow, words: CardWords): CardRow {
  const marks: Record<string, unknown> = { ...card }
  for (const [key, value] of Object.entries(words)) {
    const here = marks[key]
    if (here === undefined && key !== 'news') marks[key] = value
    else if (Array.isArray(here) && Array.isArray(value)) marks[key] = union(here, value)
  }
  return marks as unknown as CardRow
}

/** Both lists, each thing once, in the order of the first. */
function union<T>(first: readonly T[], second: readonly T[]): T[] {
  const known = new Set(first.map(contentText))
  return [...first, ...second.filter((one) => !known.has(contentText(one)))]
}
