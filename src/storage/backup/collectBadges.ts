// Reads badges with all that hangs on them, except the bytes of files: those are fetched one at a time.
import { sha256Hex } from '../bytes.ts'
import type { BesaceDatabase } from '../database.ts'
import type { SnapshotRow } from '../rows.ts'
import { wordsOfCard, type BadgeItem } from './items.ts'

/** A badge as it is written, its files still to be fetched, and the answers of issuers by their SHA-256. */
export interface CollectedBadge {
  item: BadgeItem
  originalIds: string[]
  fileIds: string[]
  /** Only when it is not itself an original. */
  pictureId: string | undefined
  bodies: Map<string, { bytes: ArrayBuffer; mediaType: string }>
}

/** In one reading, so that what belongs together is of one moment. Badges removed meanwhile are left out. */
export async function readBadgeItems(
  database: BesaceDatabase,
  ids: readonly string[],
): Promise<CollectedBadge[]> {
  const { cards, badges, snapshots, evidence, reflections } = database
  const read = await database.transaction(
    'r',
    [cards, badges, snapshots, evidence, reflections],
    async () => {
      const [cardRows, badgeRows] = await Promise.all([cards.bulkGet([...ids]), badges.bulkGet([...ids])])
      return Promise.all(
        badgeRows.map(async (badge, place) => {
          const card = cardRows[place]
          if (card === undefined || badge === undefined) return undefined
          const [answers, proofs, stories] = await Promise.all([
            snapshots.where('badgeId').equals(badge.id).toArray(),
            evidence.where('badgeId').equals(badge.id).toArray(),
            reflections.where('badgeId').equals(badge.id).toArray(),
          ])
          return { card, badge, answers, proofs, stories }
        }),
      )
    },
  )
  // Hashing waits until here: it would end the transaction.
  const found = read.filter((rows) => rows !== undefined)
  return Promise.all(
    found.map(async ({ card, badge, answers, proofs, stories }): Promise<CollectedBadge> => {
      const bodies: CollectedBadge['bodies'] = new Map()
      return {
        item: {
          card: wordsOfCard(card),
          badge,
          originals: [],
          snapshots: await Promise.all(answers.map((answer) => wordsOfSnapshot(answer, bodies))),
          evidence: proofs,
          files: [],
          reflections: stories,
        },
        originalIds: badge.originalIds,
        fileIds: [...new Set(proofs.flatMap(({ fileId }) => fileId ?? []))],
        pictureId: badge.originalIds.includes(card.pictureId ?? '') ? undefined : card.pictureId,
        bodies,
      }
    }),
  )
}

async function wordsOfSnapshot(
  { badgeId: _badgeId, body: bytes, ...words }: SnapshotRow,
  bodies: CollectedBadge['bodies'],
): Promise<BadgeItem['snapshots'][number]> {
  const body = await sha256Hex(bytes)
  bodies.set(body, { bytes, mediaType: words.mediaType })
  return { ...words, body }
}
