// Who signed, and does the issuer's own address say so?
import { asList, asText, isObject } from '../json.ts'
import type { Json, JsonObject } from '../json.ts'
import type { AnswerSource } from '../outside.ts'
import { isSameAddress } from './assertions/sameAddress.ts'
import type { Finding } from './finding.ts'
import { bad, good, unsure } from './finding.ts'
import { fetchJson, hostOf, rememberedJson } from './inquiry.ts'
import type { Fetched, Inquiry } from './inquiry.ts'
import { keysOf, listsKeys, sameKeyIn } from './keys/controllerDocument.ts'
import { addressOfDidWeb, isDid, resolveDid } from './keys/did.ts'
import type { FoundKey } from './keys/findKey.ts'
import { isSameKey } from './keys/publicKey.ts'
import { isSelfNamed, selfNamed } from './selfNamed.ts'

/** The issuer's identifier, as a text or in an object. */
export function issuerIdOf(credential: JsonObject): string | undefined {
  const [issuer, second] = asList(credential.issuer)
  return second === undefined ? asText(isObject(issuer) ? issuer.id : issuer) : undefined
}

/**
 * Binds a key whose signature holds to the issuer named in the badge. `ok` only when the issuer's own address lists
 * the key, or the learner trusts this issuer; `failed` only when that address was read and says otherwise.
 */
export async function confirmIssuer(
  inquiry: Inquiry,
  issuerId: string | undefined,
  key: FoundKey,
): Promise<Finding> {
  if (!issuerId) return unsure('issuer.unnamed')
  if (key.origin === 'document' && !key.isForBadges) {
    return bad('issuer.key-not-for-badges', { because: { domain: hostOf(key.url) ?? '' }, ...answered(key) })
  }
  if (isSelfNamed(issuerId)) return confirmSelfNamed(inquiry, issuerId, key)
  const address = issuerId.startsWith('did:web:') ? addressOfDidWeb(issuerId) : issuerId
  const host = hostOf(address)
  if (!address || !host) return unsure('issuer.not-confirmed')
  if (isAtHome(key, { issuerId, address, host })) {
    return good('issuer.confirmed', { because: { domain: host }, ...answered(key) })
  }
  return askIssuer(inquiry, { issuerId, address, host }, key)
}

/** The issuer's name is a key: nothing can be forged, and nobody knows who that is. */
async function confirmSelfNamed(inquiry: Inquiry, issuerId: string, key: FoundKey): Promise<Finding> {
  const resolved = await resolveDid(inquiry, issuerId)
  if (!resolved.ok) return unsure('issuer.not-confirmed')
  const [own] = await keysOf(resolved.value.document, inquiry.now)
  if (!own || !isSameKey(own.jwk, key.jwk)) return bad('issuer.key-of-another')
  return selfNamed(issuerId, inquiry.trust)
}

/**
 * The key was read in the issuer's own document, or in a set of keys on the issuer's host that names no owner. What a
 * document elsewhere says its `id` is counts for nothing: anyone can write that.
 */
function isAtHome(key: FoundKey, { issuerId, address, host }: Place): boolean {
  if (key.origin !== 'document') return false
  if (key.owner === undefined) return hostOf(key.url) === host
  return key.owner === issuerId && key.url !== undefined && isSameAddress(key.url, address)
}

interface Place {
  issuerId: string
  address: string
  host: string
}

/** Reads the issuer's own document and looks for the key in it. */
async function askIssuer(
  inquiry: Inquiry,
  { issuerId, address, host }: Place,
  key: FoundKey,
): Promise<Finding> {
  const because = { domain: host }
  const fetched = await fetchJson(inquiry, address)
  const isHis = (json: Json) => !isDid(issuerId) || (isObject(json) && json.id === issuerId)
  if (fetched.ok && isHis(fetched.value.json) && (await lists(inquiry, fetched.value.json, key))) {
    return good('issuer.confirmed', { because, ...answered(fetched.value) })
  }
  const earlier = rememberedJson(inquiry, address)
  if (earlier && isHis(earlier.json) && (await lists(inquiry, earlier.json, key))) {
    inquiry.stillNeeded.add(address)
    return good('issuer.confirmed', { because, ...answered(earlier) })
  }
  if (!fetched.ok) return unsure(isGone(fetched) ? 'issuer.gone' : 'issuer.out-of-reach', { because })
  if (!isHis(fetched.value.json) || !listsKeys(fetched.value.json))
    return unsure('issuer.says-nothing', { because, ...answered(fetched.value) })
  return bad('issuer.key-not-listed', { because, ...answered(fetched.value) })
}

async function lists(inquiry: Inquiry, document: Json, key: FoundKey): Promise<boolean> {
  const listed = sameKeyIn(await keysOf(document, inquiry.now), key.jwk)
  return listed !== undefined && listed.isForBadges && !listed.isRevoked
}

function isGone(fetched: Fetched): boolean {
  return !fetched.ok && fetched.error.code === 'status'
}

/** Where an answer came from, for the check that rests on it. */
export function answered(answer: { source: AnswerSource; at?: string }): Pick<Finding, 'source' | 'at'> {
  return { source: answer.source, ...(answer.at && { at: answer.at }) }
}
