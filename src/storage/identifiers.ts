// The names by which the same badge is known again, whatever way it came by.
import type { Badge, Payload } from '../domain/badge/badge.ts'
import { asList, asText, isObject, type JsonObject } from '../domain/json.ts'
import { parseAddress } from '../domain/webAddress.ts'
import { sha256Hex } from './bytes.ts'

/**
 * Parameters that change how a badge is shown, not which one it is. All others stay: several platforms name the
 * badge in the query (`assertion.php?b=…`).
 */
const INCIDENTAL =
  /^(v|obversion|format|expand|event|embedversion|embedwidth|embedheight|identity__.*|utm_.*)$/i

/**
 * One spelling for addresses that lead to the same badge: without scheme, fragment, final `.json` or `/`, and
 * without the parameters that only change its dress.
 *
 * @example normaliseAddress('http://Example.org/a/1.json?v=2_0') // 'example.org/a/1'
 */
export function normaliseAddress(address: string): string {
  const url = parseAddress(address.trim())
  if (url === undefined) return address.trim()
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return address.trim()
  const kept = [...url.searchParams].filter(([name]) => !INCIDENTAL.test(name)).sort()
  const path = url.pathname.replace(/\/+$/, '').replace(/\.json$/i, '')
  const query = kept.map(([name, value]) => `${name}=${value}`).join('&')
  return `${url.host}${path}${query === '' ? '' : `?${query}`}`
}

/**
 * All names of a badge. Two badges that share one are the same badge.
 *
 * Badges of 1.x and 2.0 are named by their address; those of 3.0 by their id and their issuer, because issuers
 * copy ids from examples. What has no name of its own is known by its facts.
 */
export async function identifiersOf(badge: Badge, payload: Payload): Promise<string[]> {
  const issuer = normaliseAddress(badge.issuer.id ?? badge.issuer.url ?? badge.issuer.name)
  const names = new Set<string>()
  for (const address of addressesOf(badge, payload)) names.add(`url:${normaliseAddress(address)}`)
  const uid = asText(badge.source['uid'])
  if (uid !== undefined) names.add(`uid:${uid}|${issuer}`)
  if (badge.id !== undefined) names.add(`id:${normaliseAddress(badge.id)}|${issuer}`)
  for (const seal of sealsOf(badge.source, payload)) names.add(`seal:${await sha256Hex(seal)}`)
  if (names.size === 0) names.add(`facts:${await sha256Hex(factsOf(badge, issuer))}`)
  return [...names]
}

/**
 * The only name of a badge that was altered: its content. A forgery carries the seal and the id of a sound badge, and
 * must neither pass for it nor hide it.
 */
export async function namesOfForgery(badge: Badge): Promise<string[]> {
  return [`altered:${await sha256Hex(JSON.stringify(badge.source))}`]
}

/** Addresses that stand for this very badge. */
function addressesOf(badge: Badge, payload: Payload): string[] {
  const addresses = payload.form === 'url' ? [payload.url] : []
  if (badge.verification.method === 'hosted') addresses.push(badge.verification.url)
  const isOfSecondGeneration = badge.version !== '3.0' && badge.version !== 'clr-2.0'
  if (isOfSecondGeneration && badge.id !== undefined && /^https?:/i.test(badge.id)) addresses.push(badge.id)
  return addresses
}

/** The signatures on it: no two badges share one. */
function sealsOf(source: JsonObject, payload: Payload): string[] {
  const seals = payload.form === 'jws' ? [payload.token.trim()] : []
  for (const proof of asList(source['proof'])) {
    if (!isObject(proof)) continue
    const seal = asText(proof['proofValue']) ?? asText(proof['jws'])
    if (seal !== undefined) seals.push(seal)
  }
  return seals
}

function factsOf(badge: Badge, issuer: string): string {
  const achievement = badge.achievement.id ?? badge.achievement.name
  const recipients = badge.recipients.map((recipient) => `${recipient.kind}:${recipient.value}`).sort()
  return JSON.stringify([achievement, issuer, recipients, badge.issuedOn ?? ''])
}
