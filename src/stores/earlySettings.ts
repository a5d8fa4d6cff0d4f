// Language and theme, kept where they can be read before the first paint; the database comes later.

/** What the first paint needs. */
export interface EarlySettings {
  language: 'fr' | 'en' | undefined
  theme: 'system' | 'light' | 'dark'
}

const KEY = 'besace.look'

/** What was chosen last on this device, or nothing chosen. */
export function readEarlySettings(
  store: Pick<globalThis.Storage, 'getItem'> | undefined = ownStore(),
): EarlySettings {
  let kept: Partial<Record<keyof EarlySettings, unknown>> = {}
  try {
    kept = JSON.parse(store?.getItem(KEY) ?? '{}') as typeof kept
  } catch {
    // Storage switched off, or not our text: nothing was chosen.
  }
  return {
    language: kept.language === 'fr' || kept.language === 'en' ? kept.language : undefined,
    theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'system',
  }
}

/** Keeps them for the next start; the database has them too. */
export function keepEarlySettings(
  { language, theme }: EarlySettings,
  store: Pick<globalThis.Storage, 'setItem'> | undefined = ownStore(),
): void {
  try {
    store?.setItem(KEY, JSON.stringify({ language, theme }))
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
