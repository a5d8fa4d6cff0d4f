// A composition out of anything at all, a backup among others: what does not fit is left out.
import { isObject, type JsonObject } from '../../json.ts'
import { SHARE_AUDIENCES, SHARE_THEMES } from '../sharedBlock.ts'
import {
  BADGE_LOOKS,
  PROFILE_PARTS,
  type BadgeChoice,
  type BlockKind,
  type BlockMatter,
  type ComposedBlock,
  type ComposedStrength,
  type Composition,
} from './composition.ts'

/** Far above what a page may carry: what is too much is said when the page is made. */
const MOST = { blocks: 200, badges: 1000, strengths: 3, text: 20_000, line: 2000, id: 500 }

const readers: { [Kind in BlockKind]: (from: JsonObject) => BlockMatter | undefined } = {
  heading: (from) => ({ kind: 'heading', text: wordsIn(from['text'], MOST.line) }),
  text: (from) => ({ kind: 'text', text: wordsIn(from['text'], MOST.text) }),
  badges: (from) => {
    const which = choiceIn(from['which'])
    const look = BADGE_LOOKS.find((one) => one === from['look'])
    return which && { kind: 'badges', which, look: look ?? 'full' }
  },
  evidence: (from) => withBadge(from, (badgeId) => ({ kind: 'evidence', badgeId })),
  reflection: (from) => withBadge(from, (badgeId) => ({ kind: 'reflection', badgeId })),
  endorsements: (from) => withBadge(from, (badgeId) => ({ kind: 'endorsements', badgeId })),
  map: (from) => {
    const framework = idIn(from['framework'])
    return framework === undefined ? undefined : { kind: 'map', framework }
  },
  profile: (from) => ({
    kind: 'profile',
    parts: PROFILE_PARTS.filter((part) => listIn(from['parts'], MOST.badges).includes(part)),
  }),
  file: (from) => {
    const evidenceId = idIn(from['evidenceId'])
    if (evidenceId === undefined) return undefined
    const caption = wordsIn(from['caption'], MOST.line)
    return withBadge(from, (badgeId) => ({ kind: 'file', evidenceId, badgeId, caption }))
  },
}

/** Nothing when it does not even say whose it is. */
export function readComposition(value: unknown): Composition | undefined {
  if (!isObject(value)) return undefined
  const id = idIn(value['id'])
  if (id === undefined) return undefined
  const theme = SHARE_THEMES.find((one) => one === value['theme'])
  const audience = SHARE_AUDIENCES.find((one) => one === value['audience'])
  const updatedAt = value['updatedAt']
  const isDated = typeof updatedAt === 'string' && !Number.isNaN(Date.parse(updatedAt))
  return {
    id,
    ...(theme && { theme }),
    ...(audience && { audience }),
    strengths: listIn(value['strengths'], MOST.strengths).flatMap((one) => strengthIn(one) ?? []),
    blocks: listIn(value['blocks'], MOST.blocks).flatMap((one) => blockIn(one) ?? []),
    updatedAt: isDated ? updatedAt : '',
  }
}

function blockIn(value: unknown): ComposedBlock | undefined {
  if (!isObject(value)) return undefined
  const id = idIn(value['id'])
  const kind = value['kind']
  if (id === undefined || typeof kind !== 'string' || !Object.hasOwn(readers, kind)) return undefined
  const matter = readers[kind as BlockKind](value)
  return matter && { id, ...matter }
}

function strengthIn(value: unknown): ComposedStrength | undefined {
  if (!isObject(value)) return undefined
  return {
    name: wordsIn(value['name'], MOST.line),
    badgeId: wordsIn(value['badgeId'], MOST.id),
    sentence: wordsIn(value['sentence'], MOST.line),
  }
}

function choiceIn(value: unknown): BadgeChoice | undefined {
  if (!isObject(value)) return undefined
  if (value['of'] === 'collection') return { of: 'collection' }
  if (value['of'] === 'tag') return { of: 'tag', tag: wordsIn(value['tag'], MOST.line) }
  if (value['of'] !== 'these') return undefined
  const badgeIds = listIn(value['badgeIds'], MOST.badges).flatMap((one) => idIn(one) ?? [])
  return { of: 'these', badgeIds: [...new Set(badgeIds)] }
}

function withBadge(from: JsonObject, make: (badgeId: string) => BlockMatter): BlockMatter | undefined {
  const badgeId = idIn(from['badgeId'])
  return badgeId === undefined ? undefined : make(badgeId)
}

function wordsIn(value: unknown, most: number): string {
  return typeof value === 'string' ? value.slice(0, most) : ''
}

function idIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= MOST.id ? value : undefined
}

function listIn(value: unknown, most: number): unknown[] {
  return Array.isArray(value) ? value.slice(0, most) : []
}
