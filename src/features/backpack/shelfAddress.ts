// The list as an address: what is looked for, chosen and in which order, so that *back* finds it all again.
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { FACETS, type Facet, type Filter } from '../../domain/backpack/facets.ts'
import { SORTS, type Sort } from '../../domain/backpack/sorts.ts'
import { REASONS, type Reason } from '../../domain/backpack/toDo.ts'

export const VIEWS = ['recent', 'all', 'todo'] as const

export type View = (typeof VIEWS)[number]

export interface ShelfState {
  view: View
  query: string
  sort: Sort
  filter: Filter
  /** Only what waits for this reason. */
  why?: Reason | undefined
}

const LONGEST = 200
const MOST_VALUES = 40

/** An address may say anything: what is not known is left out. */
export function readAddress(query: LocationQuery): ShelfState {
  const filter = Object.fromEntries(
    FACETS.map((facet) => [facet, valuesIn(query, facet)] as const).filter(([, values]) => values.length > 0),
  ) as Filter
  const words = (valuesIn(query, 'q')[0] ?? '').slice(0, LONGEST)
  const view = oneOf(VIEWS, query['view']) ?? 'recent'
  const isNarrowed = words.trim() !== '' || Object.keys(filter).length > 0
  return {
    // What is looked for is looked for everywhere.
    view: isNarrowed && view === 'recent' ? 'all' : view,
    query: words,
    sort: oneOf(SORTS, query['sort']) ?? SORTS[0],
    filter,
    why: oneOf(REASONS, query['why']),
  }
}

export function writeAddress({ view, query, sort, filter, why }: ShelfState): LocationQueryRaw {
  return {
    ...(view !== 'recent' && { view }),
    ...(query.trim() !== '' && { q: query }),
    ...(sort !== SORTS[0] && { sort }),
    ...(why && view === 'todo' && { why }),
    ...Object.fromEntries(
      FACETS.flatMap((facet) => (filter[facet]?.length ? [[facet, [...filter[facet]]]] : [])),
    ),
  }
}

function valuesIn(query: LocationQuery, name: Facet | 'q'): string[] {
  const found = query[name]
  const all = Array.isArray(found) ? found : [found]
  return [...new Set(all.filter((value) => typeof value === 'string'))].slice(0, MOST_VALUES)
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value)
}
