// What the rows of a badge become when it is received, for the first time or again. Pure.
import type { Badge, Payload } from '../domain/badge/badge.ts'
import type { Report, Verdict } from '../domain/verification/report.ts'
import { wordsOf } from './cards.ts'
import type { PreparedBadge } from './receivedBadge.ts'
import type { BadgeRow, CardRow, KeptEdition, KeptSource } from './rows.ts'

/** The two rows that are a badge. */
export interface BadgeRows {
  card: CardRow
  row: BadgeRow
}

/** Rows of a badge that was not here. */
export function newRows({ received, identifiers, original, pictureId, source }: PreparedBadge): BadgeRows {
  const { id, badge, report, payload, receivedAt, bundle, earlier } = received
  const card: CardRow = {
    id,
    ...wordsOf(badge, report),
    addedAt: receivedAt,
    pictureId,
    hasEvidence: false,
    hasReflection: false,
    isNew: true,
    identifiers,
  }
  const originalIds = [original.id]
  return {
    card,
    row: {
      id,
      badge,
      report,
      payload,
      originalId: original.id,
      originalIds,
      sources: [source],
      ...(bundle && { bundle }),
      ...(earlier && { earlier: [{ ...earlier, replacedAt: receivedAt }] }),
    },
  }
}

/**
 * Rows of a badge that is here, received again: it gets the new source, and its report and content are replaced only
 * by better ones. What the learner added hangs on its id, which stays.
 */
export function mergedRows({ card, row }: BadgeRows, prepared: PreparedBadge): BadgeRows {
  const { badge, report, payload } = prepared.received
  const bundle = row.bundle ?? prepared.received.bundle
  const isNewer = isNewerEdition(badge, row.badge) && WEIGHT[report.verdict] > WEIGHT.unverified
  const isBetter = isNewer || isBetterReport(report, row.report)
  const originalId = prepared.original.id
  // The learner has just been told what it is worth: that is no news any more, and the issuer may be silent no longer.
  const { news, ...known } = card
  const { unanswered, ...kept } = row
  return {
    card: {
      ...known,
      ...(!isBetter && news && { news }),
      ...(isBetter ? wordsOf(badge, report) : {}),
      // A picture is kept once there is one: the learner knows the badge by it.
      pictureId: card.pictureId ?? prepared.pictureId,
      identifiers: [...new Set([...card.identifiers, ...prepared.identifiers])],
    },
    row: {
      ...kept,
      ...(!isBetter && unanswered && { unanswered }),
      ...(isBetter ? { badge, report, payload, originalId } : {}),
      originalIds: [...new Set([...row.originalIds, originalId])],
      sources: withSource(row.sources, prepared.source),
      ...(bundle && { bundle }),
      ...(isNewer && { earlier: withEdition(row, prepared.received.receivedAt) }),
    },
  }
}

/** The row after a check that found another edition with the issuer: the old one is kept if that is newer. */
export function rowOfEdition(
  row: BadgeRow,
  { badge, payload }: { badge: Badge; payload: Payload },
  report: Report,
): BadgeRow {
  if (!isNewerEdition(badge, row.badge)) return { ...row, report }
  return { ...row, report, badge, payload, earlier: withEdition(row, report.checkedAt) }
}

/** The same badge of the same issuer, with a later beginning; only 3.0 has editions. */
export function isNewerEdition(found: Badge, kept: Badge): boolean {
  if (found.version !== '3.0' || kept.version !== '3.0') return false
  if (found.id === undefined || found.id !== kept.id || found.issuer.id !== kept.issuer.id) return false
  return Date.parse(found.issuedOn ?? '') > Date.parse(kept.issuedOn ?? '')
}

/** What is replaced goes before what was replaced earlier. */
export function withEdition({ badge, payload, earlier = [] }: BadgeRow, replacedAt: string): KeptEdition[] {
  return [{ badge, payload, replacedAt }, ...earlier]
}

function withSource(sources: KeptSource[], added: KeptSource): KeptSource[] {
  const isKnown = sources.some(
    (source) => source.originalId === added.originalId && source.name === added.name,
  )
  return isKnown ? sources : [...sources, added]
}

/** How much a verdict settles. A forged copy never takes the place of a sound one. */
export const WEIGHT: Record<Verdict, number> = {
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
