// Which public address of a badge is handed on, and whose it is. Nothing is made public here.
import type { Badge } from '../../badge/badge.ts'
import { parseAddress } from '../../webAddress.ts'

/** A page of the learner's that is public now and shows the badge. */
export interface OwnPage {
  url: string
  title: string
  /** ISO 8601. */
  updatedAt: string
}

export type PublicAddress =
  | { kind: 'own-page'; url: string; title: string }
  /** `hosted`: where a 2.0 badge is kept. `named`: the https id of a 3.0 badge; issuers need not answer there. */
  | { kind: 'issuer'; url: string; how: 'hosted' | 'named' }
  | { kind: 'none' }

/** The learner's own page before the issuer's: it says whose badge it is, and it is theirs to take back. */
export function publicAddressOf(badge: Badge, pages: readonly OwnPage[]): PublicAddress {
  const newest = pages.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0]
  if (newest) return { kind: 'own-page', url: newest.url, title: newest.title }
  const { verification, id } = badge
  if (verification.method === 'hosted' && isPublic(verification.url))
    return { kind: 'issuer', url: verification.url, how: 'hosted' }
  return id !== undefined && isPublic(id) ? { kind: 'issuer', url: id, how: 'named' } : { kind: 'none' }
}

/** An address that a stranger's browser can ask. */
function isPublic(address: string): boolean {
  const parts = parseAddress(address)
  return parts?.protocol === 'https:' && parts.username === '' && parts.hostname.includes('.')
}
