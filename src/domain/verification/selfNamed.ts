// An issuer whose name is a key: nobody can forge it, and only the learner's word says who it is.
import type { Finding } from './finding.ts'
import { good, unsure } from './finding.ts'
import { findListings } from './registries/registries.ts'
import type { Listing } from './registries/registries.ts'

/** Whose word the learner takes for who an issuer is. */
export interface Trust {
  /** Identifiers of issuers the learner vouches for. */
  issuers: ReadonlySet<string>
  /** Ids of bundled lists the learner relies on. */
  registries: ReadonlySet<string>
}

/** Whom the learner trusts, as settings keep it. */
export interface Trusted {
  /** Identifiers of issuers the learner vouches for. */
  trustedIssuers?: readonly string[]
  /** Ids of bundled lists of issuers the learner relies on. */
  trustedRegistries?: readonly string[]
}

export function trustOf({ trustedIssuers, trustedRegistries }: Trusted): Trust {
  return { issuers: new Set(trustedIssuers), registries: new Set(trustedRegistries) }
}

/** Codes of `selfNamed`: these, and no others, change when the learner's trust does. */
export const SELF_NAMED_CODES: ReadonlySet<string> = new Set([
  'issuer.trusted',
  'issuer.listed-trusted',
  'issuer.listed',
  'issuer.listed-for-trials',
  'issuer.only-a-key',
])

/** Whether the issuer's identifier is its key. */
export function isSelfNamed(issuerId: string): boolean {
  return /^did:(key|jwk):/.test(issuerId)
}

/** What is known of an issuer whose key is proved: by the learner, by a list, or by nobody. */
export async function selfNamed(issuerId: string, trust: Trust): Promise<Finding> {
  if (trust.issuers.has(issuerId)) return good('issuer.trusted', { source: 'bundled' })
  const listings = await findListings(issuerId)
  const relied = listings.find(({ registry }) => isRelied(registry, trust))
  if (relied) return good('issuer.listed-trusted', groundsOf(relied))
  const [first] = listings
  if (!first) return unsure('issuer.only-a-key')
  return unsure(first.registry.isForTrials ? 'issuer.listed-for-trials' : 'issuer.listed', groundsOf(first))
}

/** Whether a list counts: one for trials never does, whatever stands in the settings. */
export function isRelied({ id, isForTrials }: Listing['registry'], trust: Trust): boolean {
  return !isForTrials && trust.registries.has(id)
}

function groundsOf({ registry, name }: Listing): Pick<Finding, 'because' | 'source'> {
  return { because: { registry: registry.name, date: registry.date, name }, source: 'bundled' }
}
