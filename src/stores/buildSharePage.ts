// Makes a share page of a collection and the way it is composed: only what the learner chose to open.
import { SHARE_LIMITS as LIMITS } from '../contract/limits.ts'
import type { Collection } from '../domain/passport/passport.ts'
import { fail, ok, type Fault, type Result } from '../domain/result.ts'
import type { Composition } from '../domain/sharing/compose/composition.ts'
import { pageBadges, type BadgeStock } from '../domain/sharing/compose/pageBadges.ts'
import { pageDigest } from '../domain/sharing/compose/pageDigest.ts'
import type { SharePage } from '../domain/sharing/sharePage.ts'
import type { Storage } from '../storage/openDatabase.ts'
import { buildSharedBadge, type BuiltBadge } from './buildSharedBadge.ts'
import { buildStrengths } from './buildStrengths.ts'
import type { LeftOut, PreparedShare } from './preparedShare.ts'
import type { ShareChoices } from './shareChoices.ts'
import { isTooHeavy, type ShareFile } from './shareFiles.ts'
import { sharedText } from './sharedText.ts'

export type PrepareFault = {
  code: 'share.no-title' | 'share.no-badges' | 'share.too-many-badges' | 'share.too-heavy'
}

/** What a page is made of. */
export interface PageMatter {
  collection: Collection
  composition: Composition
  /** All badges on this device. */
  cards: BadgeStock['cards']
  now: Date
}

/** Builds the page. What is no longer here is left out and said; what cannot be carried is a fault. */
export async function buildSharePage(
  storage: Storage,
  { collection, composition, cards, now }: PageMatter,
  choices: ShareChoices,
): Promise<Result<PreparedShare, PrepareFault | Fault>> {
  if (collection.title.trim() === '') return fail({ code: 'share.no-title' })
  const stock = { collection: collection.entries.map(({ badgeId }) => badgeId), cards }
  const wanted = pageBadges(composition, stock)
  if (wanted.length > LIMITS.badges) return fail({ code: 'share.too-many-badges' })
  const files = new Map<string, ShareFile>()
  const built = new Map<string, BuiltBadge>()
  for (const badgeId of wanted) {
    const entry = collection.entries.find((one) => one.badgeId === badgeId) ?? { badgeId, sentence: '' }
    const badge = await buildSharedBadge(storage, entry, { choices, files })
    if (badge.ok) built.set(badgeId, badge.value)
    else if (badge.error.code !== 'storage.not-found') return badge
  }
  if (built.size === 0) return fail({ code: 'share.no-badges' })
  const places = new Map([...built.keys()].map((badgeId, place) => [badgeId, place]))
  const leftOut: LeftOut[] = []
  const strengths = buildStrengths(composition.strengths, places, leftOut)
  const isComposed = composition.blocks.length > 0
  // Most pages are their badges: what blocks need is fetched by those that have any.
  const { buildBlocks } = isComposed ? await import('./buildBlocks.ts') : {}
  const blocks = await buildBlocks?.(composition.blocks, {
    storage,
    built,
    places,
    stock,
    choices,
    files,
    leftOut,
    now,
  })
  if (blocks?.ok === false) return blocks
  if (isTooHeavy(files)) return fail({ code: 'share.too-heavy' })
  const person = sharedText(choices.person ?? '', LIMITS.person).trim()
  const page: SharePage = {
    language: choices.language,
    title: sharedText(collection.title, LIMITS.title),
    ...(person === '' ? {} : { person }),
    preamble: sharedText(collection.preamble, LIMITS.preamble),
    badges: [...built.values()].map(({ shared }) => shared),
    ...(composition.theme && { theme: composition.theme }),
    ...(composition.audience && { audience: composition.audience }),
    ...(strengths.length > 0 && { strengths }),
    ...(blocks && blocks.value.length > 0 && { blocks: blocks.value }),
  }
  const expiresInDays = Math.min(Math.max(Math.round(choices.days), LIMITS.minDays), LIMITS.maxDays)
  const shown = await shownOn([...built.keys()], storage, choices)
  if (!shown.ok) return shown
  const content = pageDigest(collection, composition)
  return ok({ page, files, expiresInDays, leftOut, content, ...(shown.value && { shown: shown.value }) })
}

/** What of evidence and reflections is on it; where none was opened, nothing is asked. */
async function shownOn(badgeIds: readonly string[], storage: Storage, choices: ShareChoices) {
  const { withEvidence, withReflections, withParts = [] } = choices
  if (withEvidence.length + withReflections.length + withParts.length === 0) return ok(undefined)
  const { readShown } = await import('./shownMatter.ts')
  return readShown(storage, badgeIds, choices)
}
