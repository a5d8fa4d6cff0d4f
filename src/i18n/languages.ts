// The languages we speak, and which one to begin with.
export const LANGUAGES = ['fr', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

/** A language's own name, never translated. */
export const LANGUAGE_NAMES: Record<Language, string> = { fr: 'Français', en: 'English' }

/** Whether we speak it. */
export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language)
}

/**
 * The learner's own choice, else the first of the browser's languages that we speak, else English.
 *
 * @example pickLanguage(undefined, ['br', 'fr-FR', 'en']) // 'fr'
 */
export function pickLanguage(chosen: string | undefined, preferred: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen
  return preferred.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en'
}
