// Finding badges by a few letters of any word in any field; the name comes first, and one sees where it was found.
import { fold } from '../competency/fold.ts'
import type { BadgeDigest } from './digest.ts'
import type { ListedBadge } from './listed.ts'

/** Where a word may be found, the best place first. */
export const FIELDS = ['name', 'issuer', 'tag', 'mine', 'competence', 'said'] as const

export type FoundIn = (typeof FIELDS)[number]

/** One badge ready to be searched: its folded words, field by field, in the order of `FIELDS`. */
export interface SearchEntry<T extends ListedBadge = ListedBadge> {
  badge: T
  fields: readonly string[]
}

/** What is known of a badge besides its card; anything may come later. */
export interface KnownWords {
  digest?: Pick<BadgeDigest, 'said' | 'tags'> | undefined
  /** The learner's own words on it. */
  mine?: string | undefined
  /** Names of the competences it speaks for. */
  competences?: readonly string[] | undefined
}

/**
 * Prepares one badge; folding is what costs, so callers keep the entry. `foldOften` folds what many badges say alike
 * (see `rememberingFold`); `before`, an entry of the same badge, when less was known of it, spares folding its name.
 */
export function entryOf<T extends ListedBadge>(
  badge: T,
  known: KnownWords = {},
  {
    foldOften = fold,
    before,
  }: { foldOften?: (text: string) => string; before?: SearchEntry<T> | undefined } = {},
): SearchEntry<T> {
  const tags = [...(badge.tags ?? []), ...(known.digest?.tags ?? [])]
  return {
    badge,
    fields: [
      before?.badge === badge ? before.fields[0]! : fold(badge.name),
      foldOften(badge.issuerName),
      tags.length > 0 ? foldOften(tags.join(' ')) : '',
      known.mine ? fold(known.mine) : '',
      known.competences ? foldOften(known.competences.join(' ')) : '',
      known.digest?.said ?? '',
    ],
  }
}

/** Folds each text once: of ten thousand badges, hundreds have the same issuer and the same competences. */
export function rememberingFold(): (text: string) => string {
  const memory = new Map<string, string>()
  return (text) => {
    const known = memory.get(text)
    if (known !== undefined) return known
    const folded = fold(text)
    memory.set(text, folded)
    return folded
  }
}

/** The words of a query, folded as the fields are. */
export function wordsOfQuery(query: string): string[] {
  return [...new Set(fold(query.slice(0, 200)).split(' '))].filter(Boolean).slice(0, 12)
}

/** The best place that, with those before it, holds every word; none when a word is missing. */
export function placeOf({ fields }: SearchEntry, words: readonly string[]): number {
  let place = 0
  for (const word of words) {
    let at = 0
    while (at < fields.length && !fields[at]!.includes(word)) at++
    if (at === fields.length) return -1
    if (at > place) place = at
  }
  return place
}

export interface Hit<T extends ListedBadge = ListedBadge> {
  badge: T
  foundIn: FoundIn
}

/** Gathers what was found by how well it was found; the order within a place is that of the entries. */
export class Hits<T extends ListedBadge = ListedBadge> {
  /** All that hold every word, in the order of the entries: what a longer query is looked for in. */
  readonly passed: SearchEntry<T>[] = []
  /** The first lists names that begin with the query. */
  readonly #byRank: T[][] = [[], ...FIELDS.map(() => [])]
  readonly #words: readonly string[]

  constructor(words: readonly string[]) {
    this.#words = words
  }

  /** Looks at entries `from` up to `to`. */
  scan(entries: readonly SearchEntry<T>[], from = 0, to = entries.length): void {
    const [first = ''] = this.#words
    for (let at = from; at < to; at++) {
      const entry = entries[at]!
      const place = placeOf(entry, this.#words)
      if (place < 0) continue
      const isStart = place === 0 && ` ${entry.fields[0]}`.includes(` ${first}`)
      this.passed.push(entry)
      this.#byRank[isStart ? 0 : place + 1]!.push(entry.badge)
    }
  }

  /** Best first, each as `as` makes it: ten thousand need not be made twice. */
  ranked<R>(as: (badge: T, foundIn: FoundIn) => R): R[] {
    return this.#byRank.flatMap((badges, rank) => {
      const foundIn = FIELDS[Math.max(0, rank - 1)]!
      return badges.map((badge) => as(badge, foundIn))
    })
  }
}

/** All at once: for few entries, and for tests. */
export function search<T extends ListedBadge>(entries: readonly SearchEntry<T>[], query: string): Hit<T>[] {
  const hits = new Hits<T>(wordsOfQuery(query))
  hits.scan(entries)
  return hits.ranked((badge, foundIn) => ({ badge, foundIn }))
}
