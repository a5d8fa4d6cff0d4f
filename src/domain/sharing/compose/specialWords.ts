// Words that may speak of what the law protects most (GDPR art. 9): asked about gently, never decided upon.
import { fold } from '../../competency/fold.ts'

export const SPECIAL_KINDS = ['health', 'disability', 'union', 'faith'] as const
export type SpecialKind = (typeof SPECIAL_KINDS)[number]

/** Folded, French and English; a word that ends in `*` stands for all that begin so. */
const WORDS: Record<SpecialKind, string> = {
  health:
    'maladi*, malade*, hopital, hopitaux, hospitalis*, traitement medical, therapi*, psychiatr*, depression, depressif, depressive, burn out, cancer, diabet*, epilep*, addiction*, alcooli*, sevrage, reeducation, enceinte, grossesse, vih, sante mentale, illness, disease, hospital, rehab, pregnan*, hiv, mental health',
  disability:
    'handicap*, invalidite, rqth, mdph, esat, autis*, dyslexi*, dysprax*, malvoyan*, malentendan*, aveugle*, sourd, sourde, sourds, fauteuil roulant, tdah, disabilit*, disabled, wheelchair, deaf, blind, adhd',
  union:
    'syndicat, syndicats, syndical*, syndique*, cgt, cfdt, cftc, unsa, fsu, trade union*, union member*, union representative*, shop steward*',
  faith:
    'eglise, mosquee, synagogue, paroiss*, catholi*, protestant*, musulman*, islam*, juif, juive, juifs, bouddhis*, chretien*, aumoneri*, priere*, ramadan, croyant*, church, mosque, parish, muslim*, jewish, christian*, buddhis*, prayer*, faith',
}
const PATTERNS = Object.fromEntries(
  SPECIAL_KINDS.map((kind) => {
    const words = WORDS[kind].split(', ').map((word) => word.replace('*', String.raw`\p{L}*`))
    return [kind, new RegExp(String.raw`(?<!\p{L})(?:${words.join('|')})(?!\p{L})`, 'u')]
  }),
) as Record<SpecialKind, RegExp>

export interface SpecialWord {
  kind: SpecialKind
  /** As it stands in the folded text: enough to find it again. */
  word: string
}

/**
 * One word for each kind that these texts seem to speak of.
 *
 * @example findSpecialWords(['Bénévole à la paroisse']) // [{ kind: 'faith', word: 'paroisse' }]
 */
export function findSpecialWords(texts: readonly string[]): SpecialWord[] {
  const folded = texts.map(fold).join('\n')
  return SPECIAL_KINDS.flatMap((kind) => {
    const word = PATTERNS[kind].exec(folded)?.[0]
    return word === undefined ? [] : [{ kind, word }]
  })
}
