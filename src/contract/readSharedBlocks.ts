// Reads what a page is composed of; every number that points at a badge must find one.
import { LANGUAGE_LEVELS, type SpokenLanguage } from '../domain/passport/profile.ts'
import type { SharedBadge } from '../domain/sharing/sharePage.ts'
import type {
  SharedBlock,
  SharedEndorsement,
  SharedMapCell,
  SharedProfile,
  SharedStrength,
} from '../domain/sharing/sharedBlock.ts'
import type { JsonObject } from '../domain/json.ts'
import { SHARE_LIMITS as LIMITS } from './limits.ts'
import {
  languageTag,
  list,
  moment,
  object,
  oneOf,
  optional,
  place,
  readFile,
  text,
  webAddress,
} from './readFields.ts'

const LOOKS = ['full', 'short', 'pictures'] as const
const STATES = ['ok', 'failed', 'unknown'] as const

type Badges = readonly SharedBadge[]
type BlockOf<Kind extends SharedBlock['kind']> = Extract<SharedBlock, { kind: Kind }>

/** How each kind of block is read. */
const readers: {
  [Kind in SharedBlock['kind']]: (block: JsonObject, at: string, badges: Badges) => BlockOf<Kind>
} = {
  heading: (block, at) => ({ kind: 'heading', text: text(block['text'], `${at}.text`, LIMITS.title) }),
  text: (block, at) => ({ kind: 'text', text: text(block['text'], `${at}.text`, LIMITS.text) }),
  badges: (block, at, badges) => ({
    kind: 'badges',
    badges: places(block['badges'], `${at}.badges`, badges.length),
    look: oneOf(LOOKS, block['look'], `${at}.look`),
  }),
  evidence: (block, at, badges) => {
    const badge = place(block['badge'], `${at}.badge`, badges.length)
    const most = badges[badge]?.evidence.length ?? 0
    return { kind: 'evidence', badge, evidence: places(block['evidence'], `${at}.evidence`, most) }
  },
  reflection: (block, at, badges) => ({
    kind: 'reflection',
    badge: place(block['badge'], `${at}.badge`, badges.length),
  }),
  map: (block, at, badges) => ({
    kind: 'map',
    name: text(block['name'], `${at}.name`, LIMITS.name),
    areas: list(block['areas'], `${at}.areas`, LIMITS.mapAreas).map((area, index) =>
      readArea(area, `${at}.areas[${index}]`, badges),
    ),
  }),
  endorsements: (block, at, badges) => ({
    kind: 'endorsements',
    badge: place(block['badge'], `${at}.badge`, badges.length),
    endorsements: list(block['endorsements'], `${at}.endorsements`, LIMITS.endorsements).map((one, index) =>
      readEndorsement(one, `${at}.endorsements[${index}]`),
    ),
  }),
  profile: (block, at) => ({ kind: 'profile', ...readProfile(block, at) }),
  file: (block, at) => ({
    kind: 'file',
    file: readFile(block['file'], `${at}.file`, 'evidence'),
    caption: text(block['caption'], `${at}.caption`, LIMITS.name, 0),
  }),
}
const KINDS = Object.keys(readers) as SharedBlock['kind'][]

/** The blocks of a page that shows these badges. */
export function readSharedBlocks(value: unknown, badges: Badges): SharedBlock[] {
  return list(value, 'blocks', LIMITS.blocks).map((item, index) => {
    const at = `blocks[${index}]`
    const block = object(item, at)
    return readers[oneOf(KINDS, block['kind'], `${at}.kind`)](block, at, badges)
  })
}

/** What is said first on a page that shows these badges. */
export function readStrengths(value: unknown, badges: Badges): SharedStrength[] {
  return list(value, 'strengths', LIMITS.strengths).map((item, index) => {
    const at = `strengths[${index}]`
    const strength = object(item, at)
    return {
      name: text(strength['name'], `${at}.name`, LIMITS.name),
      badge: place(strength['badge'], `${at}.badge`, badges.length),
      sentence: text(strength['sentence'], `${at}.sentence`, LIMITS.sentence, 0),
    }
  })
}

function readArea(value: unknown, at: string, badges: Badges): BlockOf<'map'>['areas'][number] {
  const area = object(value, at)
  return {
    name: text(area['name'], `${at}.name`, LIMITS.name),
    cells: list(area['cells'], `${at}.cells`, LIMITS.mapCells).map((cell, index) =>
      readCell(cell, `${at}.cells[${index}]`, badges),
    ),
  }
}

function readCell(value: unknown, at: string, badges: Badges): SharedMapCell {
  const cell = object(value, at)
  return {
    code: text(cell['code'], `${at}.code`, LIMITS.code, 0),
    name: text(cell['name'], `${at}.name`, LIMITS.name),
    step: place(cell['step'], `${at}.step`, 5) as SharedMapCell['step'],
    badges: places(cell['badges'], `${at}.badges`, badges.length),
  }
}

function readEndorsement(value: unknown, at: string): SharedEndorsement {
  const endorsement = object(value, at)
  return {
    by: text(endorsement['by'], `${at}.by`, LIMITS.name),
    ...optional('on', endorsement['on'], (date) => moment(date, `${at}.on`)),
    ...optional('comment', endorsement['comment'], (comment) =>
      text(comment, `${at}.comment`, LIMITS.text, 0),
    ),
    state: oneOf(STATES, endorsement['state'], `${at}.state`),
  }
}

function readProfile(profile: JsonObject, at: string): SharedProfile {
  const words = (key: 'headline' | 'about' | 'place', most: number) =>
    optional(key, profile[key], (value) => text(value, `${at}.${key}`, most))
  return {
    ...words('headline', LIMITS.title),
    ...words('about', LIMITS.preamble),
    ...words('place', LIMITS.title),
    ...optional('languages', profile['languages'], (value) =>
      list(value, `${at}.languages`, LIMITS.spokenLanguages).map((one, index) =>
        readLanguage(one, `${at}.languages[${index}]`),
      ),
    ),
    links: list(profile['links'], `${at}.links`, LIMITS.links).map((item, index) => {
      const link = object(item, `${at}.links[${index}]`)
      return {
        label: text(link['label'], `${at}.links[${index}].label`, LIMITS.title, 0),
        url: webAddress(link['url'], `${at}.links[${index}].url`),
      }
    }),
    ...optional('picture', profile['picture'], (picture) => readFile(picture, `${at}.picture`, 'picture')),
  }
}

function readLanguage(value: unknown, at: string): SpokenLanguage {
  const language = object(value, at)
  return {
    code: languageTag(language['code'], `${at}.code`),
    ...optional('level', language['level'], (level) => oneOf(LANGUAGE_LEVELS, level, `${at}.level`)),
  }
}

function places(value: unknown, at: string, count: number): number[] {
  return list(value, at, count).map((one, index) => place(one, `${at}[${index}]`, count))
}
