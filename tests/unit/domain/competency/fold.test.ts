// Folding: the quick way for letters of the West says the same as the way for all letters.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fold, unaccent } from '../../../../src/domain/competency/fold.ts'

const plainly = (text: string) =>
  unaccent(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

it.each([
  ['L’Écoute – active', 'l ecoute active'],
  ['ŒUVRE & cæsium !', 'oeuvre caesium'],
  ['  «\u202fNiveau\u00a02\u202f» ', 'niveau 2'],
  ['Привет, мир', 'привет мир'],
  ['日本語 テスト', '日本語 テスト'],
  ['', ''],
])('%j is %j', (text, folded) => {
  // Marks of kana are taken off like accents: both ways agree.
  expect(fold(text)).toBe(folded.normalize('NFD').replace(/\p{M}/gu, ''))
})

const letters = fc.constantFrom(...'aZé œÆ’–«»ß0٣ çñ한ǅ́_-.\u00a0İ'.split(''))
it.each([
  ['any text', fc.string({ unit: 'binary' })],
  ['awkward letters', fc.string({ unit: letters })],
  ['whole letters', fc.string({ unit: 'grapheme' })],
])('is the same by either way for %s', (_name, texts) => {
  fc.assert(fc.property(texts, (text) => fold(text) === plainly(text)))
})
