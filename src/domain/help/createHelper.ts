// Answers a free question with one of the questions we know: matched on the device, without the network.
import MiniSearch from 'minisearch'
import type { Language } from '../competency/framework.ts'
import { splitWords } from '../competency/terms.ts'
import type { HelpId } from './helpIds.ts'
import { createHelpReader, rewrite, type Synonyms } from './helpTerms.ts'
import type { TermReader } from '../competency/terms.ts'

/** Ways of asking each question. */
export type Phrasings = Record<HelpId, string[]>

export interface HelpAnswer {
  /** Whether the first is likely to be meant; otherwise one says so and offers the nearest. */
  isSure: boolean
  /** The best first, at most three. */
  nearest: HelpId[]
}

export interface Helper {
  /** `isTyping`: the last word may not be finished. */
  ask(question: string, options?: { isTyping?: boolean }): HelpAnswer
}

interface Document {
  id: string
  words: string
}

const MOST = 3
/** Below, what was asked is something else. Set on phrasings of our own and on questions about other things. */
const SURE = { score: 4.2, share: 0.42 }
/** How much the whole of an intent's phrasings counts beside the single nearest phrasing. */
const WHOLE = 1

/** Builds both indexes of one language: every phrasing for itself, and all of an intent together. */
export function createHelper(language: Language, phrasings: Phrasings, synonyms: Synonyms): Helper {
  const { read, complete } = createHelpReader(language, synonyms)
  const single = emptyIndex(read)
  const whole = emptyIndex(read)
  const weigh = weights(Object.values(phrasings), read)
  for (const [id, asked] of Object.entries(phrasings)) {
    single.addAll(asked.map((words, index) => ({ id: `${id}#${index}`, words })))
    whole.add({ id, words: asked.join(' ') })
  }

  function ask(question: string, { isTyping = false } = {}): HelpAnswer {
    const terms = new Set(termsOf(question, read))
    if (terms.size === 0) return { isSure: false, nearest: [] }
    const last = read(splitWords(question).at(-1) ?? '')
    const wanted = [...terms, ...(isTyping && last !== null ? complete(last) : [])].join(' ')
    const options = {
      prefix: (term: string) => isTyping && term === last,
      fuzzy: (term: string) => (term.length > 5 ? 0.2 : false),
    }
    const best = new Map<HelpId, number>()
    const matched = new Map<HelpId, number>()
    for (const { id, score, queryTerms } of single.search(wanted, options)) {
      const intent = String(id).split('#')[0] as HelpId
      const understood = sum(queryTerms.filter((term) => terms.has(term)).map(weigh))
      best.set(intent, Math.max(best.get(intent) ?? 0, score))
      matched.set(intent, Math.max(matched.get(intent) ?? 0, understood))
    }
    for (const { id, score } of whole.search(wanted, options))
      best.set(id as HelpId, (best.get(id as HelpId) ?? 0) + WHOLE * score)
    const ranked = [...best].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    const first = ranked[0]
    const share = first ? (matched.get(first[0]) ?? 0) / sum([...terms].map(weigh)) : 0
    return {
      isSure: first !== undefined && first[1] >= SURE.score && share >= SURE.share,
      nearest: ranked.slice(0, MOST).map(([id]) => id),
    }
  }
  return { ask }
}

/** How much a term tells: one that every question has tells little, one that none has tells that it is another matter. */
function weights(all: readonly string[][], read: TermReader): (term: string) => number {
  const counts = new Map<string, number>()
  for (const asked of all)
    for (const term of new Set(asked.flatMap((words) => termsOf(words, read))))
      counts.set(term, (counts.get(term) ?? 0) + 1)
  return (term) => Math.log(1 + all.length / (counts.get(term) ?? 0.5))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Terms, in their order. */
function termsOf(text: string, read: TermReader): string[] {
  return splitWords(rewrite(text))
    .map(read)
    .filter((term) => term !== null)
}

function emptyIndex(read: TermReader): MiniSearch<Document> {
  return new MiniSearch<Document>({
    fields: ['words'],
    tokenize: (text) => termsOf(text, read),
    processTerm: (term) => term,
    searchOptions: {
      // What is searched are terms already.
      tokenize: (terms) => terms.split(' '),
      bm25: { k: 1.2, b: 0.8, d: 0.5 },
    },
  })
}

/** The helper of one language, with the words shipped for it. */
export async function loadHelper(language: Language): Promise<Helper> {
  const [phrasings, synonyms] = await Promise.all([
    language === 'fr' ? import('./data/phrasings.fr.json') : import('./data/phrasings.en.json'),
    import('./data/synonyms.json'),
  ])
  return createHelper(language, phrasings.default, synonyms.default)
}
