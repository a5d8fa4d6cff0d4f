// The month a badge names, as its issuer wrote it: no clock and no time zone can move it.

/** `month` counts from 1; it is missing where the badge names the year alone. */
export interface YearMonth {
  year: number
  month?: number
}

/**
 * Reads year and month from the issuer's own text. Nothing is converted: what is written in UTC stays in UTC, and what is
 * written for a place stays in that place's month, because the issuer meant that day.
 *
 * @example yearMonthOf('2024-01-01T00:00:00Z') // { year: 2024, month: 1 }, also in New York
 */
export function yearMonthOf(text: string | undefined): YearMonth | undefined {
  const found = /^\s*(\d{4})(?:-(\d{2})(?=$|[-T\s]))?/.exec(text ?? '')
  if (found === null) return undefined
  const [year, month] = [Number(found[1]), Number(found[2])]
  if (year === 0) return undefined
  return month >= 1 && month <= 12 ? { year, month } : { year }
}
