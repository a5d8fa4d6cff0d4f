// The languages we speak, and which one to begin with.

/** What learners may choose from. `fr-x-falc` is easy-to-read French; what it does not say, `fr` says. */
export const LANGUAGES = ['fr', 'fr-x-falc', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

/** What names, dates and public pages are written in: easy French has none of its own. */
export type Tongue = 'fr' | 'en'

/** English written from right to left and half as long again: proves the layout, never offered to learners. */
export const TRIAL_LANGUAGE = 'en-x-trial'

/** A language of the messages: one on offer, or the one for trials. */
export type Speech = Language | typeof TRIAL_LANGUAGE

/** A language's own name, never translated. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  fr: 'Français',
  'fr-x-falc': 'Français facile',
  en: 'English',
}

/** Whether it is one that learners may choose. */
export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language)
}

/** Whether messages can be had in it. */
export function isSpeech(value: unknown): value is Speech {
  return isLanguage(value) || value === TRIAL_LANGUAGE
}

/** The language behind the way of speaking it. */
export function tongueOf(speech: Speech): Tongue {
  return speech.startsWith('fr') ? 'fr' : 'en'
}

/** What dates and numbers are written in: English dates as Europe writes them. */
export function localeOf(speech: Speech): 'fr' | 'en-GB' {
  return tongueOf(speech) === 'fr' ? 'fr' : 'en-GB'
}

/**
 * The learner's own choice, else the first of the browser's languages that we speak, else English.
 *
 * @example pickLanguage(undefined, ['br', 'fr-FR', 'en']) // 'fr'
 */
export function pickLanguage(chosen: string | undefined, preferred: readonly string[]): Speech {
  if (isSpeech(chosen)) return chosen
  for (const tag of preferred) {
    const whole = tag.toLowerCase()
    if (isLanguage(whole)) return whole
    const plain = whole.split('-')[0]
    if (isLanguage(plain)) return plain
  }
  return 'en'
}
