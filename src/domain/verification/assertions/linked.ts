// The documents an assertion leans on: its badge class and its issuer, fetched and read together.
import type { Badge, Payload } from '../../badge/badge.ts'
import { readBadge } from '../../badge/readBadge.ts'
import type { ReadFault } from '../../badge/readBadge.ts'
import { idOf } from '../../badge/readers/fields/addresses.ts'
import { asList, isObject } from '../../json.ts'
import type { Json, JsonObject } from '../../json.ts'
import { ok } from '../../result.ts'
import type { Result } from '../../result.ts'
import { fetchJson, hostOf } from '../inquiry.ts'
import type { Fetched, FetchedDocument, Inquiry } from '../inquiry.ts'

/** An assertion with what it links to. */
export interface LinkedAssertion {
  badge: Badge
  assertion: JsonObject
  badgeClass?: JsonObject
  issuer?: JsonObject
  /** What the issuer is called, mostly an address: as its profile says, else as the link to it does. */
  issuerId?: string
  /** How the issuer's document was had; absent when it stands inside the badge, or at another host than it names. */
  issuerAnswer?: FetchedDocument
}

/** An assertion leads to its class, the class to its issuer; nothing leads further. */
const MOST_ROUNDS = 3

/** Reads an assertion and fetches, round by round, what it says is missing. */
export async function readLinked(
  inquiry: Inquiry,
  payload: Payload,
  known: ReadonlyMap<string, Json> = new Map(),
): Promise<Result<LinkedAssertion, ReadFault>> {
  const documents = new Map(known)
  const answers = new Map<string, Fetched>()
  let read = readBadge(payload, documents)
  for (let round = 0; round < MOST_ROUNDS && read.ok; round++) {
    const wanted = (read.value.missing ?? []).filter((url) => !answers.has(url))
    if (wanted.length === 0) break
    for (const url of wanted) {
      const fetched = await fetchJson(inquiry, url)
      answers.set(url, fetched)
      if (fetched.ok) documents.set(url, fetched.value.json)
    }
    read = readBadge(payload, documents)
  }
  return read.ok ? ok(link(read.value, documents, answers)) : read
}

/**
 * The same with what the issuer's own address says of the issuer: what stands inside a badge, or elsewhere, is only the
 * badge's word. Unchanged when that address does not answer.
 */
export async function withOwnWord(inquiry: Inquiry, linked: LinkedAssertion): Promise<LinkedAssertion> {
  const { issuerId, issuerAnswer } = linked
  if (issuerAnswer || !hostOf(issuerId)) return linked
  const fetched = await fetchJson(inquiry, issuerId!)
  return fetched.ok && isObject(fetched.value.json)
    ? { ...linked, issuer: fetched.value.json, issuerAnswer: fetched.value }
    : linked
}

function link(
  badge: Badge,
  documents: ReadonlyMap<string, Json>,
  answers: ReadonlyMap<string, Fetched>,
): LinkedAssertion {
  const assertion = badge.source
  const badgeClass = follow(assertion.badge, documents)
  const issuerLink = asList(badgeClass?.issuer)[0]
  const issuer = follow(issuerLink, documents)
  const address = idOf(issuerLink)
  const issuerId = idOf(issuer) ?? address
  const answer =
    address !== undefined && hostOf(address) === hostOf(issuerId) ? answers.get(address) : undefined
  return {
    badge,
    assertion,
    ...(badgeClass && { badgeClass }),
    ...(issuer && { issuer }),
    ...(issuerId && { issuerId }),
    ...(answer?.ok && { issuerAnswer: answer.value }),
  }
}

function follow(link: Json | undefined, documents: ReadonlyMap<string, Json>): JsonObject | undefined {
  const address = idOf(link)
  const document = address === undefined ? undefined : documents.get(address)
  return isObject(document) ? document : isObject(link) ? link : undefined
}
