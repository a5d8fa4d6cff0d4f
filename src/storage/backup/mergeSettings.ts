// Settings of a backup beside those that are here: lists grow, choices made here stay. Pure.
import { contentText } from '../../domain/archive/sameContent.ts'
import { isObject, type JsonObject } from '../../domain/json.ts'
import { moveCvBadges, readCv } from '../../domain/sharing/paper/cv.ts'
import { id, listOf, moment, object, oneOf, text, type Shape } from './shapes.ts'

const isIdentity = object({ kind: oneOf('email', 'url', 'telephone', 'id', 'did'), value: text })
const isDecision = object({ badgeId: id, key: text, answer: oneOf('yes', 'no'), decidedAt: moment })

/** What must be what; choices that came later than this list are words, numbers, yes and no, or a few of these. */
const CHOICES: Partial<Record<string, Shape>> = {
  identities: listOf(isIdentity),
  trustedIssuers: listOf(text),
  trustedRegistries: listOf(text),
  language: (value) => typeof value === 'string' && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(value),
  theme: oneOf('system', 'light', 'dark'),
  shownName: (value) => typeof value === 'string' && value.length <= 120,
}
const isWord: Shape = (value) => ['string', 'number', 'boolean'].includes(typeof value)
const isChoice: Shape = (value) => isWord(value) || (isObject(value) && Object.values(value).every(isWord))

/** `learner`: addresses and trusted issuers of both; language, look and name as they are here, if they were chosen. */
export function mergeLearner(here: JsonObject, found: unknown): JsonObject {
  if (!isObject(found)) return here
  const merged: JsonObject = { ...here }
  for (const [key, value] of Object.entries(found)) {
    if (!(CHOICES[key] ?? isChoice)(value)) continue
    const own = merged[key]
    if (Array.isArray(value)) merged[key] = union(Array.isArray(own) ? own : [], value)
    else if (own === undefined || own === '') merged[key] = value
    else if (isObject(own) && isObject(value)) merged[key] = { ...value, ...own }
  }
  return merged
}

/** `competencies`: the later word on each badge and competence. */
export function mergeDecisions(
  here: readonly JsonObject[],
  found: unknown,
  placeOf: (badgeId: string) => string,
): JsonObject[] {
  if (!listOf(isDecision)(found)) return [...here]
  const merged = new Map(here.map((decision) => [keyOf(decision), decision]))
  for (const decision of found as JsonObject[]) {
    const moved: JsonObject = { ...decision, badgeId: placeOf(String(decision['badgeId'])) }
    const before = merged.get(keyOf(moved))
    if (before === undefined || String(before['decidedAt']) < String(moved['decidedAt']))
      merged.set(keyOf(moved), moved)
  }
  return [...merged.values()]
}

/** `profile`: the later card, and from the other what that one leaves open. */
export function mergeProfile(here: JsonObject, found: unknown): JsonObject {
  if (!isObject(found) || !isObject(found['fields'])) return here
  if (!isObject(here['fields'])) return found
  const [later, earlier] =
    String(found['updatedAt']) > String(here['updatedAt']) ? [found, here] : [here, found]
  const fields: JsonObject = { ...(earlier['fields'] as JsonObject) }
  const visible: JsonObject = { ...(isObject(earlier['visible']) ? earlier['visible'] : {}) }
  for (const [name, value] of Object.entries(later['fields'] as JsonObject)) {
    const isOpen = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    if (isOpen && fields[name] !== undefined) continue
    fields[name] = value
    visible[name] = isObject(later['visible']) ? later['visible'][name] : undefined
  }
  return { ...later, fields, visible }
}

/** `cv`: the one that was changed last, with its badges as they are called here. */
export function mergeCv(here: unknown, found: unknown, placeOf: (badgeId: string) => string): unknown {
  const theirs = moveCvBadges(readCv(found), placeOf)
  return here === undefined || readCv(here).updatedAt < theirs.updatedAt ? theirs : here
}

function keyOf(decision: JsonObject): string {
  return `${String(decision['badgeId'])} ${String(decision['key'])}`
}

function union<T>(first: readonly T[], second: readonly T[]): T[] {
  const known = new Set(first.map(contentText))
  return [...first, ...second.filter((one) => !known.has(contentText(one)))]
}
