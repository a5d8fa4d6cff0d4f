// Level words in names: "Skipper" and "Captain", "niveau 2", "J’ai approfondi"; what is left is what a series shares.
import { fold } from '../competency/fold.ts'

export interface LevelledName {
  /** The name without what tells its level; when nothing is left, which ladder the level stands on. */
  stem: string
  /** Higher is further; none when the name tells no level. */
  level?: number
}

type Ladder = 'steps' | 'sea' | 'metal' | 'number'

const rungs: Record<Exclude<Ladder, 'number'>, string[]> = {
  steps: [
    'decouverte decouvrir decouvre initiation debutant debutante novice beginner basic basics foundation foundations fondamentaux acquis explorer explorateur exploratrice curieux curieuse knowledge starter junior',
    'pratique pratiquant pratiquante practitioner praticien praticienne intermediaire intermediate approfondi approfondie approfondissement application',
    'avance avancee advanced confirme confirmee maitrise perfectionnement proficient mastery impact senior',
    'expert experte master mentor mentore champion championne ambassadeur ambassadrice ambassador',
  ],
  sea: [
    'mousse moussaillon',
    'matelot sailor crew equipier equipiere',
    'skipper',
    'captain capitaine',
    'amiral admiral',
  ],
  metal: ['bronze', 'argent silver', 'or gold', 'platine platinum', 'diamant diamond'],
}

const wordsOfLevel = new Map<string, { ladder: Ladder; level: number }>(
  Object.entries(rungs).flatMap(([ladder, levels]) =>
    levels.flatMap((words, place) =>
      words.split(' ').map((word) => [word, { ladder: ladder as Ladder, level: place + 1 }] as const),
    ),
  ),
)

/** Words that only lead to a level. */
const markers = new Set(
  'niveau level palier etape step stufe partie part module semaine week session annee year n no numero je j ai medaille'.split(
    ' ',
  ),
)
const roman: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6 }
const languageLevels = new Map(['a1', 'a2', 'b1', 'b2', 'c1', 'c2'].map((word, place) => [word, place + 1]))

/** Higher numbers without a marker count things, they do not rank them; years do. */
const HIGHEST = 20

/** Splits a name into what its series shares and how far it stands. */
export function levelIn(name: string): LevelledName {
  const words = fold(name).split(' ').filter(Boolean)
  const rest: string[] = []
  let ladder: Ladder | undefined
  let level: number | undefined
  for (const [place, word] of words.entries()) {
    const found = levelOfWord(word, words[place - 1], place === words.length - 1)
    if (found) {
      ladder ??= found.ladder
      level = (level ?? 0) * (found.ladder === 'number' && level !== undefined ? 100 : 1) + found.level
    } else if (!markers.has(word)) rest.push(word)
  }
  if (level === undefined) return { stem: words.join(' ') }
  if (rest.length > 0) return { stem: rest.join(' '), level }
  return ladder === 'number' ? { stem: words.join(' ') } : { stem: `#${ladder}`, level }
}

function levelOfWord(
  word: string,
  before: string | undefined,
  isLast: boolean,
): { ladder: Ladder; level: number } | undefined {
  const named = wordsOfLevel.get(word)
  if (named) return named
  const isMarked = before !== undefined && markers.has(before)
  if (/^\d{1,4}$/.test(word)) {
    const number = Number(word)
    const isYear = number >= 1990 && number < 2100
    return number <= HIGHEST || isYear || isMarked ? { ladder: 'number', level: number } : undefined
  }
  const level = languageLevels.get(word) ?? (isLast || isMarked ? roman[word] : undefined)
  return level === undefined ? undefined : { ladder: 'number', level }
}

/** Whether a word of a name, however written, only tells a level: what a stack is called is told without. */
export function isLevelWord(word: string, before?: string, isLast = false): boolean {
  const folded = fold(word)
  if (folded === '') return false
  return folded
    .split(' ')
    .every((part) => markers.has(part) || levelOfWord(part, before && fold(before), isLast) !== undefined)
}
