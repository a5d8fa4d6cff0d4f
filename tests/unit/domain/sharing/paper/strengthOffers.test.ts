// Which strengths a CV begins with: the surest, each badge once before any speaks twice.
import { describe, expect, it } from 'vitest'
import { aggregate } from '../../../../../src/domain/competency/aggregate.ts'
import { claimsOf } from '../../../../../src/domain/competency/claims.ts'
import type { Alignment } from '../../../../../src/domain/badge/badge.ts'
import { digitalSkills } from '../../../../../src/domain/sharing/paper/digitalSkills.ts'
import { strengthOffers } from '../../../../../src/domain/sharing/paper/strengthOffers.ts'
import { aligned, aYearAgo, index, makeFacts, now } from '../../competency/support.ts'

interface Given {
  id: string
  alignments: Partial<Alignment>[]
  isSound?: boolean
  type?: string
}

const digcomp = (code: string) => ({ framework: 'DigComp 2.2', code })

function offersOf(given: readonly Given[], language: 'en' | 'fr' = 'en') {
  const cells = aggregate(given.flatMap((one) => claimsOf({ facts: factsOf(one), index, now })))
  const badges = given.map(({ id, isSound = true }) => ({ id, name: `Badge ${id}`, isSound }))
  return { offers: strengthOffers({ cells, index, language, badges }), cells }
}

function factsOf({ id, alignments, type = 'Competency' }: Given) {
  const badge = aligned(...alignments)
  badge.achievement.type = type
  badge.issuedOn = aYearAgo
  badge.evidence = [{ url: 'https://example.org/evidence' }]
  return { ...makeFacts(badge), badgeId: id }
}

describe('offers', () => {
  it('lets each badge speak once before any speaks twice', () => {
    const { offers } = offersOf([
      { id: 'a', alignments: [digcomp('1.1'), digcomp('1.2'), digcomp('1.3')], type: 'Certification' },
      { id: 'b', alignments: [digcomp('2.4')] },
    ])
    expect(offers.slice(0, 2).map(({ badgeId }) => badgeId)).toEqual(['a', 'b'])
    expect(offers.filter(({ badgeId }) => badgeId === 'a').length).toBeGreaterThanOrEqual(3)
    expect(offers.find(({ id }) => id === 'digcomp-2.2|2.4')).toMatchObject({
      name: 'Collaborating through digital technologies',
      isReached: true,
    })
  })

  it('puts badges that name no competence last, and those that do not hold nowhere', () => {
    const { offers } = offersOf([
      { id: 'silent', alignments: [] },
      { id: 'speaking', alignments: [digcomp('2.4')] },
      { id: 'away', alignments: [digcomp('3.1')], isSound: false },
    ])
    expect(offers.at(-1)).toEqual({
      id: 'badge:silent',
      name: 'Badge silent',
      step: 0,
      isReached: false,
      badgeId: 'silent',
    })
    expect(offers.some(({ badgeId }) => badgeId === 'away')).toBe(false)
  })

  it('says no name twice, and leaves languages to their own place', () => {
    const { offers } = offersOf([
      { id: 'a', alignments: [digcomp('2.4'), { framework: 'DigComp 3.0', code: '2.4' }] },
      { id: 'b', alignments: [{ framework: 'CEFR', code: 'B2', name: 'English B2' }] },
    ])
    const names = offers.map(({ name }) => name.toLowerCase())
    expect(new Set(names).size).toBe(names.length)
    expect(offers.every(({ id }) => !id.startsWith('cefr'))).toBe(true)
  })

  it('speaks French', () => {
    const { offers } = offersOf([{ id: 'a', alignments: [digcomp('2.4')] }], 'fr')
    expect(offers[0]?.name).toBe(index.item('digcomp-2.2|2.4')?.name.fr)
  })
})

describe('digital skills', () => {
  it('tells the highest step of each area, in the fullest framework', () => {
    const { cells } = offersOf([
      { id: 'a', alignments: [digcomp('1.1'), digcomp('2.4')] },
      { id: 'b', alignments: [{ framework: 'CRCN', code: '1.1' }] },
    ])
    const skills = digitalSkills(cells, index, 'en')
    expect(skills?.framework).toMatch(/DigComp/)
    expect(skills?.areas.length).toBeGreaterThanOrEqual(2)
    expect(skills?.areas.every(({ step }) => step >= 1)).toBe(true)
  })

  it('has nothing to tell without a badge that speaks of one', () => {
    expect(digitalSkills(new Map(), index, 'fr')).toBeUndefined()
  })
})
