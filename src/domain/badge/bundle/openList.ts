// Takes the badges out of one JSON document: lists, presentations, records, the exports of other backpacks.
import { asList, asText, isObject, type Json, type JsonObject } from '../../json.ts'
import { textInEnvelope } from '../envelope.ts'
import { identify } from '../identify.ts'
import { MAX_BUNDLE_PARTS } from '../limits.ts'
import { wordsOf } from '../readers/fields/words.ts'
import { toPayload } from '../toPayload.ts'

/** One badge as text, and what to call it until it is read. */
export interface ListedBadge {
  name?: string
  text: string
}

/** Several badges in one document. */
export interface BadgeList {
  id?: string
  name?: string
  badges: ListedBadge[]
}

/**
 * The badges that a document holds; nothing when it holds none, or is one itself.
 *
 * @param value JSON of any shape. A CLR 2.0 gives what it encloses; it is a badge of its own besides.
 */
export function openList(value: Json): BadgeList | undefined {
  const { items, ...head } = itemsOf(value)
  const listed = items.slice(0, MAX_BUNDLE_PARTS).map((item) => ({ item, text: textOf(item) }))
  // One recognisable badge makes it a list of badges; what else is in it gets its own sentence.
  if (!listed.some(({ text }) => text !== undefined)) return undefined
  const badges = listed.map(({ item, text = JSON.stringify(item) }) => {
    const name = nameOf(item)
    return { text, ...(name !== undefined && { name }) }
  })
  return { ...head, badges }
}

/**
 * Where backpacks keep their lists: Mozilla's Displayer API `badges`, Badgr's backpack API `result`, Salava's export
 * `badges`, and the words anyone would choose.
 */
const LIST_KEYS = ['badges', 'result', 'assertions', 'credentials', 'items', 'data']

function itemsOf(value: Json): { id?: string; name?: string; items: Json[] } {
  if (Array.isArray(value)) return { items: value }
  if (!isObject(value)) return { items: [] }
  const enveloped = textInEnvelope(value)
  if (enveloped !== undefined) return { items: [enveloped] }
  const [id, name] = [asText(value.id), wordsOf(value.name)]
  const head = { ...(id !== undefined && { id }), ...(name !== undefined && { name }) }
  const presented = [value, ...asList(value.credentialSubject).filter(isObject)].flatMap((node) =>
    asList(node.verifiableCredential),
  )
  if (presented.length > 0) return { ...head, items: presented }
  if (identify(value).ok) return { items: [] }
  const key = LIST_KEYS.find((name) => Array.isArray(value[name]))
  return key === undefined ? { items: [] } : { ...head, items: value[key] as Json[] }
}

/** The badge in an item, as text that can be examined by itself; proofs cover content, so writing it anew harms none. */
function textOf(item: Json): string | undefined {
  if (typeof item === 'string') return toPayload(item) && item
  if (!isObject(item)) return undefined
  const enveloped = textInEnvelope(item)
  if (enveloped !== undefined) return enveloped
  if (identify(item).ok || isPresentation(item)) return JSON.stringify(item)
  return wrapped(item)
}

/** Names under which wrappers keep the badge itself, and under which they keep its address. */
const CONTENT_KEYS = ['assertion', 'credential', 'verifiableCredential', 'badge', 'json', 'assertion_json']
const ADDRESS_KEYS = ['hostedUrl', 'openBadgeId', 'assertionUrl', 'assertion_url', 'url']

/** The copy before the address: hosts of old backpacks are gone, and a copy can still be shown. */
function wrapped(item: JsonObject): string | undefined {
  const address = ADDRESS_KEYS.map((key) => asText(item[key])).find((text) => text && toPayload(text))
  for (const key of CONTENT_KEYS) {
    const content = item[key]
    if (typeof content === 'string' && toPayload(content)) return content
    if (isObject(content) && identify(content).ok) return JSON.stringify(withAddress(content, address))
  }
  return address
}

/** 0.5 has no place for its own address; the wrapper knew it, and only there can it be checked. */
function withAddress(assertion: JsonObject, address: string | undefined): JsonObject {
  const isAddressed = ['id', 'verify', 'verification', 'proof'].some((key) => assertion[key] !== undefined)
  return address === undefined || isAddressed
    ? assertion
    : { ...assertion, verify: { type: 'hosted', url: address } }
}

function isPresentation(item: JsonObject): boolean {
  return item.verifiableCredential !== undefined
}

/** What the badge is called, as far as one look tells. */
function nameOf(item: Json): string | undefined {
  if (!isObject(item)) return undefined
  const assertion = isObject(item.assertion) ? item.assertion : item
  const subject = asList(assertion.credentialSubject).find(isObject)
  return [subject?.achievement, assertion.badge, assertion]
    .map((node) => (isObject(node) ? wordsOf(node.name) : undefined))
    .find((name) => name !== undefined)
}
