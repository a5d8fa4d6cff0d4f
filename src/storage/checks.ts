// Checking kept badges again: which are due, what it takes, and what came of it.
import type { Badge, Payload } from '../domain/badge/badge.ts'
import type { Snapshot } from '../domain/outside.ts'
import type { Result } from '../domain/result.ts'
import type { Report } from '../domain/verification/report.ts'
import { cardOf, snapshotOf, snapshotRow } from './cards.ts'
import { checkedRows, type CheckedBadge } from './checkedRows.ts'
import type { BesaceDatabase } from './database.ts'
import type { BadgeCard } from './rows.ts'
import type { Door, StorageFault } from './run.ts'

/** What examining a kept badge again takes. */
export interface BadgeToCheck {
  id: string
  /** The badge itself, or the file it came in when all it says is an address. */
  input: Uint8Array | string
  snapshots: Snapshot[]
  badge: Badge
  payload: Payload
}

/** What is known now: what the check found and, where the issuer was silent, what was known before. */
export interface SavedCheck {
  card: BadgeCard
  report: Report
  isChanged: boolean
}

export interface CheckRepository {
  /** Ids of those whose turn it is, longest overdue first. `now`: ISO 8601, UTC. */
  due(now: string, most: number): Promise<Result<string[], StorageFault>>
  /** Ids of all. */
  all(): Promise<Result<string[], StorageFault>>
  /** Those that are still here, in this order. */
  toCheck(ids: readonly string[]): Promise<Result<BadgeToCheck[], StorageFault>>
  /** All of them or none; those removed meanwhile are left out. */
  save(checked: readonly CheckedBadge[]): Promise<Result<SavedCheck[], StorageFault>>
  /** It could not be examined this time: it has its turn again a day from `now`. */
  postpone(id: string, now: string): Promise<Result<void, StorageFault>>
  /** The learner has seen what became of these. */
  markSeen(ids: readonly string[]): Promise<Result<void, StorageFault>>
}

const A_DAY = 86_400_000

/** Checks in the database behind this door. */
export function createCheckRepository(door: Door): CheckRepository {
  return {
    due: (now, most) =>
      door.run((database) => database.cards.where('nextCheckAt').belowOrEqual(now).limit(most).primaryKeys()),
    all: () => door.run((database) => database.cards.toCollection().primaryKeys()),
    toCheck: (ids) => door.run((database) => readForCheck(database, ids)),
    save: (checked) => door.run((database) => saveChecks(database, checked)),
    postpone: (id, now) =>
      door.run(async (database) => {
        const nextCheckAt = new Date(Date.parse(now) + A_DAY).toISOString()
        await database.cards.update(id, { nextCheckAt })
      }),
    markSeen: (ids) =>
      door.run((database) =>
        database.transaction('rw', database.cards, async () => {
          const cards = (await database.cards.bulkGet([...ids])).filter((card) => card !== undefined)
          await database.cards.bulkPut(cards.map(({ news: _news, isNew: _isNew, ...card }) => card))
        }),
      ),
  }
}

async function readForCheck(database: BesaceDatabase, ids: readonly string[]): Promise<BadgeToCheck[]> {
  return database.transaction('r', database.badges, database.originals, database.snapshots, async () => {
    const [found, kept] = await Promise.all([
      database.badges.bulkGet([...ids]),
      // One question for each, all asked at once: a cursor over all would wait at every step.
      Promise.all(ids.map((id) => database.snapshots.where('badgeId').equals(id).toArray())),
    ])
    const rows = found.filter((row) => row !== undefined)
    const linked = rows.filter(({ payload }) => payload.form === 'url').map(({ originalId }) => originalId)
    const originals = new Map(
      (await database.originals.bulkGet(linked)).flatMap((file) => (file ? [[file.id, file] as const] : [])),
    )
    const snapshots = new Map(ids.map((id, place) => [id, kept[place]?.map(snapshotOf)]))
    return rows.map(({ id, badge, payload, originalId }): BadgeToCheck => {
      const original = payload.form === 'url' ? originals.get(originalId) : undefined
      return {
        id,
        input: original ? new Uint8Array(original.bytes) : textOf(payload),
        snapshots: snapshots.get(id) ?? [],
        badge,
        payload,
      }
    })
  })
}

/** The badge without the picture around it: the same payload was read from there. */
function textOf(payload: Payload): string {
  return payload.form === 'json' ? payload.text : payload.form === 'jws' ? payload.token : payload.url
}

async function saveChecks(database: BesaceDatabase, checked: readonly CheckedBadge[]): Promise<SavedCheck[]> {
  return database.transaction('rw', database.cards, database.badges, database.snapshots, async () => {
    const ids = checked.map(({ id }) => id)
    const [cards, rows] = await Promise.all([database.cards.bulkGet(ids), database.badges.bulkGet(ids)])
    const after = checked.flatMap((one, place) => {
      const [card, row] = [cards[place], rows[place]]
      return card && row ? [{ one, ...checkedRows({ card, row }, one) }] : []
    })
    const filled = after.filter(({ isFilled }) => isFilled).map(({ one: { id } }) => id)
    const known = new Set<unknown>(
      filled.length === 0
        ? []
        : (await database.snapshots.where('badgeId').anyOf(filled).primaryKeys()).map((key) => key.join(' ')),
    )
    await database.snapshots.bulkPut(
      after.flatMap(({ one: { id, snapshots }, isFilled }) =>
        snapshots
          // What is said in the place of an answer must not take the place of the answer that is kept.
          .filter(({ url }) => !(isFilled && known.has(`${id} ${url}`)))
          .map((snapshot) => snapshotRow(id, snapshot)),
      ),
    )
    await database.badges.bulkPut(after.map(({ row }) => row))
    await database.cards.bulkPut(after.map(({ card }) => card))
    return after.map(({ card, row, isChanged }) => ({ card: cardOf(card), report: row.report, isChanged }))
  })
}
