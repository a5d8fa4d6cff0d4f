// What a list reads of each badge; the cards that storage keeps have this shape.
import type { Verdict } from '../verification/report.ts'
import type { BadgeType } from './badgeType.ts'

/** Marks the learner puts on a badge; what is absent was never marked. */
export interface BadgeMarks {
  isFavourite?: boolean
  /** Out of the way: in no list but its own, and never lost. */
  isArchived?: boolean
  /** The learner's own words for it, as they were written. */
  tags?: readonly string[]
  /** The learner's word, where the guess was wrong. */
  type?: BadgeType
}

/** One badge in a list. Dates are ISO 8601. */
export interface ListedBadge extends BadgeMarks {
  id: string
  name: string
  issuerName: string
  issuedOn?: string
  expires?: string
  verdict: Verdict
  addedAt: string
  language?: string
  hasEvidence: boolean
  hasReflection: boolean
  /** Not opened since it came. */
  isNew?: boolean
  /** A check found something else than before, and the learner has not looked yet. */
  news?: object
}
