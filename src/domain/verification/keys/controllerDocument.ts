// Documents that list keys: DID documents, controller documents, JWK sets, single keys.
import { asList, asText, isObject } from '../../json.ts'
import type { Json, JsonObject } from '../../json.ts'
import { fromBase58, toBase64Url } from '../bytes.ts'
import { readMoment } from '../window.ts'
import { readMultikey } from './multikey.ts'
import { readPem } from './pem.ts'
import { isKeyFor, isSameKey, publicJwk } from './publicKey.ts'
import type { Algorithm, PublicJwk } from './publicKey.ts'

/** A key as a document lists it. */
export interface ListedKey {
  jwk: PublicJwk
  /** Absolute, where the document names it. */
  id?: string
  controller?: string
  /** May it sign badges: is it in `assertionMethod`, or in a list that makes no such difference? */
  isForBadges: boolean
  /** Was it taken back by its owner before this moment? */
  isRevoked: boolean
}

/** Does this document say anything about keys? A profile without keys neither confirms nor denies one. */
export function listsKeys(document: Json): boolean {
  return (
    isObject(document) &&
    [
      'verificationMethod',
      'assertionMethod',
      'publicKey',
      'keys',
      'kty',
      'publicKeyPem',
      'publicKeyJwk',
      'publicKeyMultibase',
    ].some((name) => document[name] !== undefined)
  )
}

/** Every key of a document that can be read. */
export async function keysOf(document: Json, now: Date): Promise<ListedKey[]> {
  if (!isObject(document)) return []
  if (document.keys !== undefined)
    return asList(document.keys).flatMap((jwk) => (isObject(jwk) ? fromJwk(jwk) : []))
  if (document.kty !== undefined) return fromJwk(document)
  const base = asText(document.id) ?? ''
  if (isMethod(document)) return [await fromMethod(document, base, true, now)].flatMap((key) => key ?? [])
  const forBadges = asList(document.assertionMethod)
  const named = new Set(
    forBadges.filter((entry) => typeof entry === 'string').map((id) => absolute(id, base)),
  )
  const methods = [...asList(document.verificationMethod), ...asList(document.publicKey)].filter(isObject)
  const makesNoDifference =
    document.assertionMethod === undefined && document.verificationMethod === undefined
  const listed = methods.map((method) =>
    fromMethod(method, base, makesNoDifference || named.has(absolute(asText(method.id) ?? '', base)), now),
  )
  const inline = forBadges.filter(isObject).map((method) => fromMethod(method, base, true, now))
  return (await Promise.all([...listed, ...inline])).filter((key) => key !== undefined)
}

/**
 * The listed key of this name: the whole id, its fragment, or a JWK's `kid`. Keys of different kinds may share a `kid`
 * (RFC 7517 §4.5): then it is the one for this algorithm.
 */
export function keyNamed(
  keys: readonly ListedKey[],
  id: string,
  algorithm?: Algorithm,
): ListedKey | undefined {
  const fragment = id.includes('#') ? id.slice(id.indexOf('#') + 1) : undefined
  const isNamed = (key: ListedKey) => key.id === id || (fragment !== undefined && key.id === fragment)
  const named = keys.filter(isNamed)
  if (named.length > 0) return named.find(({ jwk }) => algorithm && isKeyFor(jwk, algorithm)) ?? named[0]
  // An address that leads to one key alone needs no further name.
  return fragment === undefined && keys.length === 1 ? keys[0] : undefined
}

/** The entry of this very key, under whatever name. */
export function sameKeyIn(keys: readonly ListedKey[], jwk: PublicJwk): ListedKey | undefined {
  const same = keys.filter((key) => isSameKey(key.jwk, jwk))
  return same.find((key) => key.isForBadges && !key.isRevoked) ?? same[0]
}

function fromJwk(jwk: JsonObject): ListedKey[] {
  const key = publicJwk(jwk)
  const id = asText(jwk.kid)
  const isForBadges = jwk.use === undefined || jwk.use === 'sig'
  return key ? [{ jwk: key, isForBadges, isRevoked: false, ...(id && { id }) }] : []
}

async function fromMethod(
  method: JsonObject,
  base: string,
  isForBadges: boolean,
  now: Date,
): Promise<ListedKey | undefined> {
  const jwk = await keyOfMethod(method)
  if (!jwk) return undefined
  const id = asText(method.id)
  const controller = asText(method.controller) ?? asText(method.owner)
  return {
    jwk,
    isForBadges,
    isRevoked: [method.revoked, method.expires].some((moment) => isPast(moment, now)),
    ...(id && { id: absolute(id, base) }),
    ...(controller && { controller }),
  }
}

async function keyOfMethod(method: JsonObject): Promise<PublicJwk | undefined> {
  if (isObject(method.publicKeyJwk)) return publicJwk(method.publicKeyJwk)
  const multibase = asText(method.publicKeyMultibase)
  if (multibase) return readMultikey(multibase)
  const pem = asText(method.publicKeyPem)
  if (pem) return readPem(pem)
  const base58 = asText(method.publicKeyBase58)
  const bytes = base58 ? fromBase58(base58) : undefined
  return bytes?.length === 32 ? { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(bytes) } : undefined
}

function isMethod(document: JsonObject): boolean {
  return ['publicKeyJwk', 'publicKeyMultibase', 'publicKeyPem', 'publicKeyBase58'].some(
    (name) => document[name] !== undefined,
  )
}

/** A moment that cannot be read has to be taken for past. */
function isPast(moment: Json | undefined, now: Date): boolean {
  if (moment === undefined || moment === null || moment === false || moment === '') return false
  const read = readMoment(asText(moment))
  return !read || read.getTime() <= now.getTime()
}

function absolute(id: string, base: string): string {
  return id.startsWith('#') ? base + id : id
}
