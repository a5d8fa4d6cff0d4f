// Which competence do these words speak of? One small search index a language, built on the device, asked offline.
import MiniSearch from 'minisearch'
import type { Framework, FrameworkItem, Language } from './framework.ts'
import { keyOf } from './framework.ts'
import { guessLanguage } from './guessLanguage.ts'
import { createTermReader, splitWords } from './terms.ts'

/** Bridge words by key: what people write where the framework writes something else. */
export type Lexicon = Record<string, Partial<Record<Language, string[]>>>

export interface Suggestion {
  key: string
  score: number
}

export interface Matcher {
  /** At most three competences, best first; nothing when no score reaches `scoreThresholds.maybe`. */
  suggest(text: string, language?: Language): Suggestion[]
  /** Only those sure enough to ask the learner about. */
  propose(text: string, language?: Language): Suggestion[]
}

/**
 * Below `maybe` nothing is said; from `propose` on a screen may ask the learner; from `likely` on nineteen in twenty
 * were right on our held-out sentences. Always ask.
 */
export const scoreThresholds = { maybe: 12, propose: 20, likely: 40 } as const

interface Document {
  id: string
  name: string
  bridge: string
  alt: string
  area: string
}

const languages: Language[] = ['fr', 'en']
const most = 3

/** Builds the indexes in one go: for the command line and tests. */
export function createMatcher(frameworks: readonly Framework[], lexicon: Lexicon): Matcher {
  const indexes = languages.map((language) => {
    const index = emptyIndex(language)
    index.addAll(documentsOf(frameworks, lexicon, language))
    return [language, index] as const
  })
  return matcherOf(new Map(indexes))
}

/** Builds them in small portions, so that a page stays awake meanwhile. */
export async function createMatcherGently(
  frameworks: readonly Framework[],
  lexicon: Lexicon,
): Promise<Matcher> {
  const indexes = new Map<Language, MiniSearch<Document>>()
  for (const language of languages) {
    const index = emptyIndex(language)
    await index.addAllAsync(documentsOf(frameworks, lexicon, language), { chunkSize: 10 })
    indexes.set(language, index)
  }
  return matcherOf(indexes)
}

/** The bridge words shipped with the frameworks. */
export async function loadLexicon(): Promise<Lexicon> {
  return (await import('./data/lexicon.json')).default as Lexicon
}

function matcherOf(indexes: Map<Language, MiniSearch<Document>>): Matcher {
  const ask = (text: string, language: Language) => indexes.get(language)?.search(text) ?? []
  function suggest(text: string, language = guessLanguage(text)): Suggestion[] {
    const answers = language ? ask(text, language) : languages.flatMap((each) => ask(text, each))
    const best = new Map<string, number>()
    for (const { id, score } of answers) best.set(String(id), Math.max(score, best.get(String(id)) ?? 0))
    return [...best]
      .map(([key, score]) => ({ key, score: Math.round(score * 100) / 100 }))
      .filter(({ score }) => score >= scoreThresholds.maybe)
      .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
      .slice(0, most)
  }
  return {
    suggest,
    propose: (text, language) =>
      suggest(text, language).filter(({ score }) => score >= scoreThresholds.propose),
  }
}

function emptyIndex(language: Language): MiniSearch<Document> {
  return new MiniSearch<Document>({
    fields: ['name', 'bridge', 'alt', 'area'],
    tokenize: splitWords,
    processTerm: createTermReader(language),
    searchOptions: {
      boost: { name: 3, bridge: 2.5, alt: 2, area: 0.5 },
      prefix: (term) => term.length > 4,
      fuzzy: (term) => (term.length > 5 ? 0.15 : false),
      // Items with many bridge words should not pay for it: length counts little.
      bm25: { k: 1.2, b: 0.3, d: 0.5 },
    },
  })
}

function documentsOf(frameworks: readonly Framework[], lexicon: Lexicon, language: Language): Document[] {
  return frameworks.flatMap((framework) =>
    framework.areas.flatMap((area) =>
      area.items
        .filter((item) => !item.sameAs)
        .map((item) =>
          documentOf(keyOf(framework.id, item.code), item, area.name[language], lexicon, language),
        ),
    ),
  )
}

function documentOf(
  id: string,
  item: FrameworkItem,
  area: string,
  lexicon: Lexicon,
  language: Language,
): Document {
  const bridge = lexicon[id]?.[language] ?? []
  const alt = item.alt?.[language] ?? []
  return { id, name: item.name[language], bridge: bridge.join('; '), alt: alt.join('; '), area }
}
