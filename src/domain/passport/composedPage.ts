// A page the learner composes for others. It stays on the device; publishing it makes a share page of it.
import type { ShareAudience, ShareTheme } from '../sharing/sharedBlock.ts'
import type { CardPart } from './profile.ts'

/** Which badges a block shows; those of a tag or a collection are looked up when the page is made. */
export type BadgeChoice =
  | { from: 'chosen'; badgeIds: string[] }
  | { from: 'tag'; tag: string }
  | { from: 'collection'; collectionId: string }

type BlockContent =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'badges'; choice: BadgeChoice; look: 'full' | 'short' | 'pictures' }
  | { kind: 'evidence'; badgeId: string; evidenceIds: string[] }
  | { kind: 'reflection'; badgeId: string; reflectionId: string }
  | { kind: 'map'; frameworkId: string }
  | { kind: 'endorsements'; badgeId: string }
  | { kind: 'profile'; parts: CardPart[] }
  /** A file kept on the device, by its SHA-256. */
  | { kind: 'file'; fileId: string; caption: string }

/** A part of a page, with an id of its own by which it is moved and edited. */
export type PageBlock = BlockContent & { id: string }

/** A strength the learner puts first, with the badge that proves it. */
export interface PageStrength {
  name: string
  badgeId: string
  sentence: string
}

export interface ComposedPage {
  id: string
  /** ISO 8601, UTC. */
  createdAt: string
  updatedAt: string
  title: string
  audience: ShareAudience
  theme: ShareTheme
  language: 'fr' | 'en'
  /** What the learner is after, in one sentence; may be empty. */
  aim: string
  /** At most three. */
  strengths: PageStrength[]
  blocks: PageBlock[]
}
