// Reads a page as it came over the wire: every field is looked at, none is taken along unseen.
import { isObject, type JsonObject } from '../domain/json.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { SharedBadge, SharedFile } from '../domain/sharing/sharePage.ts'
import { parseAddress } from '../domain/webAddress.ts'
import type { Verdict } from '../domain/verification/report.ts'
import { SHARE_LIMITS as LIMITS } from './limits.ts'
import { MEDIA_TYPES, type FileRole } from './mediaTypes.ts'
import type { HostFault } from './problems.ts'
import type { ShareDraft } from './sharing.ts'

const VERDICTS: ReadonlySet<string> = new Set<Verdict>([
  'verified',
  'intact',
  'unverified',
  'expired',
  'not-yet-valid',
  'suspended',
  'revoked',
  'altered',
  'unreadable',
])
const MOMENT = /^\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}$/
// Controls but tab and line ends, and the marks that turn the direction of the text around them.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/
const LONE_SURROGATE = /\p{Surrogate}/u

/** Thrown inside this file only: the way out of a deep look at the first thing amiss. */
class Amiss extends Error {}

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
    ...optional('language', badge['language'], (code) => matching(code, `${at}.language`, LANGUAGE)),
    sentence: words('sentence', LIMITS.sentence, 0),
    evidence: list(badge['evidence'], `${at}.evidence`, LIMITS.evidencePerBadge).map((item, position) =>
      readEvidence(item, `${at}.evidence[${position}]`),
    ),
    ...optional('reflection', badge['reflection'], (reflection) =>
      readReflection(reflection, `${at}.reflection`),
    ),
    verdict: readVerdict(badge['verdict'], `${at}.verdict`),
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

function readFile(value: unknown, at: string, role: FileRole): SharedFile {
  const file = object(value, at)
  const mediaType = text(file['mediaType'], `${at}.mediaType`, 100)
  if (!MEDIA_TYPES[role].has(mediaType)) throw new Amiss(`${at}.mediaType`)
  return {
    sha256: matching(file['sha256'], `${at}.sha256`, /^[0-9a-f]{64}$/),
    mediaType,
    fileName: text(file['fileName'], `${at}.fileName`, LIMITS.fileName),
  }
}

function readVerdict(value: unknown, at: string): Verdict {
  if (typeof value !== 'string' || !VERDICTS.has(value)) throw new Amiss(at)
  return value as Verdict
}

function object(value: unknown, at: string): JsonObject {
  if (!isObject(value)) throw new Amiss(at)
  return value
}

function list(value: unknown, at: string, most: number): unknown[] {
  if (!Array.isArray(value) || value.length > most) throw new Amiss(at)
  return value
}

function text(value: unknown, at: string, most: number, least = 1): string {
  if (typeof value !== 'string' || value.length > most || value.trim().length < least) throw new Amiss(at)
  if (UNSEEN.test(value) || LONE_SURROGATE.test(value)) throw new Amiss(at)
  return value
}

function matching(value: unknown, at: string, pattern: RegExp): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new Amiss(at)
  return value
}

function moment(value: unknown, at: string): string {
  const date = matching(value, at, MOMENT)
  if (Number.isNaN(Date.parse(date))) throw new Amiss(at)
  return date
}

function webAddress(value: unknown, at: string): string {
  const address = text(value, at, LIMITS.url)
  const protocol = parseAddress(address)?.protocol
  if (protocol !== 'https:' && protocol !== 'http:') throw new Amiss(at)
  return address
}

/** A field that may be absent: `undefined` and `null` leave no trace. */
function optional<Key extends string, T>(
  key: Key,
  value: unknown,
  read: (value: unknown) => T,
): { [K in Key]?: T } {
  return value === undefined || value === null ? {} : ({ [key]: read(value) } as { [K in Key]?: T })
}
