// What texts of every language need: parts that are there, sentences that end, months by name, lists.
import type { YearMonth } from '../spread/yearMonth.ts'

/** The text, if it says anything. */
export function said(text: string | undefined): string | undefined {
  const trimmed = text?.replace(/[ \t]+$/gm, '').trim()
  return trimmed === '' ? undefined : trimmed
}

/** With a full stop, unless it ends by itself. */
export function ended(text: string): string {
  const isEnded = /[.!?…:][\s\u00a0\u202f]*[»”"’')\]]*$/u.test(text) || /https?:\/\/\S+$/.test(text)
  return isEnded ? text : `${text}.`
}

/** "mars 2026", "March 2026", or the year alone. */
export function monthName({ year, month }: YearMonth, locale: string): string {
  if (month === undefined) return String(year)
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  return `${name.format(Date.UTC(2000, month - 1, 15))} ${year}`
}

/** "A, B et C"; none twice. */
export function listed(parts: readonly string[], locale: string): string | undefined {
  const there = [...new Set(parts.map((part) => said(part)?.replace(/[.;,]+$/, '')))]
  const words = there.filter((part): part is string => part !== undefined && part !== '')
  return words.length === 0
    ? undefined
    : new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }).format(words)
}

/** Parts that are there, one below the other. */
export function below(parts: readonly (string | undefined)[], between = '\n\n'): string {
  return parts.filter((part) => part !== undefined && part !== '').join(between)
}
