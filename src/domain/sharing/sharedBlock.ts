// What a page is composed of, in the order in which it is read. Badges lie in the page; blocks point at them.
import type { SpokenLanguage } from '../passport/profile.ts'
import type { SharedFile } from './sharedFile.ts'

export const SHARE_THEMES = ['paper', 'petrol', 'saffron', 'night', 'plain'] as const
/** How a page looks. */
export type ShareTheme = (typeof SHARE_THEMES)[number]

export const SHARE_AUDIENCES = ['recruiter', 'school', 'association', 'friend'] as const
/** Whom a page speaks to: it changes words and order, never what is true. */
export type ShareAudience = (typeof SHARE_AUDIENCES)[number]

/** One of the three things said before anything else. */
export interface SharedStrength {
  name: string
  /** The badge that proves it: its position in `badges` of the page, from 0. */
  badge: number
  /** One sentence of proof, in the learner's words. */
  sentence: string
}

export interface SharedMapCell {
  code: string
  name: string
  /** 0: begun; 1–4 as on the map. */
  step: 0 | 1 | 2 | 3 | 4
  /** Positions of the badges that count here. */
  badges: number[]
}

/** What the issuer's or somebody else's endorsement in a badge says, as the learner's device found it. */
export interface SharedEndorsement {
  by: string
  /** ISO 8601. */
  on?: string
  comment?: string
  state: 'ok' | 'failed' | 'unknown'
}

/** Fields of the learner's card that the learner opened for this page. */
export interface SharedProfile {
  headline?: string
  /** Plain text. */
  about?: string
  place?: string
  languages?: SpokenLanguage[]
  links: { label: string; url: string }[]
  picture?: SharedFile
}

export type SharedBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'badges'; badges: number[]; look: 'full' | 'short' | 'pictures' }
  /** Pieces of evidence of one badge, by their position in its `evidence`. */
  | { kind: 'evidence'; badge: number; evidence: number[] }
  | { kind: 'reflection'; badge: number }
  | { kind: 'map'; name: string; areas: { name: string; cells: SharedMapCell[] }[] }
  | { kind: 'endorsements'; badge: number; endorsements: SharedEndorsement[] }
  | ({ kind: 'profile' } & SharedProfile)
  | { kind: 'file'; file: SharedFile; caption: string }
