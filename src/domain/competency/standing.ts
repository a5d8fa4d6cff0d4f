// What stands behind a claim: was the badge checked, is there proof, how old is it? Factors of its weight.
import type { Report } from '../verification/report.ts'

export type CheckStanding = 'confirmed' | 'not-confirmed' | 'other-recipient' | 'does-not-count'
export type EvidenceStanding = 'none' | 'mine' | 'mine-with-reflection' | 'issuer'
export type FreshnessState = 'valid' | 'fresh' | 'fading' | 'expired' | 'undated'

export interface Freshness {
  state: FreshnessState
  factor: number
  /** The day it counts from, or the day of expiry. */
  day?: string
}

const checkFactors: Record<CheckStanding, number> = {
  confirmed: 1,
  'not-confirmed': 0.85,
  'other-recipient': 0.6,
  'does-not-count': 0,
}

const evidenceFactors: Record<EvidenceStanding, number> = {
  none: 0.8,
  mine: 0.9,
  'mine-with-reflection': 0.95,
  issuer: 1,
}

const yearInMilliseconds = 365.25 * 24 * 3600 * 1000
/** Below this a claim is worth refreshing: half of a half-life has gone by. */
const fadingBelow = Math.SQRT1_2

export function checkFactor(standing: CheckStanding): number {
  return checkFactors[standing]
}

export function evidenceFactor(standing: EvidenceStanding): number {
  return evidenceFactors[standing]
}

/** Revoked, altered and the like count nothing; an expired badge was true and counts as an old one. */
export function checkStanding(report: Report): CheckStanding {
  if (['revoked', 'suspended', 'altered', 'unreadable', 'not-yet-valid'].includes(report.verdict)) {
    return 'does-not-count'
  }
  const stateOf = (id: string) => report.checks.find((check) => check.id === id)?.state
  if (stateOf('recipient') === 'failed') return 'other-recipient'
  if (report.verdict === 'verified') return 'confirmed'
  const isSound = stateOf('integrity') === 'ok' && stateOf('issuer') === 'ok'
  return report.verdict === 'expired' && isSound ? 'confirmed' : 'not-confirmed'
}

/** The best there is: the issuer's evidence, then the learner's with and without a thought about it. */
export function evidenceStanding(issuers: number, mine: number, reflections: number): EvidenceStanding {
  if (issuers > 0) return 'issuer'
  if (reflections > 0) return 'mine-with-reflection'
  return mine > 0 ? 'mine' : 'none'
}

export interface Dates {
  issuedOn?: string
  expires?: string
  /** Latest evidence, reflection or endorsement: the clock starts again there. */
  refreshedOn?: string
}

/** Between 1 and .5: a skill fades slowly and never to nothing. */
export function freshnessOf(
  { issuedOn, expires, refreshedOn }: Dates,
  halfLifeYears: number,
  now: Date,
): Freshness {
  const end = time(expires)
  if (end !== undefined) {
    return end > now.getTime()
      ? { state: 'valid', factor: 1, day: expires }
      : { state: 'expired', factor: 0.5, day: expires }
  }
  const start = Math.max(time(issuedOn) ?? -Infinity, time(refreshedOn) ?? -Infinity)
  if (start === -Infinity) return { state: 'undated', factor: 1 }
  const years = Math.max(0, now.getTime() - start) / yearInMilliseconds
  const factor = Math.max(0.5, 2 ** (-years / halfLifeYears))
  return { state: factor < fadingBelow ? 'fading' : 'fresh', factor, day: new Date(start).toISOString() }
}

function time(text: string | undefined): number | undefined {
  const parsed = text === undefined ? NaN : Date.parse(text)
  return Number.isNaN(parsed) ? undefined : parsed
}
