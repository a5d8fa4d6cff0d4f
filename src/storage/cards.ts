// Between tables and domain: what a card says of its badge, and snapshots in and out.
import type { Badge } from '../domain/badge/badge.ts'
import type { Snapshot } from '../domain/outside.ts'
import { nextCheckAt } from '../domain/verification/nextCheck.ts'
import type { Report } from '../domain/verification/report.ts'
import { bufferOf } from './bytes.ts'
import type { BadgeCard, CardRow, SnapshotRow } from './rows.ts'

/** What the card takes from the badge and its report. */
export function wordsOf(
  badge: Badge,
  report: Report,
): Pick<
  CardRow,
  'name' | 'issuerName' | 'issuedOn' | 'expires' | 'language' | 'verdict' | 'checkedAt' | 'nextCheckAt'
> {
  return {
    name: badge.achievement.name,
    issuerName: badge.issuer.name,
    issuedOn: badge.issuedOn,
    expires: badge.expires,
    language: badge.achievement.language,
    verdict: report.verdict,
    checkedAt: report.checkedAt,
    nextCheckAt: nextCheckAt(report),
  }
}

/** The card without what only the table needs. */
export function cardOf(row: CardRow): BadgeCard {
  const { identifiers: _identifiers, nextCheckAt: _nextCheckAt, ...card } = row
  return card
}

/** A snapshot as it lies in its table. */
export function snapshotRow(badgeId: string, snapshot: Snapshot): SnapshotRow {
  return { ...snapshot, badgeId, body: bufferOf(snapshot.body) }
}

/** A snapshot as the domain knows it. */
export function snapshotOf(row: SnapshotRow): Snapshot {
  const { badgeId: _badgeId, body, ...rest } = row
  return { ...rest, body: new Uint8Array(body) }
}
