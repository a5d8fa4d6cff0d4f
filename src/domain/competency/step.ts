// Which of the four steps a badge speaks for: its level where it states one, else words, else its kind.
import type { Badge } from '../badge/badge.ts'
import { fold } from './fold.ts'
import type { Framework, Step } from './framework.ts'
import type { BadgeKind } from './kind.ts'
import { levelScales as scales } from './levelScales.ts'

/** Where the step came from; the learner's own word is `learner`. */
export type StepVia = 'level' | 'scale' | 'words' | 'kind' | 'learner'

export interface ReadStep {
  step: Step
  via: StepVia
}

const stepOfKind: Record<BadgeKind, Step> = {
  encouragement: 1,
  participation: 1,
  membership: 1,
  selfie: 1,
  knowledge: 1,
  capability: 2,
  application: 2,
  certification: 2,
  production: 3,
  impact: 3,
  role: 4,
}

/** Folded words that name a step; metals only beside a word that makes them a medal ("or" is French for gold). */
const stepOfWords: [Step, RegExp][] = [
  [
    1,
    /\b(decouverte|decouvrir|decouvre|explorat(?:eur|rice)|curieux|curieuse|initiation|debutante?|novice|fondation|sensibilisation|discover|explorer|curious|beginner|foundation|basics?|awareness)\b/,
  ],
  [
    2,
    /\b(je pratique|pratiquante?|practitioner|praticien(?:ne)?|intermediaire|intermediate|approfondi[er]?|application|applique|apply)\b/,
  ],
  [3, /\b(maitrise|maitriser|avancee?|advanced|confirmee?|skipper|experte?|proficient|mastery)\b/],
  [
    4,
    /\b(transmet|transmettre|captain|mentore?|mentorat|mentoring|formateur|formatrice|trainer|tut(?:eur|rice|orer|orat|or|oring)|animat(?:eur|rice)|referente?|ambassad(?:eur|rice|or)|facilitat(?:eur|rice|or)|champion(?:ne)?)\b/,
  ],
  [1, /\b(?:badge|niveau|medaille|level) (?:de |d )?bronze\b|\bbronze (?:badge|level|medal)\b/],
  [2, /\b(?:badge|niveau|medaille|level) (?:d |en )?(?:argent|silver)\b|\bsilver (?:badge|level|medal)\b/],
  [3, /\b(?:badge|niveau|medaille|level) (?:d |en )?(?:or|gold)\b|\bgold (?:badge|level|medal)\b/],
]

/** Words of MEiRA's three badges, which mean less than the words alone would say. */
const series: [Step, RegExp][] = [
  [1, /\bknowledge badge\b/],
  [2, /\bapplication badge\b/],
  [3, /\bimpact badge\b/],
]

/** The step a badge claims for one competence; `words` are those of the alignment that led there. */
export function readStep(badge: Badge, kind: BadgeKind, framework?: Framework, words = ''): ReadStep {
  const level = badge.achievement.level
  const stated = level === undefined ? undefined : stepOfLevel(level, framework?.scale)
  if (stated) return { step: stated, via: 'level' }
  const result = badge.results.map(({ value }) => namedLevel(value ?? '', framework?.scale)).find(Boolean)
  if (result) return { step: result, via: 'level' }
  const scale = namedLevel(words, framework?.scale)
  if (scale) return { step: scale, via: 'scale' }
  const named = stepOfName(badge.achievement.name)
  if (named) return { step: named, via: 'words' }
  return { step: stepOfKind[kind], via: 'kind' }
}

/** A level that stands alone: "3", "B2", "EQF 5", "niveau 2", "avancé". */
export function stepOfLevel(level: string, scale?: string): Step | undefined {
  const plain = fold(level)
  const bare = /^(\d{1,2})(?: (?:sur |of )?(\d{1,2}))?$/.exec(plain)
  if (bare?.[1]) return stepOfNumber(Number(bare[1]), scale, bare[2] ? Number(bare[2]) : undefined)
  return namedLevel(level, scale) ?? stepOfName(level)
}

/** A level named as one among other words. */
function namedLevel(text: string, scale?: string): Step | undefined {
  const folded = fold(text)
  const cefr = /\b[abc][12]\b/.exec(folded)?.[0].toUpperCase()
  if (
    cefr &&
    (scale === 'cefr6' || /\b(cefr|cecrl?|niveau|level)\b/.test(folded) || folded === cefr.toLowerCase())
  ) {
    return scales.cefr6?.[cefr]
  }
  const eqf = /\b(?:eqf|cec|nqf|cnc)(?: (?:niveau|level))? ([1-8])\b/.exec(folded)?.[1]
  if (eqf) return scales.eqf8?.[eqf]
  const named = /\b(?:niveau|level|palier|stufe) (\d)\b/.exec(folded)?.[1]
  return named ? stepOfNumber(Number(named), scale) : undefined
}

function stepOfNumber(level: number, scale?: string, outOf?: number): Step | undefined {
  if (outOf === 4) return asStep(level)
  const own = scale && scales[scale]?.[String(level)]
  if (own) return own
  return level <= 4 ? asStep(level) : scales.eqf8?.[String(level)]
}

/** Words in a name; when several steps are named the lowest counts, so that nothing is promised too much. */
function stepOfName(name: string): Step | undefined {
  const folded = fold(name)
  const inSeries = series.find(([, words]) => words.test(folded))?.[0]
  if (inSeries) return inSeries
  const numbered = namedLevel(name)
  if (numbered) return numbered
  const steps = stepOfWords.filter(([, words]) => words.test(folded)).map(([step]) => step)
  return steps.length > 0 ? (Math.min(...steps) as Step) : undefined
}

function asStep(level: number): Step | undefined {
  return level >= 1 && level <= 4 ? (level as Step) : undefined
}
