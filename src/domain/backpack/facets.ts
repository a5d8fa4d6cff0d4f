// Filters: each side of a badge one may choose by; several values of one side widen, several sides narrow.
import { BADGE_TYPES, type BadgeType } from './badgeType.ts'
import type { BadgeDigest } from './digest.ts'
import type { ListedBadge } from './listed.ts'

/** In the order they are shown. */
export const FACETS = [
  'type',
  'issuer',
  'competence',
  'year',
  'state',
  'tag',
  'language',
  'evidence',
  'endorsed',
  'own',
  'favourite',
  'archived',
] as const

export type Facet = (typeof FACETS)[number]

/** What is chosen; a facet without a value is not chosen. */
export type Filter = Partial<Record<Facet, readonly string[]>>

/** A badge with what filters need besides its card; what is not known yet matches nothing. */
export interface Filterable<T extends ListedBadge = ListedBadge> {
  badge: T
  digest?: BadgeDigest | undefined
  /** Keys of the competences it speaks for. */
  competences?: readonly string[] | undefined
}

/** Facets that only the digest can answer. */
export const FACETS_OF_DIGEST: ReadonlySet<Facet> = new Set<Facet>([
  'type',
  'competence',
  'tag',
  'evidence',
  'endorsed',
  'own',
])

/** The learner's word, else the guess. */
export function typeOf(badge: ListedBadge, digest: BadgeDigest | undefined): BadgeType | undefined {
  return badge.type ?? digest?.type
}

const yesOrNo = (is: boolean | undefined) => [is === true ? 'yes' : 'no']

const values: Record<Facet, (item: Filterable) => readonly string[]> = {
  type: ({ badge, digest }) => [typeOf(badge, digest) ?? ''],
  issuer: ({ badge }) => [badge.issuerName],
  competence: ({ competences }) => competences ?? [],
  year: ({ badge }) => [/^\d{4}/.exec(badge.issuedOn ?? '')?.[0] ?? ''],
  state: ({ badge }) => [badge.verdict],
  tag: ({ badge, digest }) => distinct([...(badge.tags ?? []), ...(digest?.tags ?? [])]),
  language: ({ badge }) => [languageOf(badge)],
  evidence: ({ badge, digest }) => yesOrNo(badge.hasEvidence || digest?.hasIssuerEvidence),
  endorsed: ({ digest }) => yesOrNo(digest?.isEndorsed),
  own: ({ digest }) => yesOrNo(digest?.isOwn),
  favourite: ({ badge }) => yesOrNo(badge.isFavourite),
  archived: ({ badge }) => yesOrNo(badge.isArchived),
}

/** Values of one facet a badge has; an empty text where it does not say. */
export function valuesOf(facet: Facet, item: Filterable): readonly string[] {
  return values[facet](item)
}

function languageOf({ language }: ListedBadge): string {
  return language?.split(/[-_]/)[0]?.toLowerCase() ?? ''
}

function distinct(all: string[]): string[] {
  return all.length < 2 ? all : [...new Set(all)]
}

/** The facets something is chosen of. */
export function chosenFacets(filter: Filter): Facet[] {
  return FACETS.filter((facet) => (filter[facet]?.length ?? 0) > 0)
}

/** Whether a badge passes; what was put away only does when it is asked for. */
export function makeTest(filter: Filter): (item: Filterable) => boolean {
  const tests = testsOf(filter)
  return (item) => tests.every(({ passes }) => passes(item))
}

export interface FacetValue {
  value: string
  count: number
}

/**
 * How many badges each value of each facet would leave, given what is chosen of the others: a count is what one gets.
 * Chosen values stay in the list even when they leave nothing.
 */
export function countFacets(items: readonly Filterable[], filter: Filter): Map<Facet, FacetValue[]> {
  const counts = new Map(
    FACETS.map((facet) => [facet, new Map<string, number>((filter[facet] ?? []).map((value) => [value, 0]))]),
  )
  const tests = testsOf(filter)
  for (const item of items) {
    // What fails on one side only still counts on that side: there it would be widened.
    const failed = failedSides(item, tests)
    if (failed === 'several') continue
    for (const [facet, byValue] of counts) {
      if (failed !== undefined && failed !== facet) continue
      for (const value of values[facet](item)) byValue.set(value, (byValue.get(value) ?? 0) + 1)
    }
  }
  return new Map(
    [...counts].map(([facet, byValue]) => [
      facet,
      [...byValue].map(([value, count]) => ({ value, count })).sort(orders[facet] ?? byCount),
    ]),
  )
}

interface SideTest {
  facet: Facet
  passes(item: Filterable): boolean
}

function testsOf(filter: Filter): SideTest[] {
  const tests = chosenFacets(filter).map((facet): SideTest => {
    const wanted = new Set(filter[facet])
    return { facet, passes: (item) => values[facet](item).some((value) => wanted.has(value)) }
  })
  if (!filter.archived?.length) tests.push({ facet: 'archived', passes: ({ badge }) => !badge.isArchived })
  return tests
}

function failedSides(item: Filterable, tests: readonly SideTest[]): Facet | 'several' | undefined {
  let failed: Facet | undefined
  for (const { facet, passes } of tests) {
    if (passes(item)) continue
    if (failed !== undefined) return 'several'
    failed = facet
  }
  return failed
}

const byCount = (one: FacetValue, other: FacetValue) =>
  other.count - one.count || (one.value < other.value ? -1 : 1)

const orders: Partial<Record<Facet, (one: FacetValue, other: FacetValue) => number>> = {
  year: (one, other) => (one.value < other.value ? 1 : -1),
  type: (one, other) =>
    BADGE_TYPES.indexOf(one.value as BadgeType) - BADGE_TYPES.indexOf(other.value as BadgeType),
}

/** The filter with this value chosen, or no longer. */
export function toggled(filter: Filter, facet: Facet, value: string): Filter {
  const before = filter[facet] ?? []
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value]
  const { [facet]: _before, ...others } = filter
  return after.length > 0 ? { ...others, [facet]: after } : others
}
