// From words to competences: tokens, languages, lines, and how often it is right.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { guessLanguage } from '../../../../src/domain/competency/guessLanguage.ts'
import type { Language } from '../../../../src/domain/competency/framework.ts'
import { linesOf, linesOfBadge } from '../../../../src/domain/competency/lines.ts'
import {
  createMatcher,
  createMatcherGently,
  loadLexicon,
  scoreThresholds,
} from '../../../../src/domain/competency/matcher.ts'
import { loadMatcherFrameworks } from '../../../../src/domain/competency/matcherFrameworks.ts'
import { createTermReader } from '../../../../src/domain/competency/terms.ts'
import { index, makeBadge } from './support.ts'

interface Sentence {
  lang: Language
  text: string
  keys: string[]
}

const frameworks = await loadMatcherFrameworks()
const lexicon = await loadLexicon()
const matcher = createMatcher(frameworks, lexicon)
/** Written by ourselves before the matcher was tuned, and never tuned on. */
const heldOut = JSON.parse(readFileSync(new URL('heldOut.json', import.meta.url), 'utf8')) as Sentence[]

describe('the matcher', () => {
  it.each([
    ['fr', 'Travailler en équipe', 'esco-transversal|60c78287-22eb-4103-9c8c-28deaa460da0'],
    ['fr', 'Apprendre à coder un robot', 'digcomp-2.2|3.4'],
    ['fr', 'Droits d’auteur', 'digcomp-2.2|3.3'],
    ['en', 'Choosing strong passwords', 'digcomp-2.2|4.1'],
    ['en', 'Financial planning of a budget', 'entrecomp|2.4'],
  ] as const)('%s: %s', (language, text, key) => {
    expect(matcher.suggest(text, language)[0]?.key).toBe(key)
  })

  it('is right as often as we say, on sentences it was not tuned on', () => {
    const named = heldOut.filter(({ keys }) => keys.length > 0)
    const answers = named.map(({ text, lang, keys }) =>
      matcher.suggest(text, lang).map(({ key }) => keys.includes(key)),
    )
    expect(named).toHaveLength(40)
    expect(answers.filter(([first]) => first).length).toBeGreaterThanOrEqual(27)
    expect(answers.filter((three) => three.includes(true)).length).toBeGreaterThanOrEqual(33)
    const likely = named.flatMap(({ text, lang, keys }) => {
      const [best] = matcher.suggest(text, lang)
      return best && best.score >= scoreThresholds.likely ? [keys.includes(best.key)] : []
    })
    expect(likely.filter(Boolean).length / likely.length).toBeGreaterThan(0.9)
  })

  it('says nothing of names that name no competence', () => {
    for (const { text, lang, keys } of heldOut) {
      if (keys.length === 0) expect(matcher.suggest(text, lang), text).toEqual([])
    }
    expect(matcher.suggest('')).toEqual([])
    expect(matcher.suggest('…!?')).toEqual([])
  })

  it('guesses the language, and asks both when it cannot', () => {
    expect(matcher.suggest('Être à l’écoute des autres')[0]?.key).toBe(
      matcher.suggest('Être à l’écoute des autres', 'fr')[0]?.key,
    )
    expect(matcher.suggest('Netiquette')[0]?.key).toBe('digcomp-2.2|2.5')
  })

  it('gives three at most, best first, only keys that exist, each concept once', () => {
    const suggestions = heldOut.map(({ text, lang }) => matcher.suggest(text, lang))
    for (const list of suggestions) {
      expect(list.length).toBeLessThanOrEqual(3)
      expect(list.map(({ score }) => score)).toEqual(list.map(({ score }) => score).sort((a, b) => b - a))
      for (const { key } of list) {
        expect(index.item(key), key).toBeDefined()
        expect(index.item(key)?.sameAs).toBeUndefined()
      }
    }
  })

  it('proposes only what is sure enough to ask about', () => {
    for (const { text, lang } of heldOut) {
      for (const { score } of matcher.propose(text, lang))
        expect(score).toBeGreaterThanOrEqual(scoreThresholds.propose)
    }
  })

  it('answers the same when built gently', async () => {
    const gentle = await createMatcherGently(frameworks, lexicon)
    for (const { text, lang } of heldOut.slice(0, 10))
      expect(gentle.suggest(text, lang)).toEqual(matcher.suggest(text, lang))
  })
})

describe('terms', () => {
  it('stems before accents go, then folds', () => {
    const read = createTermReader('fr')
    expect(read('Élèves'.toLowerCase())).toBe(read('élève'))
    expect(read('organisations')).toBe(read('organisation'))
    expect(read('équipes')).toBe(read('équipe'))
    expect(read('gérer')).toBeNull()
    expect(read('2024')).toBeNull()
  })
})

describe('guessLanguage', () => {
  it.each([
    ['Réaliser un projet avec les autres', 'fr'],
    ['Works with the others in a team', 'en'],
    ['Python', undefined],
  ])('%s', (text, language) => {
    expect(guessLanguage(text)).toBe(language)
  })
})

describe('lines', () => {
  it('cuts sentences and list items, and drops what is not words', () => {
    expect(
      linesOf(
        '# Critères\n* **Écouter** les autres. Tutorer !\n1. [Lire](https://x.example/y)\n---\nhttps://x.example',
      ),
    ).toEqual(['Critères', 'Écouter les autres.', 'Tutorer !', 'Lire'])
  })

  it('of a badge hold its name, description, criteria and tags, none twice', () => {
    const badge = makeBadge({
      name: 'Écoute',
      description: 'Écoute',
      criteria: { narrative: 'Parler.' },
      tags: ['oral', 'voix'],
    })
    expect(linesOfBadge(badge)).toEqual(['Écoute', 'Parler.', 'oral, voix'])
  })
})
