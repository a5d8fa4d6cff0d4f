// A claim: one badge speaks for one competence, at a step, with a weight that can be explained.
import type { Badge } from '../badge/badge.ts'
import type { Report } from '../verification/report.ts'
import type { Step } from './framework.ts'
import { splitKey } from './framework.ts'
import type { FrameworkIndex } from './frameworkIndex.ts'
import type { BadgeKind } from './kind.ts'
import { guessKind } from './kind.ts'
import type { CompetencyLink, LinkVia, Resolution } from './resolveAlignments.ts'
import { resolveAlignments } from './resolveAlignments.ts'
import type { CheckStanding, EvidenceStanding, Freshness } from './standing.ts'
import { checkFactor, checkStanding, evidenceFactor, evidenceStanding, freshnessOf } from './standing.ts'
import type { StepVia } from './step.ts'
import { readStep } from './step.ts'

/** The learner's word on one link: yes it counts, no it does not, or at this step. */
export interface Decision {
  badgeId: string
  key: string
  answer: 'yes' | 'no'
  step?: Step
  /** ISO 8601, UTC. */
  decidedAt: string
}

/** Everything the map needs to know about one badge. */
export interface BadgeFacts {
  badgeId: string
  badge: Badge
  report: Report
  /** How many the learner added. */
  evidence: number
  reflections: number
  /** Day of the latest of these. */
  refreshedOn?: string
  /** Verified endorsements, one a signer. */
  endorsers?: { signer: string; inPerson: boolean }[]
  decisions?: readonly Decision[]
}

/** One badge, looked at with these frameworks at this moment. */
export interface Circumstances {
  facts: BadgeFacts
  index: FrameworkIndex
  now: Date
}

export interface Claim {
  badgeId: string
  key: string
  via: LinkVia | 'text' | 'learner'
  /** A neighbour was named: the claim came by correspondence. */
  through?: string
  label: CompetencyLink['label']
  /** Only confirmed claims count; the others are shown as proposals. */
  isConfirmed: boolean
  step: Step
  stepVia: StepVia
  /** The learner put it above what the badge says: "in my own view". */
  isRaised: boolean
  kind: BadgeKind
  check: CheckStanding
  evidence: EvidenceStanding
  freshness: Freshness
  endorsers: number
  /** 0 to 1 in thousandths; never shown as a number. */
  weight: number
}

const kindWeights: Record<BadgeKind, number> = {
  encouragement: 0.25,
  participation: 0.3,
  membership: 0.3,
  selfie: 0.35,
  knowledge: 0.5,
  capability: 0.65,
  application: 0.65,
  role: 0.7,
  production: 0.8,
  impact: 0.8,
  certification: 0.85,
}
const correspondence = 0.8
const transversalHalfLife = 10

/** All claims of one badge: what its issuer aligned, and what the learner added or took away. */
export function claimsOf(circumstances: Circumstances): Claim[] {
  return claimsOfResolution(circumstances, resolveAlignments(circumstances.facts.badge, circumstances.index))
}

/** The same, for a badge whose alignments are resolved already. */
export function claimsOfResolution(circumstances: Circumstances, { links }: Resolution): Claim[] {
  const { facts } = circumstances
  const standing = standingOf(facts)
  const decisions = new Map((facts.decisions ?? []).map((decision) => [decision.key, decision]))
  const named = new Set(links.map(({ key }) => key))
  const aligned = links.filter(({ key }) => decisions.get(key)?.answer !== 'no')
  const claims = aligned.map((link) =>
    makeClaim(circumstances, standing, link, { via: link.via, isConfirmed: true }),
  )
  for (const { key, answer } of decisions.values()) {
    if (answer === 'no' || named.has(key)) continue
    const link = { key, label: { name: facts.badge.achievement.name } }
    claims.push(makeClaim(circumstances, standing, link, { via: 'learner', isConfirmed: true }))
  }
  return claims.map((claim) => withLearnersStep(claim, decisions.get(claim.key)?.step))
}

/** A claim that waits for the learner's yes: the words of the badge seem to speak of this competence. */
export function proposeClaim(circumstances: Circumstances, key: string, line: string): Claim {
  const link = { key, label: { name: line } }
  return makeClaim(circumstances, standingOf(circumstances.facts), link, { via: 'text', isConfirmed: false })
}

/** What is the same for all claims of a badge. */
type Standing = Pick<Claim, 'kind' | 'check' | 'evidence'>

function standingOf({ badge, report, evidence, reflections }: BadgeFacts): Standing {
  return {
    kind: guessKind(badge),
    check: checkStanding(report),
    evidence: evidenceStanding(badge.evidence.length, evidence, reflections),
  }
}

function makeClaim(
  { facts, index, now }: Circumstances,
  { kind, check, evidence }: Standing,
  link: Pick<CompetencyLink, 'key' | 'through' | 'label'>,
  { via, isConfirmed }: Pick<Claim, 'via' | 'isConfirmed'>,
): Claim {
  const { badge } = facts
  const framework = index.framework(splitKey(link.key).framework)
  const scale = index.framework(splitKey(link.through ?? link.key).framework)
  const { step, via: stepVia } = readStep(badge, kind, scale, [link.label.name, link.label.code].join(' '))
  const dates = { issuedOn: badge.issuedOn, expires: badge.expires, refreshedOn: facts.refreshedOn }
  const freshness = freshnessOf(dates, framework?.halfLifeYears ?? transversalHalfLife, now)
  const endorsers = facts.endorsers ?? []
  const base = kindWeights[kind] * checkFactor(check) * evidenceFactor(evidence) * freshness.factor
  const endorsed = base === 0 ? 0 : Math.min(1, base + endorsementBonus(endorsers))
  const weight = Math.round(endorsed * (link.through ? correspondence : 1) * 1000) / 1000
  return {
    badgeId: facts.badgeId,
    key: link.key,
    via,
    ...(link.through && { through: link.through }),
    label: link.label,
    isConfirmed,
    step,
    stepVia,
    isRaised: false,
    kind,
    check,
    evidence,
    freshness,
    endorsers: distinct(endorsers).size,
    weight,
  }
}

/** .10 a signer, .15 more when the endorsement was given face to face, .25 at most. */
function endorsementBonus(endorsers: { signer: string; inPerson: boolean }[]): number {
  const inPerson = endorsers.some((endorser) => endorser.inPerson) ? 0.15 : 0
  return Math.min(0.25, distinct(endorsers).size * 0.1 + inPerson)
}

function distinct(endorsers: { signer: string }[]): Set<string> {
  return new Set(endorsers.map(({ signer }) => signer))
}

function withLearnersStep(claim: Claim, step: Step | undefined): Claim {
  if (step === undefined || step === claim.step) return claim
  return { ...claim, step, stepVia: 'learner', isRaised: step > claim.step }
}
