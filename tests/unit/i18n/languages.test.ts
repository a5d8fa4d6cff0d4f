// Which language the app begins with.
import { describe, expect, it } from 'vitest'
import { localeOf, pickLanguage, tongueOf, type Language } from '../../../src/i18n/languages.ts'

describe('the first language', () => {
  it.each<[Language | undefined, string[], Language]>([
    ['en', ['fr-FR'], 'en'],
    [undefined, ['fr-FR', 'en'], 'fr'],
    [undefined, ['FR'], 'fr'],
    [undefined, ['br', 'fr-CA', 'en'], 'fr'],
    [undefined, ['de-DE', 'en-GB', 'fr'], 'en'],
    [undefined, ['de', 'it'], 'en'],
    [undefined, [], 'en'],
    ['fr-x-falc', ['en'], 'fr-x-falc'],
    [undefined, ['fr-x-falc', 'fr'], 'fr-x-falc'],
  ])('chosen %s, preferred %j: %s', (chosen, preferred, expected) => {
    expect(pickLanguage(chosen, preferred)).toBe(expected)
  })

  it('is written as the language behind it is', () => {
    expect([tongueOf('fr-x-falc'), localeOf('fr-x-falc')]).toEqual(['fr', 'fr'])
    expect([tongueOf('en'), localeOf('en')]).toEqual(['en', 'en-GB'])
  })

  it('does not trust what was kept', () => {
    expect(pickLanguage('xx' as Language, ['fr'])).toBe('fr')
  })
})
