// The languages a badge speaks, and which of them to begin with.
import type { Achievement, Edition } from './badge.ts'

/** The badge's main words first, then the others, each language once. */
export function editionsOf(achievement: Achievement): Edition[] {
  const main: Edition = {
    language: achievement.language,
    name: achievement.name,
    description: achievement.description,
    criteria: achievement.criteria.narrative,
  }
  const seen = new Set([baseLanguage(main.language)])
  const others = achievement.editions.filter((edition) => {
    const language = baseLanguage(edition.language)
    if (language === undefined || seen.has(language)) return false
    seen.add(language)
    return true
  })
  return [main, ...others]
}

/** The edition in the reader's language if there is one, else the main one. */
export function preferredEdition(editions: Edition[], language: string): number {
  const wanted = baseLanguage(language)
  const found = editions.findIndex((edition) => baseLanguage(edition.language) === wanted)
  return found === -1 ? 0 : found
}

/** The language's own name in its own words ("français"), or its code when it has no name. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
  } catch {
    // Not a language code: badges write all kinds of things here.
    return code
  }
}

function baseLanguage(code: string | undefined): string | undefined {
  return code?.toLowerCase().split(/[-_]/)[0]
}
