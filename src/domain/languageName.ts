// Names of languages in the reader's own, by the engine's own tables.

/** These are in few tables. */
const OWN_NAMES: Record<string, Record<string, string>> = {
  dz: { fr: 'dzongkha', en: 'Dzongkha' },
  kab: { fr: 'kabyle', en: 'Kabyle' },
  fsl: { fr: 'langue des signes française', en: 'French Sign Language' },
  rom: { fr: 'romani', en: 'Romani' },
}

/** The code itself where the engine knows no name. */
export function nameOfLanguage(code: string, reader: string): string {
  const own = OWN_NAMES[code]?.[reader]
  if (own) return own
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code
  } catch {
    return code // No language tag at all: it is shown as it was written.
  }
}
