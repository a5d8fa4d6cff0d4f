// One badge as a page shows it: only what the learner chose to open, and only what a page may carry.
import { SHARE_LIMITS as LIMITS } from '../contract/limits.ts'
import { MEDIA_TYPES } from '../contract/mediaTypes.ts'
import type { CollectionEntry, Evidence, Reflection } from '../domain/passport/passport.ts'
import { ok, type Result } from '../domain/result.ts'
import { withoutTrust } from '../domain/verification/reconsider.ts'
import { knownSince } from '../domain/verification/silence.ts'
import type { SharedFile } from '../domain/sharing/sharedFile.ts'
import type { SharedBadge } from '../domain/sharing/sharePage.ts'
import type { KeptBadge } from '../storage/badges.ts'
import type { Storage } from '../storage/openDatabase.ts'
import { plainText } from './plainText.ts'
import { sharedAddress } from './sharedAddress.ts'
import { sharedText } from './sharedText.ts'
import type { ShareChoices } from './shareChoices.ts'
import { shareFile, type ShareFile } from './shareFiles.ts'

/** What of a badge may be seen by others, and what goes with it. */
interface SharedWith {
  choices: Opened
  files: Map<string, ShareFile>
}

/** Ids of what the learner opened. */
type Opened = Pick<ShareChoices, 'withEvidence' | 'withReflections'>

export interface BuiltBadge {
  shared: SharedBadge
  kept: KeptBadge
  /** Where each piece of evidence lies in it, by its id. */
  evidencePlaces: Map<string, number>
}

/** One badge of a page, with what was opened of it. */
export async function buildSharedBadge(
  storage: Storage,
  entry: CollectionEntry,
  { choices, files }: SharedWith,
): Promise<Result<BuiltBadge>> {
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
  const places = opened.slice(0, LIMITS.evidencePerBadge)
  const shown: SharedBadge['evidence'] = []
  for (const piece of places) {
    const shared = await shareEvidence(storage, piece, files)
    if (!shared.ok) return shared
    shown.push(shared.value)
  }
  const reflection = reflections.value.findLast((one) => choices.withReflections.includes(one.id))
  const shared = {
    ...wordsOf({ ...kept.value, report: await withoutTrust(kept.value.badge, kept.value.report) }),
    sentence: sharedText(entry.sentence, LIMITS.sentence),
    evidence: shown,
    ...(reflection === undefined ? {} : { reflection: answersOf(reflection) }),
    ...(await pictureOf(storage, kept.value, files)),
    original: await shareFile(kept.value.original, 'original', files),
  }
  return ok({ shared, kept: kept.value, evidencePlaces: new Map(places.map(({ id }, place) => [id, place])) })
}

function wordsOf({
  card,
  badge,
  report,
}: KeptBadge): Omit<SharedBadge, 'sentence' | 'evidence' | 'original'> {
  const { description, criteria, language } = badge.achievement
  const optional = {
    issuedOn: sharedDate(card.issuedOn),
    expires: sharedDate(card.expires),
    description: description && sharedText(plainText(description), LIMITS.description),
    criteria: criteria.narrative && sharedText(plainText(criteria.narrative), LIMITS.description),
    language:
      language !== undefined && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}$/.test(language)
        ? language
        : undefined,
  }
  return {
    name: sharedText(card.name, LIMITS.name) || '–',
    issuerName: sharedText(card.issuerName, LIMITS.name) || '–',
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
  const url = sharedAddress(piece.url)
  const shared = {
    title: sharedText(piece.title, LIMITS.name),
    text: sharedText(piece.text, LIMITS.text),
    ...(url === undefined ? {} : { url }),
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
    learned: sharedText(learned, LIMITS.text),
    use: sharedText(use, LIMITS.text),
    develop: sharedText(develop, LIMITS.text),
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

/** The date, if it is one that a page may show. */
export function sharedDate(date: string | undefined): string | undefined {
  const isDate = date !== undefined && /^\d{4}(-\d{2}){0,2}/.test(date) && !Number.isNaN(Date.parse(date))
  return isDate ? date : undefined
}
