// Where one stands: which badge makes a stop, what counts as arrived.
import { describe, expect, it } from 'vitest'
import type { Need } from '../../../../../src/domain/competency/pathways/pathway.ts'
import { standingOfPathway } from '../../../../../src/domain/competency/pathways/standing.ts'
import { aYearAgo, makeBadge, makeReport } from '../support.ts'
import { makeWorld, stop, way } from './support.ts'

const badge = (name: string, more: object = {}): Need => ({ kind: 'badge', name, ...more })
const named = (name: string) => makeBadge({ name })

describe('a stop', () => {
  it('is done by a badge of its name, however it is spelt, on the day it was given', () => {
    const world = makeWorld([makeBadge({ name: 'Équipier' }, { issuedOn: aYearAgo })])
    const { stops } = standingOfPathway(way(stop('1', badge('equipier'))), world)
    expect(stops).toMatchObject([{ state: 'done', badgeIds: ['b1'], day: aYearAgo }])
  })

  it('asks for the issuer when it names one, and for the class before the name', () => {
    const world = makeWorld([makeBadge({ name: 'Skipper', id: 'https://issuer.example/skipper' })])
    const states = (need: Need) => standingOfPathway(way(stop('1', need)), world).stops[0]?.state
    expect(states(badge('Skipper', { issuer: 'utbm' }))).toBe('done')
    expect(states(badge('Skipper', { issuer: 'Another' }))).toBe('now')
    expect(states(badge('Renamed', { classId: 'https://issuer.example/skipper' }))).toBe('done')
  })

  it.each(['revoked', 'altered', 'suspended'] as const)('is not done by a badge that is %s', (verdict) => {
    const world = makeWorld([named('Skipper'), { report: makeReport(verdict) }])
    expect(standingOfPathway(way(stop('1', badge('Skipper'))), world).done).toBe(0)
  })

  it('of proof is done when the learner has added something to the badge', () => {
    const need: Need = { kind: 'evidence', name: 'Skipper' }
    const done = (evidence: number, reflections: number) =>
      standingOfPathway(way(stop('1', need)), makeWorld([named('Skipper'), { evidence, reflections }])).done
    expect([done(0, 0), done(1, 0), done(0, 1)]).toEqual([0, 1, 1])
  })

  it('of several is done with as many as it asks for', () => {
    const world = makeWorld([named('A')], [named('B')])
    const any = (least: number): Need => ({ kind: 'any', least, of: [badge('A'), badge('B'), badge('C')] })
    const done = (least: number) => standingOfPathway(way(stop('1', any(least))), world).stops[0]?.badgeIds
    expect([done(1), done(2), done(3)]).toEqual([['b1', 'b2'], ['b1', 'b2'], []])
  })
})

describe('a pathway', () => {
  const three = [stop('1', badge('A')), stop('2', badge('B')), stop('3', badge('C'))]

  it('has one stop that is now, those after it next, and counts what is missing', () => {
    const standing = standingOfPathway(way(...three), makeWorld([named('B')]))
    expect(standing.stops.map(({ state }) => state)).toEqual(['now', 'done', 'next'])
    expect(standing).toMatchObject({ done: 1, missing: 2, hasArrived: false })
  })

  it('has arrived without its optional stops', () => {
    const stops = [stop('1', badge('A')), stop('2', badge('B'), { isOptional: true })]
    expect(standingOfPathway(way(...stops), makeWorld([named('A')]))).toMatchObject({
      missing: 0,
      hasArrived: true,
    })
  })

  it('may ask for any so many stops, and never for more than it has', () => {
    const world = makeWorld([named('A')], [named('C')])
    expect(standingOfPathway({ ...way(...three), done: 2 }, world).hasArrived).toBe(true)
    expect(standingOfPathway({ ...way(...three), done: 9 }, world).missing).toBe(1)
  })

  it('without stops has not arrived', () => {
    expect(standingOfPathway(way(), makeWorld()).hasArrived).toBe(false)
  })
})
