// The month a badge names, in UTC: no clock and no time zone of a device can move it.

/** `month` counts from 1; it is missing where the badge names the year alone. */
export interface YearMonth {
  year: number
  month?: number
}

const OFFSET = /T.*[+-]\d{2}:?\d{2}$/

/**
 * Reads year and month in UTC, as the public pages do. A day without an hour is that day everywhere; only a moment with
 * an offset of its own is moved.
 *
 * @example yearMonthOf('2024-01-01T00:00:00Z') // { year: 2024, month: 1 }, also in New York
 */
export function yearMonthOf(text: string | undefined): YearMonth | undefined {
  const said = text?.trim() ?? ''
  const found = /^(\d{4})(?:-(\d{2})(?=$|[-T\s]))?/.exec(said)
  if (found === null) return undefined
  const moment = OFFSET.test(said) ? new Date(said) : undefined
  if (moment && !Number.isNaN(moment.getTime()))
    return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1 }
  const [year, month] = [Number(found[1]), Number(found[2])]
  if (year === 0) return undefined
  return month >= 1 && month <= 12 ? { year, month } : { year }
}
