// Dates as people say them, in the language of the moment.
import { computed } from 'vue'
import { locale, speech } from '../i18n/setup.ts'

export interface Dates {
  /** "22 November 2026"; easy French names the weekday too. */
  day(iso: string): string
  /** "November 2026" */
  month(iso: string): string
  /** "today", "3 days ago", "in 2 months" */
  relative(iso: string): string
}

const DAY = 86_400_000

/** A date without a time means that day wherever the reader is. */
function toDate(iso: string): Date {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  return match ? new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : new Date(iso)
}

function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((midnight(to) - midnight(from)) / DAY)
}

/** `now` is handed in by tests. */
export function useDates(now: () => Date = () => new Date()): Dates {
  const days = computed(
    () =>
      new Intl.DateTimeFormat(locale.value, { dateStyle: speech.value === 'fr-x-falc' ? 'full' : 'long' }),
  )
  const months = computed(() => new Intl.DateTimeFormat(locale.value, { month: 'long', year: 'numeric' }))
  const distances = computed(() => new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' }))

  function write(format: Intl.DateTimeFormat, iso: string): string {
    const date = toDate(iso)
    return Number.isNaN(date.getTime()) ? iso : format.format(date)
  }
  /** The first of a month is « 1er » in French. */
  function sayFirst(day: string): string {
    return locale.value === 'fr' ? day.replace(/(?<!\d)1(?= \p{L})/u, '1er') : day
  }
  return {
    day: (iso) => sayFirst(write(days.value, iso)),
    month: (iso) => write(months.value, iso),
    relative(iso) {
      const date = toDate(iso)
      if (Number.isNaN(date.getTime())) return iso
      const distance = daysBetween(now(), date)
      const size = Math.abs(distance)
      if (size < 31) return distances.value.format(distance, 'day')
      if (size < 365) return distances.value.format(Math.round(distance / 30.4), 'month')
      return distances.value.format(Math.round(distance / 365.25), 'year')
    },
  }
}
