// What a backup says of a badge: all that hangs on it together, bytes named by their SHA-256.
import type { Evidence, Reflection } from '../../domain/passport/passport.ts'
import type { BadgeRow, CardRow, FileRow, PictureRow, SnapshotRow } from '../rows.ts'

/** A file without its bytes. */
export type FileWords = Omit<FileRow, 'bytes'>

/** An answer of an issuer; `body` is the SHA-256 of its bytes. */
export type SnapshotWords = Omit<SnapshotRow, 'badgeId' | 'body'> & { body: string }

/** What the learner did with a badge as a whole: when it came, labels, marks. */
export type CardWords = Partial<CardRow> & Pick<CardRow, 'addedAt'>

/** One badge with everything that belongs to it alone: it is restored whole or not at all. */
export interface BadgeItem {
  card: CardWords
  badge: BadgeRow
  originals: FileWords[]
  picture?: Omit<PictureRow, 'bytes'>
  snapshots: SnapshotWords[]
  evidence: Evidence[]
  files: FileWords[]
  reflections: Reflection[]
}

/** Parts of the card that follow from the badge and its report, and are worked out anew. */
const FOLLOWING = new Set([
  'id',
  'name',
  'issuerName',
  'issuedOn',
  'expires',
  'language',
  'verdict',
  'checkedAt',
  'nextCheckAt',
  'hasEvidence',
  'hasReflection',
  'identifiers',
])

/** What a card says that nothing else does. */
export function wordsOfCard(card: CardRow): CardWords {
  const own = Object.entries(card).filter(([key]) => !FOLLOWING.has(key))
  return Object.fromEntries(own) as unknown as CardWords
}

/** Tables that are written with the badges. */
export const BADGE_TABLES: readonly string[] = [
  'cards',
  'badges',
  'originals',
  'pictures',
  'snapshots',
  'evidence',
  'files',
  'reflections',
]

/** Tables that follow from others: the database fills them again. */
export const FOLLOWING_TABLES: readonly string[] = ['digests']

/** Settings that are true of one device only. */
export const DEVICE_SETTINGS: readonly string[] = ['persistence', 'backup', 'kept']
