// Filters: combine, count what they would leave, and never lose what was chosen.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BadgeDigest } from '../../../../src/domain/backpack/digest.ts'
import {
  countFacets,
  FACETS,
  makeTest,
  toggled,
  valuesOf,
  type Filter,
} from '../../../../src/domain/backpack/facets.ts'
import { anyBadges, makeListed } from './makeListed.ts'

const digest: BadgeDigest = {
  id: 'x',
  said: '',
  tags: ['Oral'],
  alignments: [],
  type: 'participation',
  isEndorsed: true,
  isOwn: false,
  hasIssuerEvidence: true,
}
const items = [
  {
    badge: makeListed('A', { language: 'fr-FR', tags: ['stage'] }),
    digest,
    competences: ['digcomp-2.2|1.1'],
  },
  { badge: makeListed('B', { issuerName: 'École', issuedOn: '2024-05-01', type: 'production' }) },
  { badge: makeListed('C', { issuerName: 'École', isArchived: true }) },
]
const left = (filter: Filter) => items.filter(makeTest(filter)).map(({ badge }) => badge.id)

describe('filters', () => {
  it('hide what was put away until it is asked for', () => {
    expect(left({})).toEqual(['A', 'B'])
    expect(left({ archived: ['yes'] })).toEqual(['C'])
    expect(left({ issuer: ['École'] })).toEqual(['B'])
  })

  it('widen within a side and narrow across sides', () => {
    expect(left({ type: ['participation', 'production'] })).toEqual(['A', 'B'])
    expect(left({ type: ['participation', 'production'], year: ['2024'] })).toEqual(['B'])
    expect(left({ competence: ['digcomp-2.2|1.1'], endorsed: ['yes'], evidence: ['yes'] })).toEqual(['A'])
  })

  it('let the learner’s word on the type win, and read languages without their country', () => {
    expect(valuesOf('type', items[1]!)).toEqual(['production'])
    expect(valuesOf('language', items[0]!)).toEqual(['fr'])
    expect(valuesOf('tag', items[0]!)).toEqual(['stage', 'Oral'])
  })

  it('count what a press would leave, given the other sides', () => {
    expect(countFacets(items, { year: ['2024'] }).get('issuer')).toEqual([{ value: 'École', count: 1 }])
    expect(countFacets(items, { year: ['1999'], issuer: ['Atelier'] }).get('issuer')).toEqual([
      { value: 'Atelier', count: 0 },
    ])
    expect(countFacets(items, {}).get('archived')).toEqual([
      { value: 'no', count: 2 },
      { value: 'yes', count: 1 },
    ])
  })

  const anyFilter = fc.dictionary(
    fc.constantFrom(...FACETS),
    fc.subarray(['yes', 'no', 'Atelier', '2024', 'verified', 'fr', 'capability', 'Stage'], { minLength: 1 }),
    { maxKeys: 3 },
  ) as fc.Arbitrary<Filter>

  it('keep their promise: choosing a value leaves as many as were counted', () => {
    fc.assert(
      fc.property(anyBadges, anyFilter, fc.constantFrom(...FACETS), (badges, filter, facet) => {
        const all = badges.map((badge) => ({ badge }))
        const { [facet]: _chosen, ...others } = filter
        for (const { value, count } of countFacets(all, filter).get(facet) ?? []) {
          expect(all.filter(makeTest({ ...others, [facet]: [value] }))).toHaveLength(count)
        }
      }),
    )
  })

  it('only narrow with each further side, and come back when a value is taken out again', () => {
    fc.assert(
      fc.property(anyBadges, anyFilter, fc.constantFrom(...FACETS), (badges, filter, facet) => {
        fc.pre(facet !== 'archived' && filter[facet] === undefined)
        const all = badges.map((badge) => ({ badge }))
        const before = all.filter(makeTest(filter))
        const narrowed = toggled(filter, facet, 'yes')
        for (const item of all.filter(makeTest(narrowed))) expect(before).toContain(item)
        expect(toggled(narrowed, facet, 'yes')).toEqual(filter)
      }),
    )
  })
})
