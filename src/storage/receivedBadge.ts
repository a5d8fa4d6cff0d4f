// A badge on its way into the tables, with everything worked out that would end a transaction: hashing waits.
import type { Badge, Payload } from '../domain/badge/badge.ts'
import type { Snapshot } from '../domain/outside.ts'
import type { Report } from '../domain/verification/report.ts'
import { bufferOf, sha256Hex } from './bytes.ts'
import { identifiersOf, namesOfForgery } from './identifiers.ts'
import type { BadgeCard, FileRow, KeptBundle, KeptSource, PictureRow } from './rows.ts'

/** A badge as it was received and examined. */
export interface ReceivedBadge {
  badge: Badge
  report: Report
  payload: Payload
  snapshots: Snapshot[]
  /** `sha256` where it is known already. */
  original: { bytes: ArrayBuffer; mediaType: string; fileName: string; sha256?: string }
  source: { kind: 'file' | 'text'; name: string }
  /** `original` when the original is itself the picture. */
  picture?: 'original' | { bytes: Uint8Array; mediaType: string }
  /** The id it gets if it is new. */
  id: string
  receivedAt: string
  /** What it came in together with others. */
  bundle?: KeptBundle
  /** What stood in the file, when a newer edition was received in its place. */
  earlier?: { badge: Badge; payload: Payload }
}

/** What became of it. */
export interface SavedBadge {
  state: 'added' | 'already-there'
  card: BadgeCard
}

/** A received badge with its rows. */
export interface PreparedBadge {
  received: ReceivedBadge
  identifiers: string[]
  original: FileRow
  picture?: PictureRow
  pictureId?: string
  source: KeptSource
}

/** Works out names and hashes. */
export async function prepareBadge(received: ReceivedBadge): Promise<PreparedBadge> {
  const { badge, report, payload, original, picture, source, receivedAt } = received
  const { bytes, mediaType, fileName } = original
  const [originalId, identifiers] = await Promise.all([
    original.sha256 ?? sha256Hex(original.bytes),
    report.verdict === 'altered' ? namesOfForgery(badge) : identifiersOf(badge, payload),
  ])
  const pictureRow = picture === undefined || picture === 'original' ? undefined : await pictureRowOf(picture)
  return {
    received,
    identifiers,
    original: { id: originalId, bytes, mediaType, fileName },
    picture: pictureRow,
    pictureId: picture === 'original' ? originalId : pictureRow?.id,
    source: { ...source, originalId, receivedAt },
  }
}

async function pictureRowOf(picture: { bytes: Uint8Array; mediaType: string }): Promise<PictureRow> {
  return { id: await sha256Hex(picture.bytes), bytes: bufferOf(picture.bytes), mediaType: picture.mediaType }
}
