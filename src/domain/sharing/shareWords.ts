// The words of a share page in the language its learner chose; not the app's messages, because the host renders it.
import type { ShareLanguage } from './sharePage.ts'
import english from './words/en.json' with { type: 'json' }
import french from './words/fr.json' with { type: 'json' }

type Plural = 'badges' | 'check'

/** A key of the share page's words. */
export type ShareWord = Exclude<keyof typeof english, `${Plural}_${string}`>

const WORDS: Record<ShareLanguage, Partial<Record<string, string>>> = { en: english, fr: french }

/** One of the page's sentences with its blanks filled. Plain text: escaping is the renderer's. */
export function say(language: ShareLanguage, word: ShareWord, blanks: Record<string, string> = {}): string {
  return fill(WORDS[language][word] ?? english[word], blanks)
}

/** A sentence that depends on a number. */
export function sayCount(language: ShareLanguage, word: Plural, count: number): string {
  const form = new Intl.PluralRules(language).select(count)
  const text = WORDS[language][`${word}_${form}`] ?? english[`${word}_other`]
  return fill(text, { count: new Intl.NumberFormat(language).format(count) })
}

function fill(text: string, blanks: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => blanks[name] ?? '')
}
