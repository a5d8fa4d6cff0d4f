// Reads a page as it came over the wire: every field is looked at, none is taken along unseen.
import { fail, ok, type Result } from '../domain/result.ts'
import type { SharedBadge } from '../domain/sharing/sharePage.ts'
import { SHARE_AUDIENCES, SHARE_THEMES } from '../domain/sharing/sharedBlock.ts'
import type { Verdict } from '../domain/verification/report.ts'
import { SHARE_LIMITS as LIMITS } from './limits.ts'
import type { HostFault } from './problems.ts'
import {
  Amiss,
  languageTag,
  list,
  moment,
  object,
  oneOf,
  optional,
  readFile,
  text,
  webAddress,
} from './readFields.ts'
import { readSharedBlocks, readStrengths } from './readSharedBlocks.ts'
import type { ShareDraft } from './sharing.ts'

const VERDICTS: readonly Verdict[] = [
  'verified',
  'intact',
  'unverified',
  'expired',
  'not-yet-valid',
  'suspended',
  'revoked',
  'altered',
  'unreadable',
]

/**
 * The page of a `page` part, or where it is amiss. Unknown fields are left behind; lengths, dates, addresses, hashes
 * and media types are checked.
 *
 * @example readShareDraft(JSON.parse(text))
 */
export function readShareDraft(value: unknown): Result<ShareDraft, HostFault> {
  try {
    return ok(readPage(value))
  } catch (error) {
    if (error instanceof Amiss) return fail({ code: 'share.invalid', detail: error.message })
    throw error
  }
}

function readPage(value: unknown): ShareDraft {
  const page = object(value, 'page')
  const days = page['expiresInDays']
  if (!Number.isInteger(days) || Number(days) < LIMITS.minDays || Number(days) > LIMITS.maxDays) {
    throw new Amiss('expiresInDays')
  }
  if (page['language'] !== 'fr' && page['language'] !== 'en') throw new Amiss('language')
  const badges = list(page['badges'], 'badges', LIMITS.badges).map(readBadge)
  if (badges.length === 0) throw new Amiss('badges')
  return {
    language: page['language'],
    title: text(page['title'], 'title', LIMITS.title),
    ...optional('person', page['person'], (person) => text(person, 'person', LIMITS.person)),
    preamble: text(page['preamble'], 'preamble', LIMITS.preamble, 0),
    badges,
    ...optional('theme', page['theme'], (theme) => oneOf(SHARE_THEMES, theme, 'theme')),
    ...optional('audience', page['audience'], (audience) => oneOf(SHARE_AUDIENCES, audience, 'audience')),
    ...optional('strengths', page['strengths'], (strengths) => readStrengths(strengths, badges)),
    ...optional('blocks', page['blocks'], (blocks) => readSharedBlocks(blocks, badges)),
    ...optional('preview', page['preview'], (preview) => readFile(preview, 'preview', 'preview')),
    expiresInDays: Number(days),
  }
}

function readBadge(value: unknown, index: number): SharedBadge {
  const at = `badges[${index}]`
  const badge = object(value, at)
  const words = (key: keyof SharedBadge, most: number, least = 1) =>
    text(badge[key], `${at}.${key}`, most, least)
  return {
    name: words('name', LIMITS.name),
    issuerName: words('issuerName', LIMITS.name),
    ...optional('issuedOn', badge['issuedOn'], (date) => moment(date, `${at}.issuedOn`)),
    ...optional('expires', badge['expires'], (date) => moment(date, `${at}.expires`)),
    ...optional('description', badge['description'], () => words('description', LIMITS.description, 0)),
    ...optional('criteria', badge['criteria'], () => words('criteria', LIMITS.description, 0)),
    ...optional('language', badge['language'], (code) => languageTag(code, `${at}.language`)),
    sentence: words('sentence', LIMITS.sentence, 0),
    evidence: list(badge['evidence'], `${at}.evidence`, LIMITS.evidencePerBadge).map((item, position) =>
      readEvidence(item, `${at}.evidence[${position}]`),
    ),
    ...optional('reflection', badge['reflection'], (reflection) =>
      readReflection(reflection, `${at}.reflection`),
    ),
    verdict: oneOf(VERDICTS, badge['verdict'], `${at}.verdict`),
    checkedAt: moment(badge['checkedAt'], `${at}.checkedAt`),
    ...optional('picture', badge['picture'], (picture) => readFile(picture, `${at}.picture`, 'picture')),
    original: readFile(badge['original'], `${at}.original`, 'original'),
  }
}

function readEvidence(value: unknown, at: string): SharedBadge['evidence'][number] {
  const evidence = object(value, at)
  return {
    title: text(evidence['title'], `${at}.title`, LIMITS.name, 0),
    text: text(evidence['text'], `${at}.text`, LIMITS.text, 0),
    ...optional('url', evidence['url'], (url) => webAddress(url, `${at}.url`)),
    ...optional('file', evidence['file'], (file) => readFile(file, `${at}.file`, 'evidence')),
  }
}

function readReflection(value: unknown, at: string): NonNullable<SharedBadge['reflection']> {
  const reflection = object(value, at)
  const answer = (key: string) => text(reflection[key], `${at}.${key}`, LIMITS.text, 0)
  return { learned: answer('learned'), use: answer('use'), develop: answer('develop') }
}
