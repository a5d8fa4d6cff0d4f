// What rows of a backup must look like before they come near the tables: nobody vouches for a file.
import type { Badge, Payload } from '../../domain/badge/badge.ts'
import { isObject, type JsonObject } from '../../domain/json.ts'
import type { Collection, Evidence, Reflection } from '../../domain/passport/passport.ts'
import type { Report } from '../../domain/verification/report.ts'
import { parseAddress } from '../../domain/webAddress.ts'

/** Whether a value is of a kind. Fields that are not named are let through: they do no harm and may mean something. */
export type Shape = (value: unknown) => boolean

/** Far above what anyone writes or any badge says. */
const MOST_CHARACTERS = 4 * 1024 * 1024
const MOST_ITEMS = 100_000

export const text: Shape = (value) => typeof value === 'string' && value.length <= MOST_CHARACTERS
export const yesOrNo: Shape = (value) => typeof value === 'boolean'
export const number: Shape = (value) => typeof value === 'number' && Number.isFinite(value)
export const id: Shape = (value) => typeof value === 'string' && value.length > 0 && value.length <= 500
export const hash: Shape = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
export const moment: Shape = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value))
export const mediaType: Shape = (value) =>
  typeof value === 'string' && value.length <= 200 && /^([\w.+-]+\/[\w.+-]+)?(\s*;.*)?$/.test(value)
export const json: Shape = isObject

/** An address a browser may follow. */
export const webAddress: Shape = (value) =>
  typeof value === 'string' && /^https?:$/.test(parseAddress(value)?.protocol ?? '')

export const oneOf =
  (...values: readonly unknown[]): Shape =>
  (value) =>
    values.includes(value)

export const listOf =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.length <= MOST_ITEMS && value.every(shape)

export const object =
  (must: Record<string, Shape>, may: Record<string, Shape> = {}): Shape =>
  (value) =>
    isObject(value) &&
    Object.entries(must).every(([key, shape]) => shape(value[key])) &&
    Object.entries(may).every(([key, shape]) => value[key] === undefined || shape(value[key]))

const dated = { id, createdAt: moment, updatedAt: moment }
const profile = object(
  { name: text, otherIdentifiers: listOf(object({ type: text, value: text })) },
  { id: text, url: text, email: text, description: text, image: text },
)
const alignment = object(
  { name: text, via: oneOf('alignment', 'extension', 'result') },
  { url: text, description: text, framework: text, code: text, type: text },
)
const achievement = object(
  {
    name: text,
    criteria: object({}, { url: text, narrative: text }),
    tags: listOf(text),
    alignments: listOf(alignment),
    editions: listOf(object({ name: text }, { language: text, description: text, criteria: text })),
  },
  {
    id: text,
    description: text,
    image: text,
    type: text,
    language: text,
    creator: profile,
    level: text,
    creditsAvailable: number,
  },
)
const verification: Shape = (value) =>
  object({ method: oneOf('signed', 'embedded', 'none') }, { keyUrl: text })(value) ||
  object({ method: oneOf('hosted'), url: text })(value)
const RECIPIENTS = ['email', 'url', 'telephone', 'id', 'did', 'name', 'other'] as const

const badge = object(
  {
    version: oneOf('0.5', '1.0', '1.1', '2.0', '3.0', 'clr-2.0'),
    kind: oneOf('badge', 'endorsement', 'record', 'other'),
    achievement,
    issuer: profile,
    recipients: listOf(object({ kind: oneOf(...RECIPIENTS), value: text, hashed: yesOrNo }, { salt: text })),
    evidence: listOf(object({}, { url: text, name: text, narrative: text, genre: text })),
    results: listOf(object({}, { name: text, value: text })),
    endorsements: listOf((value) => isObject(value) || text(value)),
    verification,
    source: json,
  },
  {
    dataModel: oneOf('vc-1.1', 'vc-2.0'),
    id: text,
    issuedOn: text,
    expires: text,
    narrative: text,
    image: text,
    missing: listOf(text),
    alsoLinked: listOf(text),
  },
)
const payload: Shape = (value) =>
  object({ form: oneOf('json'), text })(value) ||
  object({ form: oneOf('jws'), token: text })(value) ||
  object({ form: oneOf('url'), url: text })(value)

const VERDICTS = [
  'verified',
  'intact',
  'unverified',
  'expired',
  'not-yet-valid',
  'suspended',
  'revoked',
  'altered',
  'unreadable',
] as const
export const verdict = oneOf(...VERDICTS)
const CHECKS = ['format', 'integrity', 'issuer', 'window', 'status', 'recipient', 'endorsements', 'schema']
const report = object({
  verdict,
  checkedAt: moment,
  checks: listOf(
    object(
      {
        id: oneOf(...CHECKS),
        state: oneOf('ok', 'failed', 'unknown', 'not-applicable'),
        code: text,
        checkedAt: moment,
      },
      {
        because: (value) => isObject(value) && Object.values(value).every(text),
        source: oneOf('live', 'snapshot', 'bundled', 'badge'),
      },
    ),
  ),
})
const evidence: Shape = object(
  { ...dated, badgeId: id, kind: oneOf('text', 'link', 'file'), title: text, text },
  { url: webAddress, fileId: hash, fileName: text, mediaType },
)
const reflection = object({ ...dated, badgeId: id, learned: text, use: text, develop: text })
const collection = object({
  ...dated,
  title: text,
  preamble: text,
  entries: listOf(object({ badgeId: id, sentence: text })),
})

export const isBadge = badge as (value: unknown) => value is Badge
export const isPayload = payload as (value: unknown) => value is Payload
export const isReport = report as (value: unknown) => value is Report
export const isEvidence = evidence as (value: unknown) => value is Evidence
export const isReflection = reflection as (value: unknown) => value is Reflection
export const isCollection = collection as (value: unknown) => value is Collection

/** Nothing in it but JSON, and not under names that would change what every object is. */
export function isPlainRow(value: unknown): value is JsonObject {
  return isObject(value) && !hasTrap(value)
}

function hasTrap(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasTrap)
  if (!isObject(value)) return false
  return Object.entries(value).some(([key, inner]) => key === '__proto__' || hasTrap(inner))
}
