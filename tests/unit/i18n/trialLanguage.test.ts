// The language for trials: longer, turned, marked, and its blanks still blanks.
import { describe, expect, it } from 'vitest'
import { stretch, stretchText } from '../../../src/i18n/trialLanguage.ts'

describe('a stretched text', () => {
  it.each([
    'Add',
    'Your badges arrive here',
    'A badge says what you can do. An organisation gives it to you.',
  ])('is half as long again: %s', (text) => {
    expect(stretchText(text).length).toBeGreaterThanOrEqual(text.length * 1.5)
    expect(stretchText(text).length).toBeLessThan(text.length * 2 + 16)
  })

  it('keeps its blanks as they are', () => {
    expect(stretchText('Given by {{issuer}} on {{date}}').match(/\{\{\w+\}\}/g)).toEqual([
      '{{issuer}}',
      '{{date}}',
    ])
  })

  it('runs from right to left and closes what it opens', () => {
    const text = stretchText('{{count}} badges')
    expect(text.match(/\u202e/g)?.length).toBe(text.match(/\u202c/g)?.length)
    expect(text).toContain('\u202e')
  })

  it('is made for every message of a group', () => {
    expect(Object.keys(stretch({ one: 'One', two: 'Two' }))).toEqual(['one', 'two'])
  })
})
