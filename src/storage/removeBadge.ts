// Removes a badge with all that hangs on it, and can put everything back.
import type { Collection, Evidence, Reflection } from '../domain/passport/passport.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { BesaceDatabase } from './database.ts'
import type { BadgeRow, CardRow, FileRow, PictureRow, SnapshotRow } from './rows.ts'
import type { Door, StorageFault } from './run.ts'

/** What removing gives back: the way to undo it. */
export interface Removal {
  undo(): Promise<Result<void, StorageFault>>
}

/** All rows that went away, to be put back as they were. */
export interface Removed {
  card: CardRow
  badge: BadgeRow
  originals: FileRow[]
  pictures: PictureRow[]
  snapshots: SnapshotRow[]
  evidence: Evidence[]
  files: FileRow[]
  reflections: Reflection[]
  /** Collections as they were before. */
  collections: Collection[]
}

/** Removes the badge, its evidence, reflections and places in collections, in one transaction. */
export async function removeBadge(door: Door, id: string): Promise<Result<Removal, StorageFault>> {
  const result = await door.run((database) => inOneTransaction(database, () => remove(database, id)))
  if (!result.ok) return result
  const removed = result.value
  if (removed === undefined) return fail({ code: 'storage.not-found' })
  return ok({
    undo: () => door.run((database) => inOneTransaction(database, () => putBack(database, removed))),
  })
}

/** Over every table a badge lies in. */
export function inOneTransaction<T>(database: BesaceDatabase, work: () => Promise<T>): Promise<T> {
  const { cards, badges, originals, pictures, snapshots, evidence, files, reflections, collections } =
    database
  return database.transaction(
    'rw',
    [cards, badges, originals, pictures, snapshots, evidence, files, reflections, collections],
    work,
  )
}

/** Inside such a transaction; nothing for a badge that is gone. */
export async function remove(database: BesaceDatabase, id: string): Promise<Removed | undefined> {
  const [card, badge] = await Promise.all([database.cards.get(id), database.badges.get(id)])
  if (card === undefined || badge === undefined) return undefined
  const snapshots = await database.snapshots.where('badgeId').equals(id).toArray()
  const evidence = await database.evidence.where('badgeId').equals(id).toArray()
  const reflections = await database.reflections.where('badgeId').equals(id).toArray()
  const collections = await database.collections
    .filter((collection) => collection.entries.some((entry) => entry.badgeId === id))
    .toArray()

  await database.cards.delete(id)
  await database.badges.delete(id)
  await database.snapshots.where('badgeId').equals(id).delete()
  await database.evidence.where('badgeId').equals(id).delete()
  await database.reflections.where('badgeId').equals(id).delete()
  await database.collections.bulkPut(collections.map((collection) => without(collection, id)))

  const originals = await deleteUnusedOriginals(database, badge.originalIds)
  const pictures = card.pictureId === undefined ? [] : await deleteUnusedPicture(database, card.pictureId)
  const files = await deleteUnusedFiles(database, evidence)
  return { card, badge, originals, pictures, snapshots, evidence, files, reflections, collections }
}

function without(collection: Collection, badgeId: string): Collection {
  return { ...collection, entries: collection.entries.filter((entry) => entry.badgeId !== badgeId) }
}

async function deleteUnusedOriginals(database: BesaceDatabase, ids: string[]): Promise<FileRow[]> {
  const deleted: FileRow[] = []
  for (const id of ids) {
    const isNeeded = (await database.badges.where('originalIds').equals(id).count()) > 0
    const row = isNeeded ? undefined : await database.originals.get(id)
    if (row === undefined) continue
    await database.originals.delete(id)
    deleted.push(row)
  }
  return deleted
}

async function deleteUnusedPicture(database: BesaceDatabase, id: string): Promise<PictureRow[]> {
  if ((await database.cards.where('pictureId').equals(id).count()) > 0) return []
  const row = await database.pictures.get(id)
  if (row === undefined) return []
  await database.pictures.delete(id)
  return [row]
}

/** Deletes the files that only these pieces of evidence held (their rows are gone already) and returns them. */
export async function deleteUnusedFiles(database: BesaceDatabase, evidence: Evidence[]): Promise<FileRow[]> {
  const deleted: FileRow[] = []
  for (const id of new Set(evidence.flatMap((piece) => piece.fileId ?? []))) {
    const isNeeded = (await database.evidence.where('fileId').equals(id).count()) > 0
    const row = isNeeded ? undefined : await database.files.get(id)
    if (row === undefined) continue
    await database.files.delete(id)
    deleted.push(row)
  }
  return deleted
}

/** Inside such a transaction. */
export async function putBack(database: BesaceDatabase, removed: Removed): Promise<void> {
  const { id } = removed.card
  await database.originals.bulkPut(removed.originals)
  await database.pictures.bulkPut(removed.pictures)
  await database.snapshots.bulkPut(removed.snapshots)
  await database.files.bulkPut(removed.files)
  await database.evidence.bulkPut(removed.evidence)
  await database.reflections.bulkPut(removed.reflections)
  await database.badges.put(removed.badge)
  await database.cards.put(removed.card)
  for (const before of removed.collections) {
    const now = await database.collections.get(before.id)
    if (now !== undefined) await database.collections.put(withPlaceBack(now, before, id))
  }
}

/** The badge back in its old place, whatever else the learner has changed in the collection since. */
export function withPlaceBack(now: Collection, before: Collection, badgeId: string): Collection {
  if (now.entries.some((entry) => entry.badgeId === badgeId)) return now
  const place = before.entries.findIndex((entry) => entry.badgeId === badgeId)
  const entry = before.entries[place]
  return entry === undefined ? now : { ...now, entries: now.entries.toSpliced(place, 0, entry) }
}
