// Words that may speak of what the law protects most (GDPR art. 9): asked about gently, never decided upon.
import { fold } from '../../competency/fold.ts'

export const SPECIAL_KINDS = ['health', 'disability', 'union', 'faith'] as const
export type SpecialKind = (typeof SPECIAL_KINDS)[number]

/** Folded, French and English; a word that ends in `*` stands for all that begin so. */
const WORDS: Record<SpecialKind, string> = {
  health:
    'maladie*, malade*, hopital, hopitaux, hospitalis*, traitement medical, therapi*, psychiatr*, depression, depressif, depressive, burn out, cancer, diabet*, epilep*, addiction*, alcooli*, sevrage, reeducation, enceinte, grossesse, vih, sante mentale, illness, disease, hospital, rehab, pregnan*, hiv, mental health',
  disability:
    'handicap*, invalidite, rqth, mdph, esat, autis*, dyslexi*, dysprax*, malvoyan*, malentendan*, aveugle*, sourd, sourde, sourds, fauteuil roulant, tdah, disabilit*, disabled, wheelchair, deaf, blind, adhd',
  union:
    'syndicat, syndicats, syndical*, syndique*, cgt, cfdt, cftc, unsa, fsu, trade union*, union member*, union representative*, shop steward*',
  faith:
    'eglise, mosquee, synagogue, paroiss*, catholi*, protestant*, musulman*, islam*, juif, juive, juifs, bouddhis*, chretien*, aumoneri*, priere*, ramadan, croyant*, church, mosque, parish, muslim*, jewish, christian*, buddhis*, prayer*, faith',
}
/** Of each kind, the beginnings of words apart from whole words and pairs of words. */
const KNOWN = SPECIAL_KINDS.map((kind) => {
  const all = WORDS[kind].split(', ')
  const beginnings = all.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1))
  return { kind, beginnings, whole: new Set(all.filter((word) => !word.endsWith('*'))) }
})

export interface SpecialWord {
  kind: SpecialKind
  /** As it was written. */
  word: string
}

/**
 * The first word of each kind that these texts seem to speak of.
 *
 * @example findSpecialWords(['Bénévole à la paroisse']) // [{ kind: 'faith', word: 'paroisse' }]
 */
export function findSpecialWords(texts: readonly string[]): SpecialWord[] {
  const words = texts.flatMap((text) => {
    const single = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
    return single.flatMap((word, index) => [
      word,
      ...(single[index + 1] ? [`${word} ${single[index + 1]}`] : []),
    ])
  })
  const folded = words.map(fold)
  return KNOWN.flatMap(({ kind, beginnings, whole }) => {
    const at = folded.findIndex(
      (word) => whole.has(word) || beginnings.some((beginning) => word.startsWith(beginning)),
    )
    const word = words[at]
    return word === undefined ? [] : [{ kind, word }]
  })
}
