// The question-and-answer helper: how often the right answer comes first, on phrasings never used for tuning.
import { readFileSync } from 'node:fs'
import type { Language } from '../../domain/competency/framework.ts'
import { createHelper, type Phrasings } from '../../domain/help/createHelper.ts'
import type { HelpId } from '../../domain/help/helpIds.ts'
import type { Synonyms } from '../../domain/help/helpTerms.ts'
import type { Bench, BenchRow } from './bench.ts'

interface Asked {
  lang: Language
  text: string
  id: HelpId
}

const DATA = new URL('../../domain/help/data/', import.meta.url)
const HELD_OUT = new URL('../../../tests/unit/domain/help/heldOut.json', import.meta.url)
const OWN = 'phrasings written by ourselves, never tuned on'
const NONE: Synonyms = { fr: [], en: [] }

/** The peer is the same index without our synonyms: what a plain search over the questions would do. */
export const helpBench: Bench = {
  name: 'help',
  run() {
    const asked = read<Asked[]>(HELD_OUT)
    const synonyms = read<Synonyms>(new URL('synonyms.json', DATA))
    return Promise.resolve((['fr', 'en'] as const).flatMap((language) => rowsOf(language, asked, synonyms)))
  },
}

function rowsOf(language: Language, all: Asked[], synonyms: Synonyms): BenchRow[] {
  const asked = all.filter(({ lang }) => lang === language)
  const phrasings = read<Phrasings>(new URL(`phrasings.${language}.json`, DATA))
  const ours = createHelper(language, phrasings, synonyms)
  const plain = createHelper(language, phrasings, NONE)
  const right = (helper: typeof ours, among: number) =>
    asked.filter(({ text, id }) => helper.ask(text).nearest.slice(0, among).includes(id)).length
  const time = (helper: typeof ours) => {
    const start = performance.now()
    for (const { text } of asked) helper.ask(text)
    return (performance.now() - start) / asked.length
  }
  const row = (name: string, own: number, peer: number, unit: string): BenchRow => ({
    name: `help ${language} ${name}`,
    ours: own,
    peer,
    ratio: own / peer,
    unit,
    note: OWN,
  })
  return [
    row(`right first of ${asked.length}`, right(ours, 1), right(plain, 1), 'questions'),
    row(`right in three of ${asked.length}`, right(ours, 3), right(plain, 3), 'questions'),
    row('one question', time(ours), time(plain), 'ms'),
  ]
}

function read<T>(address: URL): T {
  return JSON.parse(readFileSync(address, 'utf8')) as T
}
