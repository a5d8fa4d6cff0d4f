// What lies in each table; bytes are kept as ArrayBuffer with their type beside them.
import type { BadgeMarks } from '../domain/backpack/listed.ts'
import type { Badge, Payload } from '../domain/badge/badge.ts'
import type { ShownMatter } from '../domain/sharing/compose/shownMatter.ts'
import type { Unanswered } from '../domain/verification/nextCheck.ts'
import type { Report, Verdict } from '../domain/verification/report.ts'

/** What a list shows of a badge, small enough to hold ten thousand of them. */
export interface BadgeCard extends BadgeMarks {
  id: string
  name: string
  issuerName: string
  issuedOn?: string
  expires?: string
  verdict: Verdict
  checkedAt: string
  addedAt: string
  pictureId?: string
  /** Language of the badge's own words, where it says. */
  language?: string
  hasEvidence: boolean
  hasReflection: boolean
  /** Not opened since it came. */
  isNew?: boolean
  /** What became of it since the learner last looked. */
  news?: VerdictChange
}

/** A later check that found something else than the one before. */
export interface VerdictChange {
  from: Verdict
  /** Since when that was known. ISO 8601, UTC. */
  since: string
  to: Verdict
  /** When it was found out. ISO 8601, UTC. */
  at: string
}

/** A card as it lies in its table: with the names by which the same badge is known again. */
export interface CardRow extends BadgeCard {
  identifiers: string[]
  /** When it is worth asking its issuer again. ISO 8601, UTC; since version 2. */
  nextCheckAt?: string
}

/** One way by which the badge came here; the same badge may come by several. */
export interface KeptSource {
  kind: 'file' | 'text'
  /** File name, or the address that was given. */
  name: string
  originalId: string
  receivedAt: string
}

/** What a badge came in together with others: an archive, a presentation, a record. */
export interface KeptBundle {
  id: string
  /** Its own name, or that of its file. */
  name: string
}

export interface BadgeRow {
  id: string
  badge: Badge
  report: Report
  payload: Payload
  /** The original that the badge was read from. */
  originalId: string
  /** All originals of this badge, for finding out who still needs one. */
  originalIds: string[]
  sources: KeptSource[]
  /** The first bundle it came in, if it did. */
  bundle?: KeptBundle
  /** What newer editions replaced, the latest first. */
  earlier?: KeptEdition[]
  /** What checks found to have changed, the latest first. */
  changes?: VerdictChange[]
  /** Checks in a row to which the issuer had no answer. */
  unanswered?: Unanswered
}

/** A badge as it was before its issuer gave a newer edition. */
export interface KeptEdition {
  badge: Badge
  payload: Payload
  replacedAt: string
}

/** Bytes with a name; `id` is their SHA-256 in lower-case hexadecimal. */
export interface FileRow {
  id: string
  bytes: ArrayBuffer
  mediaType: string
  fileName: string
}

export interface PictureRow {
  id: string
  bytes: ArrayBuffer
  mediaType: string
}

/** An answer kept beside a badge. */
export interface SnapshotRow {
  badgeId: string
  url: string
  finalUrl: string
  status: number
  mediaType: string
  body: ArrayBuffer
  sha256: string
  at: string
}

/** A share; `sending` until the host has confirmed it, so that a lost answer is asked for again with the same token. */
export interface ShareRow {
  id: string
  state: 'sending' | 'published'
  collectionId: string
  title: string
  url: string
  publishedAt: string
  updatedAt: string
  expiresAt: string
  etag?: string
  /** Digest of what it was made of, to know whether that was changed since. */
  content?: string
  /** What it shows of evidence and reflections, for the same. */
  shown?: ShownMatter
  /** 43 characters of base64url; whoever holds it may change or take down the page. Never leaves the device but to the host. */
  token: string
  /** Of a page that only this opens. Goes with the token, and never to the host. */
  password?: string
}

export interface SettingRow {
  key: string
  value: unknown
}
