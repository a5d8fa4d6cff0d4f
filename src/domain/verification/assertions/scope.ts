// May this address speak for that issuer? (OB 2.0 §"Verification": `startsWith` and `allowedOrigins`.)
import { asList, asText, isObject } from '../../json.ts'
import type { JsonObject } from '../../json.ts'
import { parseAddress } from '../../webAddress.ts'
import { hostOf } from '../inquiry.ts'
import type { LinkedAssertion } from './linked.ts'

/** `outside-stated`: the issuer's profile itself rules the address out; `elsewhere`: no word, and another host. */
export type Scope = 'inside' | 'outside-stated' | 'elsewhere'

/**
 * Compares a hosted badge's address with what its issuer allows. The issuer's own host always counts; another one only
 * by the word of the profile at the issuer's address, for inside a badge anyone can write such words.
 */
export function scopeOf(assertionUrl: string, { issuer, issuerId, issuerAnswer }: LinkedAssertion): Scope {
  const host = hostOf(assertionUrl)
  const isAtHome = host !== undefined && hostsOf(issuer, issuerId).includes(host)
  if (!isAtHome && !issuerAnswer) return 'elsewhere'
  const rules = asList(issuer?.verification).filter(isObject)
  const starts = rules.flatMap((rule) => asList(rule.startsWith)).flatMap((start) => asText(start) ?? [])
  if (starts.length > 0 && !starts.some((start) => startsWith(assertionUrl, start))) return 'outside-stated'
  const origins = rules
    .flatMap((rule) => asList(rule.allowedOrigins))
    .flatMap((origin) => asText(origin) ?? [])
  if (origins.length > 0)
    return origins.some((origin) => hostNamed(origin) === host) ? 'inside' : 'outside-stated'
  return starts.length > 0 || isAtHome ? 'inside' : 'elsewhere'
}

/** 1.x profiles have no id: their address, or the site they name, is all there is. 0.5 knows `origin`. */
function hostsOf(issuer: JsonObject | undefined, issuerId: string | undefined): (string | undefined)[] {
  const host = hostOf(issuerId)
  return host === undefined ? [asText(issuer?.url), asText(issuer?.origin)].map(hostOf) : [host]
}

/** `https://a.example` must not let `https://a.example.evil` in, nor `…/badges/` what `…/badges/../` leads to. */
function startsWith(url: string, start: string): boolean {
  const place = parseAddress(url)?.href ?? url
  return place.startsWith(parseAddress(start)?.href ?? start) && hostOf(url) === hostOf(start)
}

function hostNamed(origin: string): string | undefined {
  return hostOf(origin) ?? hostOf(`https://${origin}`)
}
