// Names of languages in the reader's own, by the browser's own tables.

/** Those most often spoken in Europe, and by those who arrive here. */
export const OFFERED_LANGUAGES =
  'am ar be bg bn br ca co cs da de dz el en es et eu fa fi fr ga ha he hi hr hu hy id is it ja ka kab km ko ku ln lo lt lv mg mk ms mt ne nl no oc pa pl ps pt ro ru rom sk sl so sq sr sv sw ta te th ti tr uk ur uz vi wo yo zh fsl'.split(
    ' ',
  )

/** These are in few tables. */
const OWN_NAMES: Record<string, Record<string, string>> = {
  dz: { fr: 'dzongkha', en: 'Dzongkha' },
  kab: { fr: 'kabyle', en: 'Kabyle' },
  fsl: { fr: 'langue des signes française', en: 'French Sign Language' },
  rom: { fr: 'romani', en: 'Romani' },
}

/** The code itself where the browser knows no name. */
export function nameOfLanguage(code: string, reader: string): string {
  const own = OWN_NAMES[code]?.[reader]
  if (own) return own
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(code) ?? code
  } catch {
    return code // No language tag at all: it is shown as it was written.
  }
}
