// Claims: kind, step, standing, freshness, weight, and the learner's word.
import { describe, expect, it } from 'vitest'
import type { Badge } from '../../../../src/domain/badge/badge.ts'
import { claimsOf, type BadgeFacts } from '../../../../src/domain/competency/claims.ts'
import { endorsersOf } from '../../../../src/domain/competency/endorsers.ts'
import { guessKind } from '../../../../src/domain/competency/kind.ts'
import { readStep, stepOfLevel } from '../../../../src/domain/competency/step.ts'
import type { Verdict } from '../../../../src/domain/verification/report.ts'
import { aYearAgo, index, makeBadge, makeFacts, makeReport, now } from './support.ts'

const netiquette = { name: 'Netiquette', via: 'alignment' as const }
const evidence = [{ url: 'https://issuer.example/evidence' }]

function claim(
  achievement: Partial<Badge['achievement']>,
  badge: Partial<Badge> = {},
  facts: Partial<BadgeFacts> = {},
) {
  const made = makeBadge({ name: 'Badge', alignments: [netiquette], ...achievement }, badge)
  const [first] = claimsOf({ facts: makeFacts(made, facts), index, now })
  if (!first) throw new Error('no claim')
  return first
}

describe('the kind', () => {
  it.each([
    [{ name: 'x', type: 'Competency' }, 'capability'],
    [{ name: 'x', type: 'MicroCredential' }, 'certification'],
    [{ name: 'x', type: 'Course' }, 'knowledge'],
    [{ name: 'x', type: 'participation' }, 'participation'],
    [{ name: 'Badge Bienvenue', type: 'Badge' }, 'encouragement'],
    [{ name: 'Participation à la journée', type: 'Achievement' }, 'participation'],
    [{ name: 'Tutorer ses pairs' }, 'role'],
    [{ name: 'x', tags: ['Adhérent'] }, 'membership'],
    [{ name: 'Selfie badge' }, 'selfie'],
    [{ name: 'Quiz sécurité' }, 'knowledge'],
    [{ name: 'Impact badge' }, 'impact'],
    [{ name: 'x', description: 'Mise en pratique sur le terrain' }, 'application'],
    [{ name: 'Souder' }, 'capability'],
  ])('of %o is %s', (achievement, kind) => {
    expect(guessKind(makeBadge(achievement))).toBe(kind)
  })

  it('of a badge given to oneself is a selfie', () => {
    const own = {
      issuer: { id: 'did:key:z1', name: 'Me', otherIdentifiers: [] },
      recipients: [{ kind: 'did' as const, value: 'did:key:z1', hashed: false }],
    }
    expect(guessKind(makeBadge({ type: 'Certification' }, own))).toBe('selfie')
  })
})

describe('the step', () => {
  it.each([
    ['3', undefined, 3],
    ['3', 'digcomp8', 2],
    ['7', 'crcn8', 4],
    ['2/4', 'digcomp8', 2],
    ['b2', undefined, 3],
    ['EQF 5', undefined, 3],
    ['Niveau 6', undefined, 3],
    ['avancé', undefined, 3],
    ['grande', undefined, undefined],
  ])('of level %s on %s is %s', (level, scale, step) => {
    expect(stepOfLevel(level, scale)).toBe(step)
  })

  it.each([
    ['Explorateur IA', 1],
    ['Skipper', 3],
    ['Captain', 4],
    ['J’ai approfondi le tri', 2],
    ['Sécurité niveau 2', 2],
    ['Initiation à la maîtrise de l’énergie', 1],
    ['Médaille d’or', 3],
    ['Vélo ou train, or et argent', undefined],
    ['Knowledge Badge', 1],
    ['Impact Badge', 3],
  ])('named in %s is %s', (name, step) => {
    const read = readStep(makeBadge({ name }), 'capability')
    expect(read).toEqual(step === undefined ? { step: 2, via: 'kind' } : { step, via: 'words' })
  })

  it('goes by the stated level first, then the scale, the name, the kind', () => {
    const framework = index.framework('digcomp-2.2')
    const words = 'DigComp 2.2 – 2.5 level 5'
    const named = makeBadge({ name: 'Explorateur' })
    expect(readStep(makeBadge({ level: '8', name: 'Explorateur' }), 'role', framework, words)).toEqual({
      step: 4,
      via: 'level',
    })
    expect(readStep({ ...named, results: [{ value: 'Level 3' }] }, 'role', framework, words)).toEqual({
      step: 2,
      via: 'level',
    })
    expect(readStep(named, 'role', framework, words)).toEqual({ step: 3, via: 'scale' })
    expect(readStep(named, 'role', framework)).toEqual({ step: 1, via: 'words' })
    expect(readStep(makeBadge({ name: 'x' }), 'role', framework)).toEqual({ step: 4, via: 'kind' })
  })
})

describe('the weight', () => {
  it('of the worked example: application, verified, own proof', () => {
    expect(claim({ tags: ['application'] }, {}, { evidence: 1 }).weight).toBe(0.585)
  })

  it('of a selfie with a reflection, alone and with three endorsements', () => {
    const selfie = { name: 'Selfie' }
    const facts = { report: makeReport('unverified'), reflections: 1 }
    expect(claim(selfie, {}, facts).weight).toBe(0.283)
    const endorsers = ['a', 'b', 'c', 'a'].map((signer) => ({ signer, inPerson: false }))
    expect(claim(selfie, {}, { ...facts, endorsers })).toMatchObject({ weight: 0.533, endorsers: 3 })
    expect(claim(selfie, {}, { ...facts, endorsers: [{ signer: 'a', inPerson: true }] }).weight).toBe(0.533)
  })

  it.each<[Verdict, number]>([
    ['verified', 0.65],
    ['intact', 0.553],
    ['unverified', 0.553],
    ['revoked', 0],
    ['suspended', 0],
    ['altered', 0],
    ['not-yet-valid', 0],
  ])('of a %s badge is %d', (verdict, weight) => {
    expect(claim({ type: 'Competency' }, { evidence }, { report: makeReport(verdict) }).weight).toBe(weight)
  })

  it('of a revoked badge stays nothing, whoever stands by it', () => {
    const endorsers = [{ signer: 'a', inPerson: true }]
    expect(claim({}, {}, { report: makeReport('revoked'), endorsers }).weight).toBe(0)
  })

  it('counts less when sent to somebody else’s address', () => {
    const report = makeReport('verified', [
      { id: 'recipient', state: 'failed', code: 'recipient.other', checkedAt: now.toISOString() },
    ])
    expect(claim({ type: 'Competency' }, { evidence }, { report })).toMatchObject({
      check: 'other-recipient',
      weight: 0.39,
    })
  })

  it('counts less by correspondence', () => {
    const alignments = [{ name: 'x', framework: 'CRCN', code: '2.2', via: 'alignment' as const }]
    const facts = makeFacts(makeBadge({ name: 'x', type: 'Competency', alignments }, { evidence }))
    expect(claimsOf({ facts, index, now }).map(({ key, weight }) => [key, weight])).toEqual([
      ['crcn|2.2', 0.65],
      ['digcomp-2.2|2.2', 0.52],
    ])
  })
})

describe('freshness', () => {
  const freshness = (badge: Partial<Badge>, facts: Partial<BadgeFacts> = {}) =>
    claim({}, badge, facts).freshness

  it('halves in four years for what is digital, and never goes below a half', () => {
    expect(freshness({ issuedOn: aYearAgo }).factor).toBeCloseTo(2 ** (-1 / 4), 3)
    expect(freshness({ issuedOn: '2022-11-22T12:00:00Z' })).toMatchObject({ state: 'fading' })
    expect(freshness({ issuedOn: '2001-01-01' }).factor).toBe(0.5)
  })

  it('is whole until the day of expiry, and half from then on', () => {
    expect(freshness({ issuedOn: '2001-01-01', expires: '2027-01-01' })).toMatchObject({
      state: 'valid',
      factor: 1,
    })
    expect(freshness({ expires: '2026-11-21' })).toMatchObject({ state: 'expired', factor: 0.5 })
  })

  it('begins again with the latest proof', () => {
    expect(freshness({ issuedOn: '2001-01-01' }, { refreshedOn: now.toISOString() })).toMatchObject({
      state: 'fresh',
      factor: 1,
    })
  })

  it('of a badge without a date is not held against it', () => {
    expect(freshness({ issuedOn: undefined })).toEqual({ state: 'undated', factor: 1 })
  })
})

describe('the learner’s word', () => {
  const decision = { badgeId: 'b1', key: 'digcomp-2.2|2.5', decidedAt: now.toISOString() }

  it('takes a link away and adds another', () => {
    const decisions = [
      { ...decision, answer: 'no' as const },
      { ...decision, key: 'lifecomp|S2', answer: 'yes' as const },
    ]
    expect(claim({}, {}, { decisions })).toMatchObject({
      key: 'lifecomp|S2',
      via: 'learner',
      isConfirmed: true,
    })
  })

  it('lowers a step quietly and raises it in their own view', () => {
    const at = (step: 1 | 4) => claim({}, {}, { decisions: [{ ...decision, answer: 'yes', step }] })
    expect(at(1)).toMatchObject({ step: 1, stepVia: 'learner', isRaised: false })
    expect(at(4)).toMatchObject({ step: 4, stepVia: 'learner', isRaised: true })
  })
})

describe('endorsers', () => {
  const token = `x.${btoa(JSON.stringify({ iss: 'did:key:zB' })).replace(/=+$/, '')}.y`
  const badge = makeBadge(
    {},
    {
      endorsements: [
        { issuer: { id: 'did:key:zA' } },
        { issuer: 'did:key:zA' },
        token,
        { issuer: 'https://issuer.example' },
        'nonsense',
      ],
    },
  )
  const check = (state: 'ok' | 'unknown') =>
    makeReport('verified', [
      { id: 'endorsements', state, code: 'endorsements.hold', checkedAt: now.toISOString() },
    ])

  it('are the distinct signers besides the issuer, once all held', () => {
    expect(endorsersOf(badge, check('ok')).map(({ signer }) => signer)).toEqual(['did:key:zA', 'did:key:zB'])
  })

  it('are nobody before', () => {
    expect(endorsersOf(badge, check('unknown'))).toEqual([])
  })
})
