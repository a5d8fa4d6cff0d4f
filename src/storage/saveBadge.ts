// Keeps a badge that was received: all of it or nothing, and the same badge only once.
import type { Badge, Payload } from '../domain/badge/badge.ts'
import type { Snapshot } from '../domain/outside.ts'
import type { Result } from '../domain/result.ts'
import type { Report, Verdict } from '../domain/verification/report.ts'
import { bufferOf, sha256Hex } from './bytes.ts'
import { cardOf, snapshotRow, wordsOf } from './cards.ts'
import type { BesaceDatabase } from './database.ts'
import { identifiersOf } from './identifiers.ts'
import type { BadgeCard, BadgeRow, CardRow, FileRow, KeptSource, PictureRow } from './rows.ts'
import type { Door, StorageFault } from './run.ts'

/** A badge as it was received and examined. */
export interface ReceivedBadge {
  badge: Badge
  report: Report
  payload: Payload
  snapshots: Snapshot[]
  original: { bytes: ArrayBuffer; mediaType: string; fileName: string }
  source: { kind: 'file' | 'text'; name: string }
  /** `original` when the original is itself the picture. */
  picture?: 'original' | { bytes: Uint8Array; mediaType: string }
  /** The id it gets if it is new. */
  id: string
  receivedAt: string
}

export interface SavedBadge {
  state: 'added' | 'already-there'
  card: BadgeCard
}

/** Everything that goes into the tables, worked out before the transaction: hashing inside would end it. */
interface Prepared {
  identifiers: string[]
  original: FileRow
  picture?: PictureRow
  pictureId?: string
  source: KeptSource
}

/**
 * Saves in one transaction. A badge that is there already gets the new source, and its report and content are
 * replaced only by better ones; what the learner added to it stays.
 */
export async function saveBadge(
  door: Door,
  received: ReceivedBadge,
): Promise<Result<SavedBadge, StorageFault>> {
  const prepared = await prepare(received)
  return door.run((database) =>
    database.transaction(
      'rw',
      [database.cards, database.badges, database.originals, database.pictures, database.snapshots],
      async () => {
        const known = await database.cards.where('identifiers').anyOf(prepared.identifiers).first()
        return known === undefined
          ? add(database, received, prepared)
          : addAgain(database, received, prepared, known)
      },
    ),
  )
}

async function prepare(received: ReceivedBadge): Promise<Prepared> {
  const { badge, payload, original, picture, source, receivedAt } = received
  const originalId = await sha256Hex(original.bytes)
  const pictureRow = picture === undefined || picture === 'original' ? undefined : await pictureRowOf(picture)
  return {
    identifiers: await identifiersOf(badge, payload),
    original: { id: originalId, ...original },
    picture: pictureRow,
    pictureId: picture === 'original' ? originalId : pictureRow?.id,
    source: { ...source, originalId, receivedAt },
  }
}

async function pictureRowOf(picture: { bytes: Uint8Array; mediaType: string }): Promise<PictureRow> {
  return { id: await sha256Hex(picture.bytes), bytes: bufferOf(picture.bytes), mediaType: picture.mediaType }
}

async function add(
  database: BesaceDatabase,
  received: ReceivedBadge,
  prepared: Prepared,
): Promise<SavedBadge> {
  const { id, badge, report, payload, receivedAt } = received
  const card: CardRow = {
    id,
    ...wordsOf(badge, report),
    addedAt: receivedAt,
    pictureId: prepared.pictureId,
    hasEvidence: false,
    hasReflection: false,
    identifiers: prepared.identifiers,
  }
  const originalId = prepared.original.id
  await putParts(database, id, received, prepared)
  await database.badges.add({
    id,
    badge,
    report,
    payload,
    originalId,
    originalIds: [originalId],
    sources: [prepared.source],
  })
  await database.cards.add(card)
  return { state: 'added', card: cardOf(card) }
}

async function addAgain(
  database: BesaceDatabase,
  received: ReceivedBadge,
  prepared: Prepared,
  known: CardRow,
): Promise<SavedBadge> {
  const row = await database.badges.get(known.id)
  if (row === undefined) throw new Error(`card without badge: ${known.id}`)
  const isBetter = isBetterReport(received.report, row.report)
  const card: CardRow = {
    ...known,
    ...(isBetter ? wordsOf(received.badge, received.report) : {}),
    // A picture is kept once there is one: the learner knows the badge by it.
    pictureId: known.pictureId ?? prepared.pictureId,
    identifiers: [...new Set([...known.identifiers, ...prepared.identifiers])],
  }
  const { badge, report, payload } = received
  const better: Partial<BadgeRow> = isBetter
    ? { badge, report, payload, originalId: prepared.original.id }
    : {}
  await putParts(database, known.id, received, prepared)
  await database.badges.put({
    ...row,
    ...better,
    originalIds: [...new Set([...row.originalIds, prepared.original.id])],
    sources: withSource(row.sources, prepared.source),
  })
  await database.cards.put(card)
  return { state: 'already-there', card: cardOf(card) }
}

async function putParts(
  database: BesaceDatabase,
  badgeId: string,
  received: ReceivedBadge,
  prepared: Prepared,
): Promise<void> {
  await database.originals.put(prepared.original)
  if (prepared.picture !== undefined) await database.pictures.put(prepared.picture)
  await database.snapshots.bulkPut(received.snapshots.map((snapshot) => snapshotRow(badgeId, snapshot)))
}

function withSource(sources: KeptSource[], added: KeptSource): KeptSource[] {
  const isKnown = sources.some(
    (source) => source.originalId === added.originalId && source.name === added.name,
  )
  return isKnown ? sources : [...sources, added]
}

/** How much a verdict settles. A forged copy never takes the place of a sound one. */
const WEIGHT: Record<Verdict, number> = {
  unreadable: 0,
  altered: 0,
  unverified: 1,
  intact: 2,
  'not-yet-valid': 3,
  expired: 3,
  verified: 4,
  suspended: 4,
  revoked: 4,
}

function isBetterReport(received: Report, kept: Report): boolean {
  const difference = WEIGHT[received.verdict] - WEIGHT[kept.verdict]
  // Of two that settle the matter, the later one is right: withdrawn since, or given back.
  return difference > 0 || (difference === 0 && received.verdict !== kept.verdict)
}
