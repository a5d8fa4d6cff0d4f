// From a question to terms: stems as the competency matcher makes them, and one term for words that mean the same.
import type { Language } from '../competency/framework.ts'
import { fold, unaccent } from '../competency/fold.ts'
import { createTermReader, splitWords, type TermReader } from '../competency/terms.ts'

/** Grammar only: in a question even "who" and "not" say something. */
const GRAMMAR: Record<Language, ReadonlySet<string>> = {
  fr: new Set(
    `le la les l un une d de du des au aux a et ou en dans sur pour par ce cet cette ces mon ma mes ton ta tes son sa
    ses notre nos votre vos leur leurs je j tu il elle on nous vous ils elles me m te t se s y que qu est es suis sont etre
    ai as avons avez ont c ca cela comment puis peux peut veux voudrais aimerais dois faut si tres bien plus ici la moi
    toi fait faire besace svp merci bonjour`.split(/\s+/),
  ),
  en: new Set(
    `the a an and or of in on at to for from by with as is are was were be been am do does did has have had will would
    can could should may i me my mine you your he his she her it its we us our they them their this that these those
    there here s t d ll m re ve so if just please hello hi besace want like`.split(/\s+/),
  ),
}

/** Groups of words that ask the same. */
export type Synonyms = Record<Language, string[][]>

/** Reads words as terms. */
export interface HelpReader {
  read: TermReader
  /** The common terms of words that begin so: "curricu" is on its way to what "cv" means. */
  complete(beginning: string): string[]
}

/** Makes the reader of terms of one language. */
export function createHelpReader(language: Language, synonyms: Synonyms): HelpReader {
  const stem = createTermReader(language, GRAMMAR[language])
  const common = new Map<string, string>()
  for (const group of synonyms[language]) {
    const terms = group.flatMap((words) => splitWords(fold(words)).map(stem)).filter((term) => term !== null)
    for (const term of terms) if (!common.has(term)) common.set(term, terms[0]!)
  }
  return {
    read(word) {
      const term = stem(word)
      if (term === null) return null
      return common.get(term) ?? common.get(unaccent(word)) ?? term
    },
    complete: (beginning) => [
      ...new Set([...common].filter(([term]) => term.startsWith(beginning)).map(([, shared]) => shared)),
    ],
  }
}

/** Turns of phrase that are one thought; each becomes one word that the phrasings share. */
const TURNS: readonly [RegExp, string][] = [
  [
    /\b(?:qu est ce qu(?:e|i)?|c est quoi|ca veut dire quoi|(?:que|ca) veut dire|que signifi\w+|ce qu est|le mot|ce que c est)\b/g,
    ' signifier ',
  ],
  [
    /\b(?:what is|what s|what are|what exactly is|what does|what do you mean by|meaning of|mean by|the word)\b/g,
    ' definition ',
  ],
  [/\b(?:a quoi (?:ca )?(?:sert|servent|bon)|pourquoi (?:avoir|faire))\b/g, ' utilite '],
  [/\b(?:what (?:is|are) (.{2,30}) (?:for|good for)|why (?:should|would) i)\b/g, ' $1 purpose '],
  [/\bne (?:marche|fonctionne|s ajoute|s ouvre) pas\b|\b(?:marche|fonctionne) pas\b/g, ' probleme '],
  [/\b(?:doesn t|does not|not|won t) work(?:ing)?\b|\bnothing works\b/g, ' problem '],
  [
    /\b(?:on|quelqu un|collegue|ami|il|elle) (?:me |veut que je |veut que j )?(?:demande|veut)\b/g,
    ' repondre demande ',
  ],
  [/\b(?:asks|wants) me\b/g, ' answer request '],
  [/\bne (\w+ )?(?:plus|veux plus|suis plus)\b/g, ' arreter $1 '],
  [/\b(?:no longer|any more|anymore)\b/g, ' stop '],
]

/** The question with its turns of phrase made single words; folded. */
export function rewrite(question: string): string {
  return TURNS.reduce((text, [turn, word]) => text.replace(turn, word), fold(question))
}
