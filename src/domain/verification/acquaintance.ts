// Does the learner know who gave this badge? A question of its own, beside "unchanged?" and "confirmed by its address?".
import type { Badge } from '../badge/badge.ts'
import { findListings } from './registries/registries.ts'
import type { Listing } from './registries/registries.ts'
import type { Report } from './report.ts'
import { isRelied, SELF_NAMED_CODES, trustOf } from './selfNamed.ts'
import type { Trusted } from './selfNamed.ts'

export type Acquaintance =
  /** The learner vouches for this issuer. */
  | { kind: 'yours'; issuerId: string }
  /** A bundled list knows it. */
  | { kind: 'listed'; issuerId: string; listing: Listing; isRelied: boolean }
  | { kind: 'stranger'; issuerId: string }
  /** The badge names an issuer, and nothing shows that this issuer gave it: whom the learner knows says nothing. */
  | { kind: 'unproved' }
  | { kind: 'unnamed' }

/** Who the issuer is to the learner; `issuerId` is what the learner may vouch for. */
export async function acquaintanceOf(badge: Badge, report: Report, trusted: Trusted): Promise<Acquaintance> {
  const issuerId = badge.issuer.id
  if (!issuerId) return { kind: 'unnamed' }
  if (!isTheIssuers(report)) return { kind: 'unproved' }
  const trust = trustOf(trusted)
  if (trust.issuers.has(issuerId)) return { kind: 'yours', issuerId }
  const listings = await findListings(issuerId)
  const listing = listings.find(({ registry }) => isRelied(registry, trust)) ?? listings[0]
  return listing
    ? { kind: 'listed', issuerId, listing, isRelied: isRelied(listing.registry, trust) }
    : { kind: 'stranger', issuerId }
}

/** Unchanged, and proved to come from the issuer it names: by the issuer's address, or because its name is its key. */
function isTheIssuers(report: Report): boolean {
  const check = (id: string) => report.checks.find((one) => one.id === id)
  const issuer = check('issuer')
  return (
    check('integrity')?.state === 'ok' && (issuer?.state === 'ok' || SELF_NAMED_CODES.has(issuer?.code ?? ''))
  )
}
