// Cells: what a step needs, and what may never happen to it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregate } from '../../../../src/domain/competency/aggregate.ts'
import { claimsOf, type Claim } from '../../../../src/domain/competency/claims.ts'
import type { Step } from '../../../../src/domain/competency/framework.ts'
import { adviceFor, reasonsOf } from '../../../../src/domain/competency/why.ts'
import { index, makeBadge, makeFacts, makeReport, now } from './support.ts'

const key = 'lifecomp|S3'

function makeClaim(change: Partial<Claim> = {}): Claim {
  return {
    badgeId: 'b1',
    key,
    via: 'code',
    label: { name: 'Collaboration' },
    isConfirmed: true,
    step: 2,
    stepVia: 'kind',
    isRaised: false,
    kind: 'application',
    check: 'confirmed',
    evidence: 'mine',
    freshness: { state: 'fresh', factor: 1 },
    endorsers: 0,
    weight: 0.585,
    ...change,
  }
}

const cell = (...claims: Claim[]) => aggregate(claims).get(key)
const participation = (badgeId: string) => makeClaim({ badgeId, step: 1, weight: 0.24 })

describe('a cell', () => {
  it('reaches a step with half the strength', () => {
    expect(cell(makeClaim())).toMatchObject({ step: 2, isReached: true })
    expect(cell(makeClaim({ weight: 0.5 }))).toMatchObject({ step: 2, isReached: true })
    expect(cell(makeClaim({ weight: 0.499 }))).toMatchObject({ step: 1, isReached: false })
  })

  it('adds up: two participations begin, three reach the first step', () => {
    const claims = ['a', 'b', 'c'].map(participation)
    expect(cell(...claims.slice(0, 2))).toMatchObject({ step: 1, isReached: false })
    expect(cell(...claims)).toMatchObject({ step: 1, isReached: true })
  })

  it('counts a higher claim for the lower steps too', () => {
    expect(
      cell(makeClaim({ step: 4, weight: 0.3 }), makeClaim({ badgeId: 'b2', step: 2, weight: 0.3 })),
    ).toMatchObject({ step: 2, isReached: true })
  })

  it('shows proposals without counting them', () => {
    expect(cell(makeClaim({ isConfirmed: false, weight: 0.9 }))).toMatchObject({
      step: 0,
      isReached: false,
      proposals: [{}],
    })
  })

  it('shows what counts nothing, apart', () => {
    const revoked = makeClaim({ weight: 0, check: 'does-not-count' })
    expect(cell(revoked)).toMatchObject({ step: 0, claims: [], discounted: [{}] })
  })

  it('fades when everything behind it is old', () => {
    const old = makeClaim({ freshness: { state: 'fading', factor: 0.6 } })
    expect(cell(old)?.isFading).toBe(true)
    expect(cell(old, makeClaim({ badgeId: 'b2' }))?.isFading).toBe(false)
  })
})

const anyClaim = fc
  .record({
    badgeId: fc.string(),
    step: fc.constantFrom<Step>(1, 2, 3, 4),
    thousandths: fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.constantFrom(0, 293, 500, 1000)),
    isConfirmed: fc.boolean(),
  })
  .map(({ thousandths, ...change }) => makeClaim({ ...change, weight: thousandths / 1000 }))
/** Where a cell stands, as one number: step 1 begun lies between nothing and step 1. */
const height = (claims: Claim[]) => {
  const { step = 0, isReached = false } = cell(...claims) ?? {}
  return step === 0 ? 0 : step + (isReached ? 0.5 : 0)
}

describe('for any badges', () => {
  it('a new one never lowers a step', () => {
    fc.assert(
      fc.property(fc.array(anyClaim), anyClaim, (claims, another) => {
        expect(height([...claims, another])).toBeGreaterThanOrEqual(height(claims))
      }),
    )
  })

  it('order never matters', () => {
    const shuffled = fc
      .array(anyClaim, { minLength: 1 })
      .chain((claims) =>
        fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length })),
      )
    fc.assert(
      fc.property(shuffled, ([claims, other]) => {
        expect(height(other)).toBe(height(claims))
      }),
    )
  })

  it('more proof never weakens a claim', () => {
    const badge = makeBadge({ alignments: [{ name: 'Collaboration', via: 'alignment' }] })
    const weight = (evidence: number, reflections: number) =>
      claimsOf({ facts: makeFacts(badge, { evidence, reflections }), index, now })[0]?.weight ?? -1
    fc.assert(
      fc.property(fc.nat(3), fc.nat(3), fc.nat(3), (evidence, reflections, more) => {
        expect(weight(evidence + more, reflections)).toBeGreaterThanOrEqual(weight(evidence, reflections))
        expect(weight(evidence, reflections + more)).toBeGreaterThanOrEqual(weight(evidence, reflections))
      }),
    )
  })
})

describe('why', () => {
  it('tells check, kind, evidence, step and what is special', () => {
    const claim = makeClaim({
      through: 'crcn|2.3',
      isRaised: true,
      endorsers: 2,
      freshness: { state: 'expired', factor: 0.5, day: '2026-01-01' },
    })
    expect(reasonsOf(claim).map(({ says }) => says)).toEqual([
      'check.confirmed',
      'kind.application',
      'evidence.mine',
      'step.raised',
      'through',
      'endorsed',
      'fresh.expired',
    ])
  })

  it('of a badge that counts nothing is that alone', () => {
    const facts = makeFacts(makeBadge({ alignments: [{ name: 'Collaboration', via: 'alignment' }] }), {
      report: makeReport('altered'),
    })
    const [claim] = claimsOf({ facts, index, now })
    expect(claim && reasonsOf(claim)).toEqual([{ says: 'check.does-not-count' }])
  })

  it('advises the cheapest lift for each badge, three at most', () => {
    const claims = [
      makeClaim({ badgeId: 'none', evidence: 'none' }),
      makeClaim({ badgeId: 'old', freshness: { state: 'fading', factor: 0.6 } }),
      makeClaim({ badgeId: 'other', check: 'other-recipient' }),
      makeClaim({ badgeId: 'mine' }),
    ]
    const advice = adviceFor(cell(...claims)!)
    expect(advice).toHaveLength(3)
    expect(advice).toContainEqual({ does: 'add-evidence', badgeId: 'none' })
    expect(advice).toContainEqual({ does: 'refresh', badgeId: 'old' })
    expect(adviceFor(cell(makeClaim({ evidence: 'issuer', check: 'not-confirmed' }))!)).toEqual([
      { does: 'check', badgeId: 'b1' },
    ])
  })
})
