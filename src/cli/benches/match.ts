// The competency matcher: time to build, time a question, and how often it is right on sentences of our own.
import { readFileSync } from 'node:fs'
import type { Language } from '../../domain/competency/framework.ts'
import type { Lexicon, Matcher } from '../../domain/competency/matcher.ts'
import { createMatcher, loadLexicon } from '../../domain/competency/matcher.ts'
import { loadMatcherFrameworks } from '../../domain/competency/matcherFrameworks.ts'
import type { Bench, BenchRow } from './bench.ts'

interface Sentence {
  lang: Language
  text: string
  /** Every answer that is right; none for words that name no competence. */
  keys: string[]
}

const ROUNDS = 15
const SENTENCES = new URL('../../../tests/unit/domain/competency/heldOut.json', import.meta.url)
const OWN = 'sentences written by ourselves, never tuned on'

/** The peer is the same index without our bridge words: what a plain search over the frameworks would do. */
export const matchBench: Bench = {
  name: 'match',
  async run() {
    const sentences = JSON.parse(readFileSync(SENTENCES, 'utf8')) as Sentence[]
    const lexicon = await loadLexicon()
    const frameworks = await loadMatcherFrameworks()
    const build = (words: Lexicon) => createMatcher(frameworks, words)
    const [ours, plain] = [build(lexicon), build({})]
    const named = sentences.filter(({ keys }) => keys.length > 0)
    const nameless = sentences.filter(({ keys }) => keys.length === 0)
    return [
      row(
        'match build both indexes',
        medianTime(() => build(lexicon)),
        medianTime(() => build({})),
        'ms',
      ),
      row('match one sentence', timeAll(ours, sentences), timeAll(plain, sentences), 'ms'),
      row(
        `match right first of ${named.length}`,
        right(ours, named, 1),
        right(plain, named, 1),
        'sentences',
        OWN,
      ),
      row(
        `match right in three of ${named.length}`,
        right(ours, named, 3),
        right(plain, named, 3),
        'sentences',
        OWN,
      ),
      row(
        `match silent of ${nameless.length} empty names`,
        silent(ours, nameless),
        silent(plain, nameless),
        'sentences',
        OWN,
      ),
    ]
  },
}

function right(matcher: Matcher, sentences: Sentence[], among: number): number {
  return sentences.filter(({ text, lang, keys }) =>
    matcher
      .suggest(text, lang)
      .slice(0, among)
      .some(({ key }) => keys.includes(key)),
  ).length
}

function silent(matcher: Matcher, sentences: Sentence[]): number {
  return sentences.filter(({ text, lang }) => matcher.suggest(text, lang).length === 0).length
}

function timeAll(matcher: Matcher, sentences: Sentence[]): number {
  const all = () => sentences.forEach(({ text, lang }) => matcher.suggest(text, lang))
  return medianTime(all) / sentences.length
}

/** Milliseconds, the middle one of several rounds. */
function medianTime(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return times.toSorted((a, b) => a - b)[ROUNDS >> 1] as number
}

function row(name: string, ours: number, peer: number, unit: string, note?: string): BenchRow {
  return { name, ours, peer, ratio: ours / peer, unit, ...(note === undefined ? {} : { note }) }
}
