// Is it valid at this moment? Dates as a badge gives them, read with care.
import type { Finding } from './finding.ts'
import { bad, good, nothing, unsure } from './finding.ts'

/** Clocks of honest people differ by this much; only "not before" is forgiven. */
const ALLOWED_SKEW = 5 * 60 * 1000

export interface Window {
  from?: string | number
  until?: string | number
}

/** Compares the validity dates with the device's clock. */
export function checkWindow(window: Window, now: Date): Finding {
  if (window.from === undefined && window.until === undefined) return nothing('window.none')
  const from = readMoment(window.from)
  const until = readMoment(window.until)
  if ((window.from !== undefined && !from) || (window.until !== undefined && !until))
    return unsure('window.unreadable')
  if (from && from.getTime() - ALLOWED_SKEW > now.getTime()) {
    return bad('window.not-yet-valid', { because: { date: from.toISOString() } })
  }
  if (until && until.getTime() <= now.getTime()) {
    return bad('window.expired', { because: { date: until.toISOString() } })
  }
  return until ? good('window.open-until', { because: { date: until.toISOString() } }) : good('window.open')
}

/**
 * A moment as badges write it: ISO 8601 with or without a zone (none = UTC), a day, or Unix seconds as number or
 * text (OB 1.0).
 */
export function readMoment(value: string | number | undefined): Date | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number') return valid(new Date(value * 1000))
  const text = value.trim()
  if (/^\d{9,11}$/.test(text)) return valid(new Date(Number(text) * 1000))
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined
  if (!isRealDay(text)) return undefined
  const hasZone = /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(text.slice(10))
  const isDayOnly = text.length === 10
  return valid(new Date(isDayOnly || hasZone ? text.replace(' ', 'T') : `${text.replace(' ', 'T')}Z`))
}

/** `Date` would turn 31 April into 1 May. */
function isRealDay(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number)
  const date = new Date(Date.UTC(year!, month! - 1, day))
  return date.getUTCMonth() === month! - 1 && date.getUTCDate() === day
}

function valid(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date
}
