// Keeps badges that were received: all of it or nothing, and the same badge only once.
import { Dexie } from 'dexie'
import type { Result } from '../domain/result.ts'
import { cardOf, snapshotRow } from './cards.ts'
import type { BesaceDatabase } from './database.ts'
import { mergedRows, newRows, type BadgeRows } from './mergeBadge.ts'
import type { PreparedBadge, SavedBadge } from './receivedBadge.ts'
import type { CardRow } from './rows.ts'
import type { Door, StorageFault } from './run.ts'

/**
 * Saves several badges in one transaction: one question to the tables and one answer, however many there are. If it
 * fails, none of them was saved.
 */
export function saveBadges(
  door: Door,
  group: readonly PreparedBadge[],
): Promise<Result<SavedBadge[], StorageFault>> {
  return door.run((database) =>
    database.transaction(
      'rw',
      [database.cards, database.badges, database.originals, database.pictures, database.snapshots],
      async () => {
        const { saved, touched, ids } = merge(group, await findKnown(database, group))
        await Promise.all([
          database.originals.bulkPut(group.map(({ original }) => original)),
          database.pictures.bulkPut(group.flatMap(({ picture }) => picture ?? [])),
          database.snapshots.bulkPut(
            group.flatMap(({ received }, place) =>
              received.snapshots.map((snapshot) => snapshotRow(ids[place] ?? received.id, snapshot)),
            ),
          ),
          database.badges.bulkPut(touched.map(({ row }) => row)),
          database.cards.bulkPut(touched.map(({ card }) => card)),
        ])
        return saved
      },
    ),
  )
}

/** Badges of the group that are here already, each under all its names. */
async function findKnown(
  database: BesaceDatabase,
  group: readonly PreparedBadge[],
): Promise<Map<string, BadgeRows>> {
  const names = [...new Set(group.flatMap(({ identifiers }) => identifiers))]
  const ids = [...new Set(await idsOfNames(names))]
  const cards = new Map<string, CardRow>()
  for (const card of await database.cards.bulkGet(ids)) if (card !== undefined) cards.set(card.id, card)
  const rows = await database.badges.bulkGet([...cards.keys()])
  const known = new Map<string, BadgeRows>()
  for (const row of rows) {
    const card = row && cards.get(row.id)
    if (row && card) for (const name of card.identifiers) known.set(name, { card, row })
  }
  return known
}

/**
 * Ids of the cards under these names, asked of the browser itself: a hundred questions in each transaction, nearly all
 * answered by *nobody*, and as many collections of Dexie cost more than the answers.
 */
function idsOfNames(names: readonly string[]): PromiseLike<string[]> {
  const index = Dexie.currentTransaction.idbtrans.objectStore('cards').index('identifiers')
  return Dexie.Promise.all(
    names.map(
      (name) =>
        new Dexie.Promise<string | undefined>((resolve, reject) => {
          const asked = index.getKey(name)
          asked.onsuccess = () => resolve(asked.result as string | undefined)
          asked.onerror = () => reject(asked.error)
        }),
    ),
  ).then((found) => found.filter((id) => id !== undefined))
}

interface Merged {
  saved: SavedBadge[]
  /** Rows to be written, once each. */
  touched: BadgeRows[]
  /** Id under which each of the group is kept. */
  ids: string[]
}

/** Goes through the group in order, so that the same badge twice in it is one as well. */
function merge(group: readonly PreparedBadge[], known: Map<string, BadgeRows>): Merged {
  const touched = new Map<string, BadgeRows>()
  const saved: SavedBadge[] = []
  const ids: string[] = []
  for (const prepared of group) {
    const name = prepared.identifiers.find((identifier) => known.has(identifier))
    const before = name === undefined ? undefined : known.get(name)
    const after = before === undefined ? newRows(prepared) : mergedRows(before, prepared)
    for (const identifier of after.card.identifiers) known.set(identifier, after)
    touched.set(after.card.id, after)
    ids.push(after.card.id)
    saved.push({ state: before === undefined ? 'added' : 'already-there', card: cardOf(after.card) })
  }
  return { saved, touched: [...touched.values()], ids }
}
