// The orders of a list. Each is total, so that a list never dances.
import { fold } from '../competency/fold.ts'
import type { ListedBadge } from './listed.ts'

/** In the order they are offered; the first is what one gets without asking. */
export const SORTS = ['newest', 'oldest', 'name', 'issuer', 'expiring'] as const

export type Sort = (typeof SORTS)[number]

/** A badge without an end comes after all that have one. */
const NEVER = '9999'

const keys: Record<Sort, (badge: ListedBadge) => string> = {
  newest: momentOf,
  oldest: momentOf,
  name: ({ name }) => fold(name),
  issuer: ({ issuerName, name }) => `${fold(issuerName)}\n${fold(name)}`,
  expiring: ({ expires }) => expires ?? NEVER,
}

/**
 * The badges in that order, in a list of their own. `now` only matters for `expiring`: what is over already comes last.
 */
export function sorted<T extends ListedBadge>(badges: readonly T[], sort: Sort, now = new Date()): T[] {
  const today = now.toISOString()
  const keyOf = keys[sort]
  const keyed = badges.map((badge) => {
    const key = keyOf(badge)
    // Behind what never ends: nobody can do anything about it today.
    return { badge, key: sort === 'expiring' && key < today ? `${NEVER}${key}` : key }
  })
  const sign = sort === 'newest' ? -1 : 1
  keyed.sort((one, other) =>
    one.key === other.key ? byArrival(one.badge, other.badge) : one.key < other.key ? -sign : sign,
  )
  return keyed.map(({ badge }) => badge)
}

/** When it was given; where the badge does not say, when it came. */
function momentOf({ issuedOn, addedAt }: ListedBadge): string {
  return issuedOn ?? addedAt
}

function byArrival(one: ListedBadge, other: ListedBadge): number {
  if (one.addedAt !== other.addedAt) return one.addedAt < other.addedAt ? 1 : -1
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}
