// May this address speak for that issuer? (OB 2.0 §"Verification": `startsWith` and `allowedOrigins`.)
import { asList, asText, isObject } from '../../json.ts'
import type { JsonObject } from '../../json.ts'
import { hostOf } from '../inquiry.ts'

/** `outside-stated`: the issuer's profile itself rules the address out; `elsewhere`: no word, and another host. */
export type Scope = 'inside' | 'outside-stated' | 'elsewhere'

/** Compares a hosted badge's address with what its issuer allows; without a word only the issuer's own host counts. */
export function scopeOf(assertionUrl: string, issuer: JsonObject, issuerId: string | undefined): Scope {
  const rules = asList(issuer.verification).filter(isObject)
  const starts = rules.flatMap((rule) => asList(rule.startsWith)).flatMap((start) => asText(start) ?? [])
  if (starts.length > 0 && !starts.some((start) => startsWith(assertionUrl, start))) return 'outside-stated'
  const origins = rules
    .flatMap((rule) => asList(rule.allowedOrigins))
    .flatMap((origin) => asText(origin) ?? [])
  const host = hostOf(assertionUrl)
  if (origins.length > 0)
    return origins.some((origin) => hostNamed(origin) === host) ? 'inside' : 'outside-stated'
  if (starts.length > 0) return 'inside'
  // 1.x profiles have no id: their address, or the site they name, is all there is. 0.5 knows `origin`.
  const own = [issuerId, asText(issuer.url), asText(issuer.origin)]
    .map(hostOf)
    .filter((name) => name !== undefined)
  const first = hostOf(issuerId) ? own.slice(0, 1) : own
  return host !== undefined && first.includes(host) ? 'inside' : 'elsewhere'
}

/** `https://a.example` must not let `https://a.example.evil` in. */
function startsWith(url: string, start: string): boolean {
  return url.startsWith(start) && hostOf(url) === hostOf(start)
}

function hostNamed(origin: string): string | undefined {
  return hostOf(origin) ?? hostOf(`https://${origin}`)
}
