// Brings one badge of a backup in: first its files are read and proved, then one transaction writes all of it or nothing.
import type { OpenBackup } from '../../domain/archive/openBackup.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import type { BesaceDatabase } from '../database.ts'
import { identifiersOf, namesOfForgery } from '../identifiers.ts'
import type { BadgeRows } from '../mergeBadge.ts'
import { refreshCard } from '../passport.ts'
import type { FileRow, PictureRow, SnapshotRow } from '../rows.ts'
import type { Door, StorageFault } from '../run.ts'
import type { BadgeItem } from './items.ts'
import { rowsOfItem, rowsWithItem } from './mergeItem.ts'
import { mergeWords } from './mergeWords.ts'

/** What became of one badge of a backup. */
export interface RestoredBadge {
  state: 'added' | 'completed' | 'same'
  /** Under which id it is kept here. */
  badgeId: string
  evidence: number
  reflections: number
  /** Pieces of it that the file no longer holds whole. */
  lost: number
}

export interface RestoreContext {
  door: Door
  backup: OpenBackup
  /** ISO 8601, UTC. */
  now: string
  /** Whatever was changed here until then lies in some backup. */
  safeUntil: string | undefined
}

/** Everything an item needs, proved, and not in the tables yet. */
interface Fetched {
  item: BadgeItem
  originals: FileRow[]
  files: FileRow[]
  picture: PictureRow | undefined
  snapshots: Omit<SnapshotRow, 'badgeId'>[]
  identifiers: string[]
  lost: number
}

/** Twice, should a file vanish in between. The fault `backup.damaged` means that the badge itself is not whole in the file: nothing of it was written. */
export async function restoreBadge(
  context: RestoreContext,
  item: BadgeItem,
): Promise<Result<RestoredBadge, StorageFault | { code: 'backup.damaged' }>> {
  for (let tries = 0; tries < 2; tries++) {
    const fetched = await fetchAll(context, item)
    if (!fetched.ok) return fetched
    const written = await context.door.run((database) => writeAll(database, fetched.value, context))
    if (!written.ok || written.value !== undefined) return written as Result<RestoredBadge, StorageFault>
  }
  return fail({ code: 'backup.damaged' })
}

async function fetchAll(
  { door, backup }: RestoreContext,
  item: BadgeItem,
): Promise<Result<Fetched, StorageFault | { code: 'backup.damaged' }>> {
  const known = await door.run((database) => knownFiles(database, item))
  if (!known.ok) return known
  let lost = 0
  async function fetch<T extends { id: string }>(
    words: T,
  ): Promise<(T & { bytes: ArrayBuffer }) | undefined> {
    const bytes = await backup.readFile(words.id)
    if (!bytes.ok) lost += 1
    return bytes.ok ? { ...words, bytes: bytes.value.buffer } : undefined
  }
  const fetchNew = async (words: BadgeItem['files']) => {
    const rows = await Promise.all(words.filter(({ id }) => !known.value.has(id)).map(fetch))
    return rows.filter((row) => row !== undefined)
  }

  const originals = await fetchNew(item.originals)
  const here = new Set([...known.value, ...originals.map(({ id }) => id)])
  if (!here.has(item.badge.originalId)) return fail({ code: 'backup.damaged' })
  const picture = item.picture && !known.value.has(item.picture.id) ? await fetch(item.picture) : undefined
  if (picture) here.add(picture.id)
  const files = await fetchNew(item.files)
  for (const { id } of files) here.add(id)
  const snapshots: Fetched['snapshots'] = []
  for (const words of item.snapshots) {
    const bytes = await backup.readFile(words.body)
    if (bytes.ok) snapshots.push({ ...words, body: bytes.value.buffer })
    else lost += 1
  }
  const { badge, payload, report } = item.badge
  const identifiers =
    report.verdict === 'altered' ? await namesOfForgery(badge) : await identifiersOf(badge, payload)
  return ok({ item: withoutLost(item, here), originals, files, picture, snapshots, identifiers, lost })
}

/** Contents that lie here already: they are not read again, so that going on where it stopped is quick. */
async function knownFiles(database: BesaceDatabase, item: BadgeItem): Promise<Set<string>> {
  const ids = (words: readonly { id: string }[]) => words.map(({ id }) => id)
  const [originals, files, pictures] = await Promise.all([
    database.originals.where('id').anyOf(ids(item.originals)).primaryKeys(),
    database.files.where('id').anyOf(ids(item.files)).primaryKeys(),
    database.pictures
      .where('id')
      .anyOf(item.picture ? [item.picture.id] : [])
      .primaryKeys(),
  ])
  return new Set([...originals, ...files, ...pictures])
}

/** Nothing points to a file that is not there. */
function withoutLost(item: BadgeItem, here: ReadonlySet<string>): BadgeItem {
  const { pictureId, ...card } = item.card
  const { badge } = item
  return {
    ...item,
    card: { ...card, ...(pictureId !== undefined && here.has(pictureId) && { pictureId }) },
    badge: {
      ...badge,
      originalIds: badge.originalIds.filter((id) => here.has(id)),
      sources: badge.sources.filter(({ originalId }) => here.has(originalId)),
    },
    evidence: item.evidence.filter(({ fileId }) => fileId === undefined || here.has(fileId)),
  }
}

async function writeAll(
  database: BesaceDatabase,
  { item, originals, files, picture, snapshots, identifiers, lost }: Fetched,
  { now, safeUntil }: RestoreContext,
): Promise<RestoredBadge | undefined> {
  return database.transaction('rw', tablesOf(database), async () => {
    await database.originals.bulkPut(originals)
    // Another tab has just deleted what was here a moment ago: fetch it, too.
    const isWhole = await database.originals.where('id').equals(item.badge.originalId).count()
    if (isWhole === 0) return undefined
    const before = await findHere(database, item, identifiers)
    const after = before ? rowsWithItem(before, item, identifiers) : rowsOfItem(item, identifiers, now)
    const badgeId = (after ?? before)?.row.id ?? item.badge.id
    await database.files.bulkPut(files)
    if (picture) await database.pictures.put(picture)
    if (after) {
      await database.badges.put(after.row)
      await database.cards.put(after.card)
    }
    const answers = await putNewer(database, badgeId, snapshots)
    const evidence = await putWords(database, 'evidence', badgeId, item.evidence, safeUntil)
    const reflections = await putWords(database, 'reflections', badgeId, item.reflections, safeUntil)
    if (evidence + reflections > 0) await refreshCard(database, badgeId)
    const isSame = after === undefined && answers + evidence + reflections === 0
    const state = before === undefined ? 'added' : isSame ? 'same' : 'completed'
    return { state, badgeId, evidence, reflections, lost }
  })
}

function tablesOf(database: BesaceDatabase) {
  const { cards, badges, originals, pictures, snapshots, evidence, files, reflections } = database
  return [cards, badges, originals, pictures, snapshots, evidence, files, reflections]
}

/** By its id, or by any name the same badge is known under. */
async function findHere(
  database: BesaceDatabase,
  item: BadgeItem,
  identifiers: readonly string[],
): Promise<BadgeRows | undefined> {
  const card =
    (await database.cards.where('identifiers').anyOf(identifiers).first()) ??
    (await database.cards.get(item.badge.id))
  const row = card && (await database.badges.get(card.id))
  return card && row && { card, row }
}

async function putNewer(
  database: BesaceDatabase,
  badgeId: string,
  snapshots: Fetched['snapshots'],
): Promise<number> {
  let count = 0
  for (const snapshot of snapshots) {
    const here = await database.snapshots.get([badgeId, snapshot.url])
    if (here !== undefined && here.at >= snapshot.at) continue
    await database.snapshots.put({ ...snapshot, badgeId })
    count += 1
  }
  return count
}

/** How many are new or newer. */
async function putWords<Table extends 'evidence' | 'reflections'>(
  database: BesaceDatabase,
  name: Table,
  badgeId: string,
  found: BadgeItem[Table],
  safeUntil: string | undefined,
): Promise<number> {
  const table = database.table<BadgeItem[Table][number], string>(name)
  let count = 0
  for (const version of found) {
    const here = await table.get(version.id)
    // What hangs on a badge here stays on it, even if the file puts it elsewhere.
    const moved = { ...version, badgeId: here?.badgeId ?? badgeId }
    for (const row of mergeWords(here, moved, safeUntil)) {
      if (row.id !== version.id && (await table.get(row.id)) !== undefined) continue
      await table.put(row)
      count += 1
    }
  }
  return count
}
