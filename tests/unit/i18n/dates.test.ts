// Dates as people say them: days are counted by the calendar, and a day is that day wherever the reader is.
import { describe, expect, it } from 'vitest'
import { useDates } from '../../../src/composables/useDates.ts'

const dates = useDates(() => new Date(2026, 10, 22, 23, 30))

describe('a date', () => {
  it('without a time is that day everywhere', () => {
    expect(dates.day('2022-03-29')).toBe('29 March 2022')
    expect(dates.month('2022-03-01')).toBe('March 2022')
  })

  it.each([
    ['2026-11-22', 'today'],
    ['2026-11-23', 'tomorrow'],
    ['2026-11-12', '10 days ago'],
    ['2026-09-20', '2 months ago'],
    ['2028-11-22', 'in 2 years'],
  ])('%s is %s', (iso, expected) => expect(dates.relative(iso)).toBe(expected))

  it('that is none is shown as it came', () => {
    expect(dates.day('soon')).toBe('soon')
    expect(dates.relative('soon')).toBe('soon')
  })
})
