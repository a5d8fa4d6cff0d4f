// A text about a badge, ready to paste: put together from what is there, by templates.
import { englishSubject, englishText } from './englishTexts.ts'
import { frenchSubject, frenchText } from './frenchTexts.ts'
import { PARCOURSUP_BOXES, type TextKind, type TextLanguage, type Told } from './told.ts'

/** The whole text; however long it is, nothing of it is left out. */
export function tellBadge(kind: TextKind, language: TextLanguage, told: Told): string {
  return language === 'fr' ? frenchText(kind, told) : englishText(kind, told)
}

/** The subject of the mail. */
export function mailSubject(language: TextLanguage, told: Told): string {
  return language === 'fr' ? frenchSubject(told) : englishSubject(told)
}

/**
 * How many characters the place takes, where it has a limit: 1,500 in each box of Parcoursup, 3,000 in a post on
 * LinkedIn.
 */
export function mostCharacters(kind: TextKind): number | undefined {
  if ((PARCOURSUP_BOXES as readonly string[]).includes(kind)) return 1500
  return kind === 'linkedin' ? 3000 : undefined
}

/** As the fields of forms count (HTML, `maxlength`): UTF-16 units, the end of a line once. */
export function countCharacters(text: string): number {
  return text.replace(/\r\n/g, '\n').length
}
