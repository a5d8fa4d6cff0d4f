// What a share page says: the model that the learner previews, the host renders and the reader's browser checks.
import type { Verdict } from '../verification/report.ts'
import type { SharedFile } from './sharedFile.ts'
import type { ShareAudience, SharedBlock, SharedStrength, ShareTheme } from './sharedBlock.ts'

export type ShareLanguage = 'fr' | 'en'

export interface SharedBadge {
  name: string
  issuerName: string
  /** ISO 8601. */
  issuedOn?: string
  expires?: string
  description?: string
  /** What had to be done for it, in plain text. */
  criteria?: string
  /** Language of the badge's own words, where it says. */
  language?: string
  /** The learner's sentence. */
  sentence: string
  evidence: { title: string; text: string; url?: string; file?: SharedFile }[]
  reflection?: { learned: string; use: string; develop: string }
  verdict: Verdict
  /** ISO 8601, when the learner's device checked it. */
  checkedAt: string
  picture?: SharedFile
  /** The badge as the learner received it, byte for byte. */
  original: SharedFile
}

export interface SharePage {
  language: ShareLanguage
  title: string
  /** The name the learner chose to show; absent on an anonymous page. */
  person?: string
  preamble: string
  /** Every badge of the page, whichever block shows it; each can be checked. */
  badges: SharedBadge[]
  theme?: ShareTheme
  audience?: ShareAudience
  /** At most three. */
  strengths?: SharedStrength[]
  /** Without blocks a page is its badges, in their order. */
  blocks?: SharedBlock[]
  /** 1200×627 PNG for previews, made on the device. */
  preview?: SharedFile
}

/** The page once it is out. */
export interface PublishedPage extends SharePage {
  id: string
  publishedAt: string
  updatedAt: string
  expiresAt: string
}
