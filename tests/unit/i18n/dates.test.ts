// Dates as people say them: days are counted by the calendar, and a day is that day wherever the reader is.
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { useDates } from '../../../src/composables/useDates.ts'
import { setUpMessages, speak } from '../../../src/i18n/setup.ts'

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

describe('a date in French', () => {
  beforeAll(async () => {
    vi.stubGlobal('document', { documentElement: {}, querySelector: () => null })
    await setUpMessages(['en'])
  })
  afterEach(async () => {
    await speak('en')
  })

  it.each([
    ['fr', '2026-03-01', '1er mars 2026'],
    ['fr', '2026-03-11', '11 mars 2026'],
    ['fr', '2026-03-31', '31 mars 2026'],
    ['fr-x-falc', '2026-03-01', 'dimanche 1er mars 2026'],
    ['fr-x-falc', '2026-09-06', 'dimanche 6 septembre 2026'],
    ['en-x-trial', '2026-03-01', '1 March 2026'],
  ] as const)('%s: %s is %s', async (speech, iso, expected) => {
    await speak(speech)
    expect(dates.day(iso)).toBe(expected)
  })

  it('is as near or far as people say', async () => {
    await speak('fr')
    expect([
      dates.relative('2026-11-20'),
      dates.relative('2026-11-22'),
      dates.relative('2027-01-22'),
    ]).toEqual(['avant-hier', 'aujourd’hui', 'dans 2 mois'])
    expect(dates.month('2026-03-01')).toBe('mars 2026')
  })
})
