// Which addresses checking a badge again will ask, as far as that can be told beforehand.
import type { Badge, Payload } from '../badge/badge.ts'
import { parseAddress } from '../webAddress.ts'
import { addressOfDidWeb } from './keys/did.ts'

/**
 * Addresses of the web: those that answered before, and those the badge itself names.
 *
 * @param answered Addresses of the answers kept beside the badge.
 */
export function whomToAsk(badge: Badge, payload: Payload, answered: readonly string[]): string[] {
  const { verification, issuer } = badge
  const named = [
    payload.form === 'url' ? payload.url : undefined,
    verification.method === 'hosted' ? verification.url : undefined,
    verification.method === 'signed' ? verification.keyUrl : undefined,
    issuer.id && (addressOfDidWeb(issuer.id) ?? issuer.id),
  ]
  const addresses = [...answered, ...named].flatMap((address) => (hostOf(address) ? (address as string) : []))
  return [...new Set(addresses)]
}

/** Who is behind an address: host and port; nothing when it is none of the web. */
export function hostOf(address: string | undefined): string | undefined {
  const url = address === undefined ? undefined : parseAddress(address)
  return url && /^https?:$/.test(url.protocol) ? url.host : undefined
}
