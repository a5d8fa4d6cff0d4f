// Language, theme and reading, kept where they can be read before the first paint; the database comes later.
import { PLAIN_READING, readReading, type Reading } from './readingSettings.ts'

/** Languages of messages, as `i18n/languages.ts` has them; the last is for trials of the layout. */
const LANGUAGES = ['fr', 'fr-x-falc', 'en', 'en-x-trial'] as const

/** What the first paint needs; `public/first-paint.js` reads the same. */
export interface EarlySettings {
  language: (typeof LANGUAGES)[number] | undefined
  theme: 'system' | 'light' | 'dark'
  reading: Reading
}

const KEY = 'besace.look'

/** What was chosen last on this device, or nothing chosen. */
export function readEarlySettings(
  store: Pick<globalThis.Storage, 'getItem'> | undefined = ownStore(),
): EarlySettings {
  let kept: Partial<Record<keyof EarlySettings, unknown>> = {}
  try {
    kept = (JSON.parse(store?.getItem(KEY) ?? '{}') ?? {}) as typeof kept
  } catch {
    // Storage switched off, or not our text: nothing was chosen.
  }
  return {
    language: LANGUAGES.find((language) => language === kept.language),
    theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'system',
    reading: readReading(kept.reading),
  }
}

/** Keeps them for the next start; the database has them too. */
export function keepEarlySettings(
  { language, theme, reading }: Omit<EarlySettings, 'reading'> & { reading?: Reading },
  store: Pick<globalThis.Storage, 'setItem'> | undefined = ownStore(),
): void {
  try {
    store?.setItem(KEY, JSON.stringify({ language, theme, reading: reading ?? PLAIN_READING }))
  } catch {
    // Full or switched off: the next start paints in the system's look first.
  }
}

function ownStore(): globalThis.Storage | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined // Reading the property itself throws where storage is switched off.
  }
}
