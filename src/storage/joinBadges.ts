// Makes one badge of two that the learner says are the same, and can make two of it again.
import type { Collection, CollectionEntry, Evidence, Reflection } from '../domain/passport/passport.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { BesaceDatabase } from './database.ts'
import type { BadgeRows } from './mergeBadge.ts'
import { inOneTransaction, withPlaceBack, type Removal } from './removeBadge.ts'
import type { CardRow, SnapshotRow } from './rows.ts'
import type { Door, StorageFault } from './run.ts'

/** Everything as it was, to be laid out again. */
interface Before {
  kept: BadgeRows
  joined: BadgeRows
  snapshots: SnapshotRow[]
  /** Keys of the snapshots that moved over. */
  moved: [string, string][]
  evidence: Evidence[]
  reflections: Reflection[]
  collections: Collection[]
}

/** The one that stays keeps its report and its words; sources, originals, proofs and marks of both come together. */
export async function joinBadges(
  door: Door,
  keepId: string,
  joinId: string,
): Promise<Result<Removal, StorageFault>> {
  const joined = await door.run((database) =>
    inOneTransaction(database, () => join(database, keepId, joinId)),
  )
  if (!joined.ok) return joined
  const before = joined.value
  if (before === undefined) return fail({ code: 'storage.not-found' })
  return ok({
    undo: () => door.run((database) => inOneTransaction(database, () => part(database, before))),
  })
}

async function join(database: BesaceDatabase, keepId: string, joinId: string): Promise<Before | undefined> {
  const [kept, joined] = await Promise.all([rowsOf(database, keepId), rowsOf(database, joinId)])
  if (!kept || !joined || keepId === joinId) return undefined
  const snapshots = await database.snapshots.where('badgeId').equals(joinId).toArray()
  const known = new Set(
    (await database.snapshots.where('badgeId').equals(keepId).toArray()).map(({ url }) => url),
  )
  const moving = snapshots.filter(({ url }) => !known.has(url)).map((row) => ({ ...row, badgeId: keepId }))
  const evidence = await database.evidence.where('badgeId').equals(joinId).toArray()
  const reflections = await database.reflections.where('badgeId').equals(joinId).toArray()
  const collections = await database.collections
    .filter(({ entries }) => entries.some(({ badgeId }) => badgeId === joinId))
    .toArray()

  await database.badges.delete(joinId)
  await database.cards.delete(joinId)
  await database.badges.put(joinedRow(kept, joined))
  await database.cards.put(joinedCard(kept, joined))
  await database.snapshots.where('badgeId').equals(joinId).delete()
  await database.snapshots.bulkPut(moving)
  await database.evidence.bulkPut(evidence.map((one) => ({ ...one, badgeId: keepId })))
  await database.reflections.bulkPut(reflections.map((one) => ({ ...one, badgeId: keepId })))
  await database.collections.bulkPut(
    collections.map((one) => ({ ...one, entries: joinedEntries(one.entries, keepId, joinId) })),
  )
  const moved = moving.map(({ badgeId, url }): [string, string] => [badgeId, url])
  return { kept, joined, snapshots, moved, evidence, reflections, collections }
}

async function rowsOf(database: BesaceDatabase, id: string): Promise<BadgeRows | undefined> {
  const [card, row] = await Promise.all([database.cards.get(id), database.badges.get(id)])
  return card && row && { card, row }
}

function joinedRow({ row }: BadgeRows, { row: other }: BadgeRows): BadgeRows['row'] {
  const bundle = row.bundle ?? other.bundle
  return {
    ...row,
    originalIds: [...new Set([...row.originalIds, ...other.originalIds])],
    sources: [...row.sources, ...other.sources],
    ...(bundle && { bundle }),
  }
}

function joinedCard({ card }: BadgeRows, { card: other }: BadgeRows): BadgeRows['card'] {
  const tags = [...new Set([...(card.tags ?? []), ...(other.tags ?? [])])]
  const pictureId = card.pictureId ?? other.pictureId
  const { isArchived: _isArchived, ...plain } = card
  return {
    ...plain,
    identifiers: [...new Set([...card.identifiers, ...other.identifiers])],
    hasEvidence: card.hasEvidence || other.hasEvidence,
    hasReflection: card.hasReflection || other.hasReflection,
    ...(pictureId !== undefined && { pictureId }),
    ...(tags.length > 0 && { tags }),
    ...((card.isFavourite || other.isFavourite) && { isFavourite: true }),
    // Out of the way only when both were.
    ...(card.isArchived && other.isArchived && { isArchived: true }),
  }
}

function joinedEntries(entries: CollectionEntry[], keepId: string, joinId: string): CollectionEntry[] {
  const isIn = entries.some(({ badgeId }) => badgeId === keepId)
  return isIn
    ? entries.filter(({ badgeId }) => badgeId !== joinId)
    : entries.map((entry) => (entry.badgeId === joinId ? { ...entry, badgeId: keepId } : entry))
}

/** What the learner changed since stays changed; only what came over goes back. */
async function part(database: BesaceDatabase, before: Before): Promise<void> {
  const { kept, joined } = before
  const [keepId, joinId] = [kept.card.id, joined.card.id]
  const now = await rowsOf(database, keepId)
  const { identifiers, tags, isFavourite, isArchived, pictureId } = kept.card
  const [evidence, reflections] = await Promise.all([
    database.evidence.bulkGet(before.evidence.map(({ id }) => id)),
    database.reflections.bulkGet(before.reflections.map(({ id }) => id)),
  ])
  const isHere = (one: { badgeId: string } | undefined) => one?.badgeId === keepId
  const goingBack = <T extends { badgeId: string }>(rows: (T | undefined)[]) =>
    rows.filter((row) => row !== undefined && isHere(row)).map((row) => ({ ...row!, badgeId: joinId }))
  await database.evidence.bulkPut(goingBack(evidence))
  await database.reflections.bulkPut(goingBack(reflections))
  if (now) {
    const {
      tags: _tags,
      isFavourite: _favourite,
      isArchived: _archived,
      pictureId: _picture,
      ...card
    } = now.card
    const marks = { tags, isFavourite, isArchived, pictureId }
    const said = Object.fromEntries(Object.entries(marks).filter(([, value]) => value !== undefined))
    await database.cards.put(await counted(database, { ...card, ...said, identifiers }))
    const { originalIds, sources } = kept.row
    await database.badges.put({ ...now.row, originalIds, sources })
  }
  await database.snapshots.bulkDelete(before.moved)
  await database.snapshots.bulkPut(before.snapshots)
  await database.badges.put(joined.row)
  await database.cards.put(await counted(database, joined.card))
  for (const collection of before.collections) await partCollection(database, collection, keepId, joinId)
}

/** The card with its two marks in line with what hangs on the badge now. */
async function counted(database: BesaceDatabase, card: CardRow): Promise<CardRow> {
  const [evidence, reflections] = await Promise.all([
    database.evidence.where('badgeId').equals(card.id).count(),
    database.reflections.where('badgeId').equals(card.id).count(),
  ])
  return { ...card, hasEvidence: evidence > 0, hasReflection: reflections > 0 }
}

async function partCollection(
  database: BesaceDatabase,
  before: Collection,
  keepId: string,
  joinId: string,
): Promise<void> {
  const now = await database.collections.get(before.id)
  if (now === undefined) return
  const wasIn = before.entries.some(({ badgeId }) => badgeId === keepId)
  const entries = wasIn
    ? now.entries
    : now.entries.map((entry) => (entry.badgeId === keepId ? { ...entry, badgeId: joinId } : entry))
  await database.collections.put(withPlaceBack({ ...now, entries }, before, joinId))
}
