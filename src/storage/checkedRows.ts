// What the rows of a badge become when it was checked again. Pure.
import type { Badge, Payload } from '../domain/badge/badge.ts'
import type { Snapshot } from '../domain/outside.ts'
import { nextCheckAt, type Unanswered } from '../domain/verification/nextCheck.ts'
import { fillSilence, isUnanswered, knownSince } from '../domain/verification/silence.ts'
import type { Report } from '../domain/verification/report.ts'
import { wordsOf } from './cards.ts'
import { rowOfEdition, type BadgeRows } from './mergeBadge.ts'
import type { BadgeCard, VerdictChange } from './rows.ts'

const MOST_CHANGES = 20

/** What a check found. */
export interface CheckedBadge {
  id: string
  report: Report
  snapshots: Snapshot[]
  /** What the check found in the badge's place: a newer edition replaces it, the old one is kept. */
  edition?: { badge: Badge; payload: Payload } | undefined
  /** The learner is looking: a change is no news to be told later. */
  isSeen: boolean
}

/** The rows, whether the verdict is another, and whether the issuer's silence was filled with what was known. */
export function checkedRows(
  { card, row }: BadgeRows,
  { report: found, edition, isSeen }: CheckedBadge,
): BadgeRows & { isChanged: boolean; isFilled: boolean } {
  const before = row.report
  // Another edition is another matter: what was known of the old one says nothing of it.
  const report = edition ? found : fillSilence(before, found)
  const { unanswered: earlierSilence, ...kept } = edition
    ? rowOfEdition(row, edition, report)
    : { ...row, report }
  const unanswered = silenceOf(report, earlierSilence)
  const change = changeBetween(before, report)
  const { news: earlierNews, ...words } = card
  const news = isSeen ? undefined : newsOf(earlierNews, change)
  return {
    row: {
      ...kept,
      ...(unanswered && { unanswered }),
      ...(change && { changes: [change, ...(row.changes ?? [])].slice(0, MOST_CHANGES) }),
    },
    card: {
      ...words,
      ...wordsOf(kept.badge, report),
      nextCheckAt: nextCheckAt(report, unanswered),
      ...(news && { news }),
    },
    isChanged: change !== undefined,
    isFilled: report !== found,
  }
}

function silenceOf(report: Report, earlier: Unanswered | undefined): Unanswered | undefined {
  return isUnanswered(report) ? { at: report.checkedAt, times: (earlier?.times ?? 0) + 1 } : undefined
}

function changeBetween(before: Report, after: Report): VerdictChange | undefined {
  if (before.verdict === after.verdict) return undefined
  return { from: before.verdict, since: knownSince(before), to: after.verdict, at: after.checkedAt }
}

/** Told against what the learner last saw; what is again as it was is no news. */
function newsOf(earlier: VerdictChange | undefined, change: VerdictChange | undefined): BadgeCard['news'] {
  if (change === undefined) return earlier
  const { from, since } = earlier ?? change
  return from === change.to ? undefined : { from, since, to: change.to, at: change.at }
}
