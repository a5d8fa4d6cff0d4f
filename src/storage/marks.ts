// Marks the learner puts on badges: favourite, put away, own tags, type. One change for many, and the way back.
import type { BadgeType } from '../domain/backpack/badgeType.ts'
import { ok, type Result } from '../domain/result.ts'
import { cardOf } from './cards.ts'
import type { BesaceDatabase } from './database.ts'
import type { BadgeCard, CardRow } from './rows.ts'
import type { Door, StorageFault } from './run.ts'

/** What changes; what is absent stays. */
export interface MarksChange {
  isFavourite?: boolean
  isArchived?: boolean
  addTags?: readonly string[]
  removeTags?: readonly string[]
  /** Nothing gives the word back to the guess. */
  type?: BadgeType | undefined
}

export interface MarkRepository {
  /** Those that are gone are left out. */
  change(ids: readonly string[], change: MarksChange): Promise<Result<MarksChanged, StorageFault>>
}

/** What became of the cards, and the way back. */
export interface MarksChanged {
  cards: BadgeCard[]
  undo(): Promise<Result<BadgeCard[], StorageFault>>
}

type Marks = Pick<CardRow, 'isFavourite' | 'isArchived' | 'tags' | 'type'>

/** Marks in the database behind this door. */
export function createMarkRepository(door: Door): MarkRepository {
  return {
    async change(ids, change) {
      const changed = await door.run((database) => rewrite(database, ids, (card) => withChange(card, change)))
      if (!changed.ok) return changed
      const { before, after } = changed.value
      return ok({
        cards: after.map(cardOf),
        async undo() {
          const marks = new Map(before.map((card) => [card.id, card]))
          const undone = await door.run((database) =>
            rewrite(database, [...marks.keys()], (card) => withMarks(card, marks.get(card.id) ?? card)),
          )
          return undone.ok ? ok(undone.value.after.map(cardOf)) : undone
        },
      })
    },
  }
}

async function rewrite(
  database: BesaceDatabase,
  ids: readonly string[],
  change: (card: CardRow) => CardRow,
): Promise<{ before: CardRow[]; after: CardRow[] }> {
  return database.transaction('rw', database.cards, async () => {
    const before = (await database.cards.bulkGet([...ids])).filter((card) => card !== undefined)
    const after = before.map(change)
    await database.cards.bulkPut(after)
    return { before, after }
  })
}

function withChange(card: CardRow, change: MarksChange): CardRow {
  const { addTags = [], removeTags = [] } = change
  const removed = new Set(removeTags)
  const tags = [...new Set([...(card.tags ?? []).filter((tag) => !removed.has(tag)), ...addTags])]
  return withMarks(card, {
    isFavourite: change.isFavourite ?? card.isFavourite ?? false,
    isArchived: change.isArchived ?? card.isArchived ?? false,
    tags,
    ...('type' in change ? change.type && { type: change.type } : card.type && { type: card.type }),
  })
}

/** A mark that says nothing is not kept: ten thousand cards are read at every start. */
function withMarks(card: CardRow, { isFavourite, isArchived, tags, type }: Marks): CardRow {
  const { isFavourite: _favourite, isArchived: _archived, tags: _tags, type: _type, ...plain } = card
  return {
    ...plain,
    ...(isFavourite && { isFavourite }),
    ...(isArchived && { isArchived }),
    ...(tags && tags.length > 0 && { tags }),
    ...(type && { type }),
  }
}
