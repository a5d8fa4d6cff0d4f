// When a kept badge is worth asking about again: soon after silence, weekly where something can be taken back.
import type { CheckId, Report } from './report.ts'
import { isUnanswered } from './silence.ts'

/** Attempts in a row that the issuer left without an answer. */
export interface Unanswered {
  /** The last one. ISO 8601, UTC. */
  at: string
  times: number
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A site may be down for an hour, or for good. */
const PAUSES = [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY] as const
const WEEKLY = 7 * DAY
const RARELY = 90 * DAY

/** ISO 8601, UTC. */
export function nextCheckAt(report: Report, unanswered?: Unanswered): string {
  const last = Math.max(Date.parse(report.checkedAt), Date.parse(unanswered?.at ?? report.checkedAt))
  const next = last + intervalOf(report, unanswered)
  return new Date(Math.min(next, turnAfter(report, last) ?? next)).toISOString()
}

function intervalOf(report: Report, unanswered?: Unanswered): number {
  if (unanswered || isUnanswered(report))
    return PAUSES[Math.min(unanswered?.times ?? 0, PAUSES.length - 1)] as number
  // Unproved by its own making, or altered: no issuer's word will change that.
  const isSettled = checkOf(report, 'integrity')?.state === 'ok' || report.verdict === 'revoked'
  const canBeTakenBack = checkOf(report, 'status')?.state !== 'not-applicable'
  return isSettled && canBeTakenBack ? WEEKLY : RARELY
}

/** The day on which the badge begins or ends by its own dates, if that is to come. */
function turnAfter(report: Report, moment: number): number | undefined {
  const turn = Date.parse(checkOf(report, 'window')?.because?.['date'] ?? '')
  return turn > moment ? turn : undefined
}

function checkOf(report: Report, wanted: CheckId) {
  return report.checks.find(({ id }) => id === wanted)
}
