// The GPS: the cheapest gesture first, tried on the very map, and never more than three.
import { describe, expect, it } from 'vitest'
import { families } from '../../../../../src/domain/backpack/families.ts'
import { aggregate } from '../../../../../src/domain/competency/aggregate.ts'
import { begunPathways } from '../../../../../src/domain/competency/pathways/begun.ts'
import { nearlyReached } from '../../../../../src/domain/competency/pathways/nearly.ts'
import { nextSteps } from '../../../../../src/domain/competency/pathways/nextSteps.ts'
import type { Need, TargetStep } from '../../../../../src/domain/competency/pathways/pathway.ts'
import { aligned, makeBadge, makeReport, now } from '../support.ts'
import { collaboration, makeWorld, stop, way } from './support.ts'

const competence = (step: TargetStep): Need => ({ kind: 'competence', key: collaboration, name: 'S3', step })
const speaks = (type: string) => {
  const badge = aligned({ code: 'S3', framework: 'LifeComp', name: 'Collaboration' })
  return { ...badge, achievement: { ...badge.achievement, name: 'Atelier', type } }
}

describe('next steps', () => {
  it('propose the proof that really brings the step, and it does', () => {
    const old = { ...speaks('Course'), issuedOn: '2016-11-22T12:00:00Z' }
    const before = makeWorld([old])
    expect(before.cells.get(collaboration)).toMatchObject({ isReached: false })
    const [first] = nextSteps(way(stop('1', competence(1))), before)
    const after = makeWorld([old, { evidence: 1, refreshedOn: now.toISOString() }])
    expect(first).toMatchObject({ does: 'add-evidence', badgeId: 'b1' })
    expect(first?.isEnough).toBe(after.cells.get(collaboration)?.isReached)
    const done = way(stop('1', competence(1)))
    const skilled = { ...speaks('Competency'), issuedOn: '2016-11-22T12:00:00Z' }
    expect(nextSteps(done, makeWorld([skilled]))).toMatchObject([{ does: 'add-evidence', isEnough: true }])
    expect(nextSteps(done, makeWorld([skilled, { evidence: 1, refreshedOn: now.toISOString() }]))).toEqual([])
  })

  it('prefer words where a proof alone is not enough', () => {
    const world = makeWorld([speaks('Competency'), { report: makeReport('unverified') }])
    expect(nextSteps(way(stop('1', competence(2))), world)).toMatchObject([
      { does: 'add-reflection', isEnough: true },
    ])
  })

  it('say that a gesture is enough exactly when the map then reaches the step', () => {
    for (let count = 1; count <= 4; count += 1) {
      const held = Array.from({ length: count }, () => speaks('Cocurricular'))
      const world = makeWorld(...held.map((badge) => [badge] as [typeof badge]))
      const [first] = nextSteps(way(stop('1', competence(1))), world)
      if (!first) {
        expect(world.cells.get(collaboration)?.isReached).toBe(true)
        continue
      }
      const after = makeWorld(
        ...held.map(
          (badge, place) =>
            [badge, { evidence: `b${place + 1}` === first.badgeId ? 1 : 0 }] as [typeof badge, object],
        ),
      )
      expect(first.does).toBe('add-evidence')
      expect(after.cells.get(collaboration)?.isReached).toBe(first.isEnough)
    }
  })

  it('ask for words when there is a proof, and for a badge when none speaks of it', () => {
    const world = makeWorld([speaks('Cocurricular'), { evidence: 1 }])
    expect(nextSteps(way(stop('1', competence(1))), world)).toMatchObject([
      { does: 'add-reflection', badgeId: 'b1' },
    ])
    expect(nextSteps(way(stop('1', competence(1))), makeWorld())).toMatchObject([{ does: 'find' }])
  })

  it('do not say that a low badge could bring a high step', () => {
    const world = makeWorld([speaks('Cocurricular')])
    expect(nextSteps(way(stop('1', competence(4))), world)).toMatchObject([{ does: 'find' }])
  })

  it('ask first for a yes that settles the matter', () => {
    const world = makeWorld([speaks('Certification')])
    const claims = [...(world.cells.get(collaboration)?.claims ?? [])].map((claim) => ({
      ...claim,
      isConfirmed: false,
    }))
    const step = claims[0]?.step as TargetStep
    const proposed = { ...world, cells: aggregate(claims) }
    expect(nextSteps(way(stop('1', competence(step))), proposed)).toMatchObject([
      { does: 'confirm', badgeId: 'b1', isEnough: true },
    ])
  })

  it('put what is in hand before what must be obtained, optional stops last, three at most', () => {
    const world = makeWorld([makeBadge({ name: 'Held' })])
    const obtain = (name: string) => stop(name, { kind: 'badge', name })
    const all = [
      { ...obtain('Extra'), isOptional: true },
      obtain('One'),
      obtain('Two'),
      obtain('Three'),
      stop('proof', { kind: 'evidence', name: 'Held' }),
    ]
    const steps = nextSteps(way(...all), world)
    expect(steps.map(({ does, stop: { id } }) => [does, id])).toEqual([
      ['add-evidence', 'proof'],
      ['obtain', 'One'],
      ['obtain', 'Two'],
    ])
  })

  it('never say that a badge is missing which is in hand and does not count', () => {
    const world = makeWorld([makeBadge({ name: 'Aid' }), { report: makeReport('revoked') }])
    expect(nextSteps(way(stop('1', { kind: 'badge', name: 'Aid' })), world)).toMatchObject([
      { does: 'renew', badgeId: 'b1' },
    ])
  })

  it('name one gesture once, and of several ways the cheapest that is open', () => {
    const world = makeWorld([makeBadge({ name: 'Held' })])
    const proof: Need = { kind: 'evidence', name: 'Held' }
    const any: Need = { kind: 'any', least: 1, of: [{ kind: 'badge', name: 'Far' }, proof] }
    expect(nextSteps(way(stop('1', any), stop('2', proof)), world)).toMatchObject([
      { does: 'add-evidence', badgeId: 'b1', stop: { id: '1' } },
    ])
  })
})

describe('one proof away', () => {
  it('finds what one gesture on a badge in hand reaches, and says nothing of the rest', () => {
    const skilled = { ...speaks('Competency'), issuedOn: '2016-11-22T12:00:00Z' }
    const [first, ...others] = nearlyReached(makeWorld([skilled]))
    expect(others).toEqual([])
    expect(first).toMatchObject({ key: collaboration, lift: { does: 'add-evidence', badgeId: 'b1' } })
    const after = makeWorld([skilled, { evidence: 1, refreshedOn: now.toISOString() }])
    expect(after.cells.get(collaboration)).toMatchObject({ isReached: true, step: first?.step })
    expect(nearlyReached(after)).toEqual([])
    expect(nearlyReached(makeWorld([speaks('Cocurricular')]))).toEqual([])
  })
})

describe('pathways already begun', () => {
  const listed = (id: string, name: string) => ({
    id,
    name,
    issuerName: 'Renault',
    verdict: 'verified' as const,
    addedAt: '2026-01-01T00:00:00Z',
    hasEvidence: false,
    hasReflection: false,
  })
  const badges = [listed('c', 'Data Captain'), listed('s', 'Data Skipper'), listed('x', 'Other')]

  it('are series in hand, the first level first, until they stand in a pathway', () => {
    expect(families(badges)).toHaveLength(1)
    const [begun, ...others] = begunPathways(badges, [], () => 'id')
    expect(others).toEqual([])
    expect(begun).toMatchObject({ count: 2, words: { title: 'Data' } })
    expect(begun?.words.stops.map(({ title }) => title)).toEqual(['Data Skipper', 'Data Captain'])
    const kept = { ...begun!.words, id: 'w', createdAt: '', updatedAt: '' }
    expect(begunPathways(badges, [kept], () => 'id')).toEqual([])
  })
})
