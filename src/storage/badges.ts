// Kept badges: listing, opening, a new report, a picture.
import type { Badge, Payload } from '../domain/badge/badge.ts'
import type { Snapshot } from '../domain/outside.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { Unanswered } from '../domain/verification/nextCheck.ts'
import type { Report, Verdict } from '../domain/verification/report.ts'
import { cardOf, snapshotOf } from './cards.ts'
import type { BesaceDatabase } from './database.ts'
import { readInParts } from './idRanges.ts'
import { joinBadges } from './joinBadges.ts'
import type { ReceivedBadge, SavedBadge } from './receivedBadge.ts'
import { removeBadge, type Removal } from './removeBadge.ts'
import { removeMany, type ManyRemoved, type RemovalOptions } from './removeMany.ts'
import type {
  BadgeCard,
  BadgeRow,
  CardRow,
  FileRow,
  KeptBundle,
  KeptEdition,
  KeptSource,
  PictureRow,
  VerdictChange,
} from './rows.ts'
import type { Door, StorageFault } from './run.ts'
import { createSaveQueue } from './saveQueue.ts'

/** A badge with all that is known of it. */
export interface KeptBadge {
  card: BadgeCard
  badge: Badge
  report: Report
  payload: Payload
  sources: KeptSource[]
  /** What it came in together with others. */
  bundle?: KeptBundle
  /** What newer editions replaced, the latest first. */
  earlier?: KeptEdition[]
  /** What checks found to have changed, the latest first. */
  changes?: VerdictChange[]
  /** Checks in a row to which the issuer had no answer. */
  unanswered?: Unanswered
  /** As the learner received it, byte for byte. */
  original: { bytes: ArrayBuffer; mediaType: string; fileName: string }
}

/** A badge without the bytes of its original, for work on many at once. */
export type KeptBadgeWords = Omit<KeptBadge, 'original'>

/** A report that was worked out again from what is kept; nothing was asked, so no answers come with it. */
export interface ReconsideredReport {
  id: string
  before: Report
  after: Report
}

export interface BadgeRepository {
  /** The last ones that came, newest first. */
  newest(most: number): Promise<Result<BadgeCard[], StorageFault>>
  /** Newest first. */
  list(): Promise<Result<BadgeCard[], StorageFault>>
  /** All of them, or those that are still here of some. */
  all(ids?: readonly string[]): Promise<Result<KeptBadgeWords[], StorageFault>>
  open(id: string): Promise<Result<KeptBadge, StorageFault>>
  snapshots(id: string): Promise<Result<Snapshot[], StorageFault>>
  save(received: ReceivedBadge): Promise<Result<SavedBadge, StorageFault>>
  /** Puts reports in the place of others that were reconsidered; those replaced meanwhile stay. */
  saveReports(changed: readonly ReconsideredReport[]): Promise<Result<void, StorageFault>>
  remove(id: string): Promise<Result<Removal, StorageFault>>
  /** One after the other, in small groups: it can be stopped, and what is done can be undone. */
  removeMany(ids: readonly string[], options?: RemovalOptions): Promise<Result<ManyRemoved, StorageFault>>
  /** Makes one badge of two that are the same; what was added to either stays. */
  join(keepId: string, joinId: string): Promise<Result<Removal, StorageFault>>
  /** One of the files badges came in. */
  original(originalId: string): Promise<Result<FileRow, StorageFault>>
  picture(pictureId: string): Promise<Result<PictureRow | undefined, StorageFault>>
}

/** Badges in the database behind this door. */
export function createBadgeRepository(door: Door): BadgeRepository {
  return {
    newest: (most) =>
      door.run(async (database) =>
        (await database.cards.orderBy('addedAt').reverse().limit(most).toArray()).map(cardOf),
      ),
    list: () => door.run(listCards),
    all: (ids) => door.run((database) => readAll(database, ids)),
    open: async (id) => found(await door.run((database) => openBadge(database, id))),
    snapshots: (id) =>
      door.run(async (database) =>
        (await database.snapshots.where('badgeId').equals(id).toArray()).map(snapshotOf),
      ),
    save: createSaveQueue(door),
    saveReports: (changed) => door.run((database) => saveReports(database, changed)),
    remove: async (id) => removeBadge(door, id),
    removeMany: (ids, options) => removeMany(door, ids, options),
    join: (keepId, joinId) => joinBadges(door, keepId, joinId),
    original: async (originalId) => found(await door.run((database) => database.originals.get(originalId))),
    picture: (pictureId) => door.run((database) => readPicture(database, pictureId)),
  }
}

/** Turns "nothing there" into a fault. */
export function found<T>(result: Result<T | undefined, StorageFault>): Result<T, StorageFault> {
  if (!result.ok) return result
  return result.value === undefined ? fail({ code: 'storage.not-found' }) : ok(result.value)
}

/** By their ids, part by part, and sorted here: walking the index backwards takes twice as long. */
async function listCards(database: BesaceDatabase): Promise<BadgeCard[]> {
  const parts = await database.transaction('r', database.cards, () =>
    Promise.all(readInParts(database.cards).map(async (part) => (await part).map(cardOf))),
  )
  return parts
    .flat()
    .sort((one, other) =>
      one.addedAt < other.addedAt ? 1 : one.addedAt > other.addedAt ? -1 : other.id < one.id ? -1 : 1,
    )
}

async function readAll(database: BesaceDatabase, ids?: readonly string[]): Promise<KeptBadgeWords[]> {
  return database.transaction('r', database.cards, database.badges, async () => {
    const cards = ids
      ? (await database.cards.bulkGet([...ids])).filter((card) => card !== undefined)
      : await database.cards.orderBy('addedAt').reverse().toArray()
    const rows = await database.badges.bulkGet(cards.map((card) => card.id))
    return cards.flatMap((card, place) => {
      const row = rows[place]
      if (row === undefined) return []
      return [wordsIn(card, row)]
    })
  })
}

async function openBadge(database: BesaceDatabase, id: string): Promise<KeptBadge | undefined> {
  return database.transaction('r', database.cards, database.badges, database.originals, async () => {
    const [card, row] = await Promise.all([database.cards.get(id), database.badges.get(id)])
    if (card === undefined || row === undefined) return undefined
    const original = await database.originals.get(row.originalId)
    if (original === undefined) return undefined
    const { bytes, mediaType, fileName } = original
    return { ...wordsIn(card, row), original: { bytes, mediaType, fileName } }
  })
}

function wordsIn(card: CardRow, row: BadgeRow): KeptBadgeWords {
  const { badge, report, payload, sources, bundle, earlier, changes, unanswered } = row
  return {
    card: cardOf(card),
    badge,
    report,
    payload,
    sources,
    ...(bundle && { bundle }),
    ...(earlier && { earlier }),
    ...(changes && { changes }),
    ...(unanswered && { unanswered }),
  }
}

async function saveReports(database: BesaceDatabase, changed: readonly ReconsideredReport[]): Promise<void> {
  return database.transaction('rw', database.cards, database.badges, async () => {
    const ids = changed.map(({ id }) => id)
    const [cards, rows] = await Promise.all([database.cards.bulkGet(ids), database.badges.bulkGet(ids)])
    const pairs = changed.flatMap(({ before, after }, place) => {
      const [card, row] = [cards[place], rows[place]]
      // Removed, or checked anew, in the meantime: the newer word stands.
      if (!card || row?.report.checkedAt !== before.checkedAt) return []
      return [{ card: withVerdict(card, after.verdict), row: { ...row, report: after } }]
    })
    await database.badges.bulkPut(pairs.map(({ row }) => row))
    await database.cards.bulkPut(pairs.map(({ card }) => card))
  })
}

/** News that were not seen yet speak of the verdict as it is now. */
function withVerdict({ news, ...card }: CardRow, verdict: Verdict): CardRow {
  return { ...card, verdict, ...(news && news.from !== verdict && { news: { ...news, to: verdict } }) }
}

/** A picture lies in its own table, or is itself the original of a baked badge. */
async function readPicture(database: BesaceDatabase, pictureId: string): Promise<PictureRow | undefined> {
  const picture = (await database.pictures.get(pictureId)) ?? (await database.originals.get(pictureId))
  return picture && { id: picture.id, bytes: picture.bytes, mediaType: picture.mediaType }
}
