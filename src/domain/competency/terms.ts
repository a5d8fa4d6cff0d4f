// From words to terms: split, stem while the accents are there, then fold. Per language.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- untyped package: every room that comes by must see its types
/// <reference path="./snowball.d.ts" />
import { newStemmer } from 'snowball-stemmers'
import { unaccent } from './fold.ts'
import type { Language } from './framework.ts'
import { stopWords } from './stopWords.ts'

export type TermReader = (word: string) => string | null

/** The words of a text, in order; apostrophes and hyphens part words, so that "l’écoute" yields "écoute". */
export function splitWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Makes the reader of one language; it gives nothing for words that say nothing (`ignored`, without accents). */
export function createTermReader(
  language: Language,
  ignored: ReadonlySet<string> = stopWords[language],
): TermReader {
  const stemmer = newStemmer(language === 'fr' ? 'french' : 'english')
  const known = new Map<string, string | null>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const term = read(word)
    if (known.size < 20_000) known.set(word, term)
    return term
  }

  function read(word: string): string | null {
    const plain = unaccent(word)
    if (plain.length < 2 || /^\d+$/.test(plain) || ignored.has(plain)) return null
    const stem = unaccent(stemmer.stem(word))
    return stem.length < 2 || ignored.has(stem) ? null : stem
  }
}
