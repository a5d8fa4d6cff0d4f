// Badges that are probably one achievement received by two routes. Proposed; the learner decides.
import { fold } from '../competency/fold.ts'
import type { Verdict } from '../verification/report.ts'
import type { ListedBadge } from './listed.ts'

export interface Twins {
  /** The same whichever came first: what the learner refused is remembered by it. */
  key: string
  /** The one that would stay: it says more of its truth, or came first. */
  keep: string
  /** The one that would be taken into it. */
  join: string
}

/** Issuers that sign again some time later write another day. */
const DAYS_APART = 2
const DAY = 86_400_000

const weight: Record<Verdict, number> = {
  verified: 5,
  intact: 4,
  'not-yet-valid': 3,
  expired: 3,
  unverified: 2,
  suspended: 1,
  revoked: 1,
  altered: 0,
  unreadable: 0,
}

/** A forgery is nobody's twin: a badge that was changed must not hide in a sound one. */
function mayBeTwin({ verdict, name }: ListedBadge): boolean {
  return weight[verdict] > 0 && name.trim() !== ''
}

/** Pairs, each badge in one at most; `refused` holds the keys the learner has said no to. */
export function twins(badges: readonly ListedBadge[], refused: ReadonlySet<string> = new Set()): Twins[] {
  const alike = new Map<string, ListedBadge[]>()
  for (const badge of badges) {
    if (!mayBeTwin(badge)) continue
    const key = `${fold(badge.issuerName)}|${fold(badge.name)}`
    const group = alike.get(key)
    if (group) group.push(badge)
    else alike.set(key, [badge])
  }
  return [...alike.values()].flatMap((group) => (group.length < 2 ? [] : pairs(group, refused)))
}

function pairs(group: readonly ListedBadge[], refused: ReadonlySet<string>): Twins[] {
  const ordered = group.toSorted(betterFirst)
  const taken = new Set<string>()
  const found: Twins[] = []
  for (const [place, keep] of ordered.entries()) {
    for (const join of taken.has(keep.id) ? [] : ordered.slice(place + 1)) {
      const key = twinKey(keep.id, join.id)
      if (taken.has(join.id) || refused.has(key) || !isSameDay(keep, join)) continue
      taken.add(keep.id).add(join.id)
      found.push({ key, keep: keep.id, join: join.id })
      break
    }
  }
  return found
}

/** @example twinKey('b', 'a') === twinKey('a', 'b') */
export function twinKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

function betterFirst(one: ListedBadge, other: ListedBadge): number {
  const difference = weight[other.verdict] - weight[one.verdict]
  if (difference !== 0) return difference
  return `${one.addedAt} ${one.id}` < `${other.addedAt} ${other.id}` ? -1 : 1
}

/** A badge without a day may be of any. */
function isSameDay(one: ListedBadge, other: ListedBadge): boolean {
  const apart = Date.parse(one.issuedOn ?? '') - Date.parse(other.issuedOn ?? '')
  return Number.isNaN(apart) || Math.abs(apart) <= DAYS_APART * DAY
}
