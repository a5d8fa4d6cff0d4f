// The blocks of a page as they are sent: what was not opened, is gone or says nothing is left out and noted.
import { SHARE_LIMITS as LIMITS } from '../contract/limits.ts'
import { ok, type Result } from '../domain/result.ts'
import type { BlockKind, BlockMatter, ComposedBlock } from '../domain/sharing/compose/composition.ts'
import { partKey } from '../domain/sharing/compose/consentParts.ts'
import { endorsementsIn } from '../domain/sharing/compose/endorsementsIn.ts'
import { badgesOfBlock, missesBadges, type BadgeStock } from '../domain/sharing/compose/pageBadges.ts'
import { sharedMap, type MapGround } from '../domain/sharing/compose/sharedMap.ts'
import type { SharedBlock, SharedEndorsement } from '../domain/sharing/sharedBlock.ts'
import type { Storage } from '../storage/openDatabase.ts'
import { buildProfile } from './buildProfile.ts'
import { sharedDate, type BuiltBadge } from './buildSharedBadge.ts'
import type { LeftOut } from './preparedShare.ts'
import type { ShareChoices } from './shareChoices.ts'
import { shareFile, type ShareFile } from './shareFiles.ts'
import { sharedText } from './sharedText.ts'

export interface BlockContext {
  storage: Storage
  /** Badges of the page, by id. */
  built: ReadonlyMap<string, BuiltBadge>
  places: ReadonlyMap<string, number>
  stock: BadgeStock
  choices: ShareChoices
  files: Map<string, ShareFile>
  leftOut: LeftOut[]
  now: Date
}

type Built = SharedBlock | LeftOut['why']
type Builders = {
  [Kind in BlockKind]: (
    block: Extract<BlockMatter, { kind: Kind }> & { id: string },
    context: BlockContext,
  ) => Built | Promise<Result<Built>>
}

const builders: Builders = {
  heading: ({ text }) => worded('heading', text, LIMITS.title),
  text: ({ text }) => worded('text', text, LIMITS.text),
  badges(block, { places, stock, leftOut }) {
    const badges = badgesOfBlock(block, stock).flatMap((badgeId) => places.get(badgeId) ?? [])
    const isShort = missesBadges(block, stock)
    if (badges.length === 0) return isShort ? 'gone' : 'empty'
    if (isShort) leftOut.push({ blockId: block.id, kind: 'badges', why: 'gone' })
    return { kind: 'badges', badges, look: block.look }
  },
  async evidence({ badgeId }, { built, places, storage }) {
    const [badge, place] = [built.get(badgeId), places.get(badgeId)]
    if (badge === undefined || place === undefined) return ok('gone')
    const evidence = [...badge.evidencePlaces.values()]
    if (evidence.length > 0) return ok({ kind: 'evidence', badge: place, evidence })
    const all = await storage.passport.evidenceOf(badgeId)
    if (!all.ok) return all
    return ok(all.value.length > 0 ? 'closed' : 'empty')
  },
  async reflection({ badgeId }, { built, places, storage }) {
    const [badge, place] = [built.get(badgeId), places.get(badgeId)]
    if (badge === undefined || place === undefined) return ok('gone')
    if (badge.shared.reflection) return ok({ kind: 'reflection', badge: place })
    const all = await storage.passport.reflectionsOf(badgeId)
    if (!all.ok) return all
    return ok(all.value.length > 0 ? 'closed' : 'empty')
  },
  async map({ framework }, context) {
    if (!isOpen(context, partKey.map(framework))) return ok('closed')
    const ground = await mapGround(context)
    if (!ground.ok) return ground
    return ok(boundedMap(sharedMap(framework, ground.value, context.places)) ?? 'empty')
  },
  endorsements({ badgeId }, context) {
    const [badge, place] = [context.built.get(badgeId), context.places.get(badgeId)]
    if (badge === undefined || place === undefined) return 'gone'
    const found = endorsementsIn(badge.kept.badge, badge.kept.report)
    if (found.length === 0) return 'empty'
    if (!isOpen(context, partKey.endorsements(badgeId))) return 'closed'
    const endorsements = found.slice(0, LIMITS.endorsements).map(boundedEndorsement)
    return { kind: 'endorsements', badge: place, endorsements }
  },
  profile: ({ parts }, { storage, choices, files }) => {
    const opened = parts.filter((part) => choices.withParts?.includes(partKey.profile(part)))
    return buildProfile(storage, { parts, opened }, files)
  },
  async file({ evidenceId, badgeId, caption }, context) {
    const all = await context.storage.passport.evidenceOf(badgeId)
    if (!all.ok) return all
    const fileId = all.value.find(({ id }) => id === evidenceId)?.fileId
    if (fileId === undefined) return ok('gone')
    if (!isOpen(context, partKey.file(evidenceId))) return ok('closed')
    const found = await context.storage.passport.file(fileId)
    if (!found.ok) return found
    if (found.value === undefined) return ok('gone')
    const file = await shareFile(found.value, 'evidence', context.files)
    return ok({ kind: 'file', file, caption: sharedText(caption, LIMITS.name).trim() })
  },
}

/** Blocks in their order. */
export async function buildBlocks(
  blocks: readonly ComposedBlock[],
  context: BlockContext,
): Promise<Result<SharedBlock[]>> {
  const shared: SharedBlock[] = []
  for (const block of blocks.slice(0, LIMITS.blocks)) {
    const build = builders[block.kind] as (
      block: ComposedBlock,
      context: BlockContext,
    ) => Built | Promise<Result<Built>>
    const answer = await build(block, context)
    const result = typeof answer === 'object' && 'ok' in answer ? answer : ok(answer)
    if (!result.ok) return result
    if (typeof result.value === 'string')
      context.leftOut.push({ blockId: block.id, kind: block.kind, why: result.value })
    else shared.push(result.value)
  }
  return ok(shared)
}

function worded(kind: 'heading' | 'text', words: string, most: number): Built {
  const text = sharedText(words, most).trim()
  return text === '' ? 'empty' : { kind, text }
}

function isOpen({ choices }: BlockContext, key: string): boolean {
  return choices.withParts?.includes(key) === true
}

async function mapGround({ storage, built, choices, now }: BlockContext): Promise<Result<MapGround>> {
  // The frameworks are large: only a page with a map asks for them.
  const { readMapGround } = await import('./shareMap.ts')
  return readMapGround(storage, [...built.keys()], { language: choices.language, now })
}

function boundedMap(map: ReturnType<typeof sharedMap>): typeof map {
  if (map === undefined) return undefined
  const areas = map.areas.slice(0, LIMITS.mapAreas)
  return {
    ...map,
    name: sharedText(map.name, LIMITS.name),
    areas: areas.map(({ name, cells }) => ({ name, cells: cells.slice(0, LIMITS.mapCells) })),
  }
}

function boundedEndorsement({ by, on, comment, state }: SharedEndorsement): SharedEndorsement {
  const date = sharedDate(on)
  return {
    by: sharedText(by, LIMITS.name).trim() || '–',
    ...(date && { on: date }),
    ...(comment && { comment: sharedText(comment, LIMITS.text) }),
    state,
  }
}
