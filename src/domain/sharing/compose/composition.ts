// How the learner composes a page: kept beside its collection, and made a page of only when it is published.
import type { CardPart } from '../../passport/profile.ts'
import type { ShareAudience, ShareTheme } from '../sharedBlock.ts'

export const BADGE_LOOKS = ['full', 'short', 'pictures'] as const
export type BadgeLook = (typeof BADGE_LOOKS)[number]

/** Parts of the card that a page may show; the name is asked for when publishing. */
export const PROFILE_PARTS = ['picture', 'headline', 'about', 'place', 'languages', 'links'] as const
export type ProfilePart = Exclude<CardPart, 'name'>

/** Which badges a block shows: they are looked up whenever the page is made. */
export type BadgeChoice =
  { of: 'collection' } | { of: 'tag'; tag: string } | { of: 'these'; badgeIds: string[] }

/** What a block is about, without its id. */
export type BlockMatter =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'badges'; which: BadgeChoice; look: BadgeLook }
  /** All that was added to the badge; which of it is public is asked when publishing. */
  | { kind: 'evidence'; badgeId: string }
  | { kind: 'reflection'; badgeId: string }
  | { kind: 'map'; framework: string }
  | { kind: 'endorsements'; badgeId: string }
  | { kind: 'profile'; parts: ProfilePart[] }
  /** A file that lies with a piece of evidence. */
  | { kind: 'file'; evidenceId: string; badgeId: string; caption: string }

export type BlockKind = BlockMatter['kind']
export type ComposedBlock = { id: string } & BlockMatter

/** One of at most three things said before anything else. */
export interface ComposedStrength {
  name: string
  /** The badge that proves it; empty until it is chosen. */
  badgeId: string
  sentence: string
}

export interface Composition {
  /** Id of the collection it belongs to. */
  id: string
  theme?: ShareTheme
  audience?: ShareAudience
  strengths: ComposedStrength[]
  /** Without blocks a page is the badges of its collection, in their order. */
  blocks: ComposedBlock[]
  /** ISO 8601, UTC. */
  updatedAt: string
}

/** A page that was never composed: the badges of the collection, as they are. */
export function plainComposition(id: string): Composition {
  return { id, strengths: [], blocks: [], updatedAt: '' }
}
