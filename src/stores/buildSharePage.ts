// Makes a share page of a collection: only what the learner chose to open, and only what a page may carry.
import { SHARE_LIMITS as LIMITS } from '../contract/limits.ts'
import { MEDIA_TYPES, type FileRole } from '../contract/mediaTypes.ts'
import type { Collection, CollectionEntry, Evidence, Reflection } from '../domain/passport/passport.ts'
import { fail, ok, type Fault, type Result } from '../domain/result.ts'
import { withoutTrust } from '../domain/verification/reconsider.ts'
import { knownSince } from '../domain/verification/silence.ts'
import type { SharedFile } from '../domain/sharing/sharedFile.ts'
import type { SharedBadge, SharePage } from '../domain/sharing/sharePage.ts'
import { sha256Hex } from '../storage/bytes.ts'
import type { KeptBadge } from '../storage/badges.ts'
import type { Storage } from '../storage/openDatabase.ts'
import { plainText } from './plainText.ts'

/** What the learner opens to others, part by part. */
export interface ShareChoices {
  language: 'fr' | 'en'
  /** The name to show; left out on an anonymous page. */
  person?: string
  days: number
  /** Ids of the pieces of evidence to show. */
  withEvidence: string[]
  /** Ids of the reflections to show. */
  withReflections: string[]
}

export interface ShareFile {
  bytes: ArrayBuffer
  mediaType: string
}

/** A page ready to be looked at and sent, with all files it names. */
export interface PreparedShare {
  page: SharePage
  /** By SHA-256. */
  files: Map<string, ShareFile>
  expiresInDays: number
}

type PrepareFault = {
  code: 'share.no-title' | 'share.no-badges' | 'share.too-many-badges' | 'share.too-heavy'
}

/** Builds the page. Badges that are no longer here are left out; what cannot be carried is a fault. */
export async function buildSharePage(
  storage: Storage,
  collection: Collection,
  choices: ShareChoices,
): Promise<Result<PreparedShare, PrepareFault | Fault>> {
  if (collection.title.trim() === '') return fail({ code: 'share.no-title' })
  if (collection.entries.length > LIMITS.badges) return fail({ code: 'share.too-many-badges' })
  const files = new Map<string, ShareFile>()
  const badges: SharedBadge[] = []
  for (const entry of collection.entries) {
    const badge = await buildSharedBadge(storage, entry, choices, files)
    if (badge.ok) badges.push(badge.value)
    else if (badge.error.code !== 'storage.not-found') return badge
  }
  if (badges.length === 0) return fail({ code: 'share.no-badges' })
  const sizes = [...files.values()].map((file) => file.bytes.byteLength)
  const isTooHeavy = sizes.some((size) => size > LIMITS.fileBytes) || sum(sizes) > LIMITS.totalBytes
  if (isTooHeavy) return fail({ code: 'share.too-heavy' })
  const person = clean(choices.person ?? '', LIMITS.person).trim()
  const page: SharePage = {
    language: choices.language,
    title: clean(collection.title, LIMITS.title),
    ...(person === '' ? {} : { person }),
    preamble: clean(collection.preamble, LIMITS.preamble),
    badges,
  }
  const expiresInDays = Math.min(Math.max(Math.round(choices.days), LIMITS.minDays), LIMITS.maxDays)
  return ok({ page, files, expiresInDays })
}

async function buildSharedBadge(
  storage: Storage,
  entry: CollectionEntry,
  choices: ShareChoices,
  files: Map<string, ShareFile>,
): Promise<Result<SharedBadge>> {
  const { badgeId } = entry
  const [kept, evidence, reflections] = await Promise.all([
    storage.badges.open(badgeId),
    storage.passport.evidenceOf(badgeId),
    storage.passport.reflectionsOf(badgeId),
  ])
  if (!kept.ok) return kept
  if (!evidence.ok) return evidence
  if (!reflections.ok) return reflections
  const opened = evidence.value.filter((piece) => choices.withEvidence.includes(piece.id))
  const shown: SharedBadge['evidence'] = []
  for (const piece of opened.slice(0, LIMITS.evidencePerBadge)) {
    const shared = await shareEvidence(storage, piece, files)
    if (!shared.ok) return shared
    shown.push(shared.value)
  }
  const reflection = reflections.value.findLast((one) => choices.withReflections.includes(one.id))
  return ok({
    ...wordsOf({ ...kept.value, report: await withoutTrust(kept.value.badge, kept.value.report) }),
    sentence: clean(entry.sentence, LIMITS.sentence),
    evidence: shown,
    ...(reflection === undefined ? {} : { reflection: answersOf(reflection) }),
    ...(await pictureOf(storage, kept.value, files)),
    original: await shareFile(kept.value.original, 'original', files),
  })
}

function wordsOf({
  card,
  badge,
  report,
}: KeptBadge): Omit<SharedBadge, 'sentence' | 'evidence' | 'original'> {
  const { description, criteria, language } = badge.achievement
  const optional = {
    issuedOn: dateOf(card.issuedOn),
    expires: dateOf(card.expires),
    description: description && clean(plainText(description), LIMITS.description),
    criteria: criteria.narrative && clean(plainText(criteria.narrative), LIMITS.description),
    language:
      language !== undefined && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}$/.test(language)
        ? language
        : undefined,
  }
  return {
    name: clean(card.name, LIMITS.name) || '–',
    issuerName: clean(card.issuerName, LIMITS.name) || '–',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    verdict: report.verdict,
    checkedAt: knownSince(report),
  }
}

async function shareEvidence(
  storage: Storage,
  piece: Evidence,
  files: Map<string, ShareFile>,
): Promise<Result<SharedBadge['evidence'][number]>> {
  const shared = {
    title: clean(piece.title, LIMITS.name),
    text: clean(piece.text, LIMITS.text),
    ...(piece.url === undefined ? {} : { url: piece.url }),
  }
  if (piece.fileId === undefined) return ok(shared)
  const file = await storage.passport.file(piece.fileId)
  if (!file.ok) return file
  return file.value === undefined
    ? ok(shared)
    : ok({ ...shared, file: await shareFile(file.value, 'evidence', files) })
}

function answersOf({ learned, use, develop }: Reflection): NonNullable<SharedBadge['reflection']> {
  return {
    learned: clean(learned, LIMITS.text),
    use: clean(use, LIMITS.text),
    develop: clean(develop, LIMITS.text),
  }
}

async function pictureOf(
  storage: Storage,
  { card }: KeptBadge,
  files: Map<string, ShareFile>,
): Promise<{ picture?: SharedFile }> {
  const found = card.pictureId === undefined ? undefined : await storage.badges.picture(card.pictureId)
  const picture = found?.ok === true ? found.value : undefined
  if (picture === undefined || !MEDIA_TYPES.picture.has(picture.mediaType)) return {}
  return { picture: await shareFile({ ...picture, fileName: 'picture' }, 'picture', files) }
}

/** Names the file on the page and puts its bytes with the others. */
async function shareFile(
  file: ShareFile & { fileName: string },
  role: FileRole,
  files: Map<string, ShareFile>,
): Promise<SharedFile> {
  const sha256 = await sha256Hex(file.bytes)
  const mediaType = MEDIA_TYPES[role].has(file.mediaType) ? file.mediaType : 'text/plain'
  if (!files.has(sha256)) files.set(sha256, { bytes: file.bytes, mediaType })
  return { sha256, mediaType, fileName: clean(file.fileName, LIMITS.fileName).trim() || 'file' }
}

/** Marks that nobody sees but that turn or break a text; half characters; what is longer than a page may carry. */
function clean(text: string, most: number): string {
  const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu
  const seen = text.replace(unseen, '')
  return seen.length > most ? `${seen.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : seen
}

/** The date, if it is one that a page may show. */
function dateOf(date: string | undefined): string | undefined {
  const isDate = date !== undefined && /^\d{4}(-\d{2}){0,2}/.test(date) && !Number.isNaN(Date.parse(date))
  return isDate ? date : undefined
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
