// Rows of a backup as what they claim to be, or nothing.
import { isWriteToken } from '../../contract/writeToken.ts'
import { BADGE_TYPES } from '../../domain/backpack/badgeType.ts'
import type { ShareRow } from '../rows.ts'
import type { BadgeItem } from './items.ts'
import {
  hash,
  id,
  isBadge,
  isEvidence,
  isPayload,
  isPlainRow,
  isReflection,
  isReport,
  listOf,
  mediaType,
  moment,
  number,
  object,
  oneOf,
  text,
  verdict,
  webAddress,
  yesOrNo,
  type Shape,
} from './shapes.ts'

const change = object({ from: verdict, since: moment, to: verdict, at: moment })
const edition = object({ badge: isBadge, payload: isPayload, replacedAt: moment })
const source = object({ kind: oneOf('file', 'text'), name: text, originalId: hash, receivedAt: moment })
const file = object({ id: hash, mediaType, fileName: text })
const isItem = object(
  {
    card: object({ addedAt: moment }, { pictureId: hash, news: change }),
    badge: object(
      {
        id,
        badge: isBadge,
        report: isReport,
        payload: isPayload,
        originalId: hash,
        originalIds: listOf(hash),
        sources: listOf(source),
      },
      {
        bundle: object({ id: text, name: text }),
        earlier: listOf(edition),
        changes: listOf(change),
        unanswered: object({ at: moment, times: number }),
      },
    ),
    originals: listOf(file),
    snapshots: listOf(
      object({
        url: text,
        finalUrl: text,
        status: number,
        mediaType: text,
        sha256: text,
        at: moment,
        body: hash,
      }),
    ),
    // One by one, below: a bad one must not take the badge along.
    evidence: Array.isArray,
    files: listOf(file),
    reflections: Array.isArray,
  },
  { picture: object({ id: hash, mediaType }) },
)

/** A badge with what hangs on it; pieces that are not what they should be are counted and left out. */
export function readItem(value: unknown): { item: BadgeItem; unfit: number } | undefined {
  if (!isPlainRow(value) || !isItem(value)) return undefined
  const item = value as unknown as BadgeItem
  const evidence = item.evidence.filter(isEvidence)
  const reflections = item.reflections.filter(isReflection)
  const unfit = item.evidence.length - evidence.length + (item.reflections.length - reflections.length)
  return { item: { ...item, card: plainCard(item.card), evidence, reflections }, unfit }
}

/** Marks of the learner; those that came later than this list are words, numbers and lists of words. */
const MARKS: Partial<Record<string, Shape>> = {
  news: change,
  isFavourite: yesOrNo,
  isArchived: yesOrNo,
  isNew: yesOrNo,
  tags: listOf(text),
  type: oneOf(...BADGE_TYPES),
}
const isMark: Shape = (value) => ['string', 'number', 'boolean'].includes(typeof value) || listOf(text)(value)

function plainCard(card: BadgeItem['card']): BadgeItem['card'] {
  const own = Object.entries(card).filter(([key, value]) => (MARKS[key] ?? isMark)(value))
  return Object.fromEntries(own) as unknown as BadgeItem['card']
}

const shown = object({
  badgeIds: listOf(id),
  evidence: listOf(id),
  files: listOf(id),
  reflections: listOf(id),
  digest: text,
})
const share = object(
  {
    id,
    state: oneOf('sending', 'published'),
    collectionId: id,
    title: text,
    url: (value) => value === '' || webAddress(value),
    publishedAt: moment,
    updatedAt: moment,
    expiresAt: moment,
    token: isWriteToken,
  },
  { password: text, etag: text, content: text, shown },
)

/** A public page with its key: without it nothing could be done with the page from here. */
export function isShare(value: unknown): value is ShareRow {
  return share(value)
}
