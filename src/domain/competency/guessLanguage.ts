// French or English? Counted on the small words, which no text of either language does without.
import { unaccent } from './fold.ts'
import type { Language } from './framework.ts'
import { stopWords } from './stopWords.ts'

/** The language, or nothing when the text is too short or too balanced to tell. */
export function guessLanguage(text: string): Language | undefined {
  const words = unaccent(text).match(/\p{L}+/gu) ?? []
  const french = words.filter((word) => stopWords.fr.has(word)).length + (/[éèêàùçœ]/i.test(text) ? 1 : 0)
  const english = words.filter((word) => stopWords.en.has(word)).length
  if (french === english) return undefined
  return french > english ? 'fr' : 'en'
}
