// What a pathway is: a destination in words, and stops that each say what they need.
import type { Step } from '../framework.ts'

export type TargetStep = Exclude<Step, 0>

export interface BadgeNeed {
  kind: 'badge'
  name: string
  issuer?: string
  /** Identifier of the badge's class; it wins over the name. */
  classId?: string
}

export interface CompetenceNeed {
  kind: 'competence'
  /** `digcomp-2.2|2.4`. */
  key: string
  name: string
  step: TargetStep
}

/** A badge to which the learner has added a proof. */
export interface EvidenceNeed {
  kind: 'evidence'
  name: string
  issuer?: string
}

/** Any `least` of several. */
export interface AnyNeed {
  kind: 'any'
  of: Need[]
  least: number
}

export type Need = BadgeNeed | CompetenceNeed | EvidenceNeed | AnyNeed

export interface Stop {
  id: string
  title: string
  need: Need
  isOptional?: boolean
  /** Where one learns more, or obtains the badge. */
  link?: string
}

/** What a pathway says; the rest is when it was kept. */
export interface PathwayWords {
  title: string
  /** Who proposes it, when it is not the learner. */
  by?: { name: string; url?: string }
  stops: Stop[]
  /** How many stops make the whole: all that are not optional, or any so many. */
  done: 'all' | number
}

export interface Pathway extends PathwayWords {
  id: string
  createdAt: string
  updatedAt: string
}

/** Above what anyone draws on a phone. */
export const PATHWAY_LIMITS = { stops: 100, characters: 500, choices: 20, depth: 3, bytes: 200_000 } as const
