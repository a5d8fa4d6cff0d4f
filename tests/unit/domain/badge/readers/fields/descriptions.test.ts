// Criteria, pictures, evidence, languages.
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../../../src/domain/json.ts'
import { evidenceOf } from '../../../../../../src/domain/badge/readers/fields/evidence.ts'
import { wordsOf } from '../../../../../../src/domain/badge/readers/fields/words.ts'
import { makeAssertion, makeBadgeClass } from '../../../../../support/makeBadge.ts'
import { readDocument, readWithAchievement, readWithClass } from '../../../../../support/readDocument.ts'

describe('quirk 19: criteria', () => {
  test.each([
    ['https://a.example/c', { url: 'https://a.example/c' }],
    [
      { id: 'https://a.example/c', narrative: 'Do it' },
      { url: 'https://a.example/c', narrative: 'Do it' },
    ],
    [{ narrative: 'Do it' }, { narrative: 'Do it' }],
    ['Do it', { narrative: 'Do it' }],
    [[{ narrative: 'Do it' }], { narrative: 'Do it' }],
    ['javascript:alert(1)', { narrative: 'javascript:alert(1)' }],
    [undefined, {}],
  ])('%j', (criteria, expected) => {
    expect(readWithClass({ criteria }).achievement.criteria).toEqual(expected)
  })
})

describe('quirk 20: pictures', () => {
  const address = 'https://a.example/i.png'
  test.each([
    [address, address],
    ['data:image/svg+xml;base64,AAAA', 'data:image/svg+xml;base64,AAAA'],
    [{ id: address, caption: 'x' }, address],
    [{ '@id': address }, address],
    [[{ id: address }], address],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    [7, undefined],
  ])('%j', (image, expected) => {
    expect(readWithClass({ image }).achievement.image).toBe(expected)
    expect(readWithAchievement({ image }).achievement.image).toBe(expected)
    expect(readWithClass({ issuer: { name: 'x', image } }).issuer.image).toBe(expected)
  })
})

describe('quirk 21: evidence', () => {
  const url = 'https://a.example/e'
  test.each<[Json, object[]]>([
    [url, [{ url }]],
    ['', []],
    [
      [url, url],
      [{ url }, { url }],
    ],
    [
      { id: url, name: 'E', narrative: 'N', genre: 'Video' },
      [{ url, name: 'E', narrative: 'N', genre: 'Video' }],
    ],
    [
      [{ id: url }, { narrative: 'only words' }],
      [{ url }, { narrative: 'only words' }],
    ],
    [{ id: '_:b0', description: 'D' }, [{ narrative: 'D' }]],
    ['what I did', [{ narrative: 'what I did' }]],
    [[{}, null, 3], []],
  ])('%j', (evidence, expected) => {
    expect(evidenceOf(evidence)).toEqual(expected)
  })

  test('a narrative of the assertion takes nothing away', () => {
    expect(readDocument(makeAssertion({ narrative: 'How', evidence: [url] }))).toMatchObject({
      narrative: 'How',
      evidence: [{ url }],
    })
  })
})

describe('quirk 23: languages', () => {
  const french = 'https://a.example/class?lang=fr'
  const related = [{ id: french, '@language': 'fr' }, { id: 'https://a.example/other' }]

  test('related classes with a language are editions; those not at hand are named', () => {
    expect(readWithClass({ '@language': 'en', related }).alsoLinked).toEqual([french])
    const document = {
      name: 'Souder',
      description: 'Soude.',
      criteria: { narrative: 'Souder.' },
      '@language': 'fr',
    }
    const badge = readDocument(makeAssertion({ badge: makeBadgeClass({ '@language': 'en', related }) }), {
      [french]: document,
    })
    expect(badge.achievement).toMatchObject({
      language: 'en',
      editions: [{ language: 'fr', name: 'Souder', description: 'Soude.', criteria: 'Souder.' }],
    })
    expect(badge.alsoLinked).toBeUndefined()
    expect(badge.missing).toBeUndefined()
  })

  test('words with languages', () => {
    expect(wordsOf({ '@value': 'Bonjour', '@language': 'fr' })).toBe('Bonjour')
    expect(wordsOf([{ '@value': 'Hello' }, { '@value': 'Bonjour' }])).toBe('Hello')
    expect(wordsOf({ fr: 'Bonjour', en: 'Hello' })).toBe('Bonjour')
    expect(wordsOf({ a: 'no language' })).toBeUndefined()
  })
})
