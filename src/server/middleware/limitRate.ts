// So many requests an address may make. Counted in this process: a host of several counts several times, which loosens
// the limit but never tightens it. It is protection, not state that matters.
import type { Context, MiddlewareHandler } from 'hono'
import { isIPv6 } from 'node:net'
import { problem } from './problem.ts'

export interface Rate {
  /** How many at once. */
  burst: number
  /** How many come back each second. */
  perSecond: number
}

export interface Clock {
  monotonic(): number
  addressOf(context: Context): string
}

/** Beyond this many addresses the longest unseen are forgotten. */
const REMEMBERED = 10_000

/** A token bucket for each address. */
export function limitRate(rate: Rate, { monotonic, addressOf }: Clock): MiddlewareHandler {
  const buckets = new Map<string, { left: number; at: number }>()
  return async function limitRequests(context, next) {
    const key = networkOf(addressOf(context))
    const now = monotonic()
    const bucket = buckets.get(key) ?? { left: rate.burst, at: now }
    const left = Math.min(rate.burst, bucket.left + ((now - bucket.at) / 1000) * rate.perSecond)
    // Deleted and set anew: a Map keeps the order of insertion, so the first is the longest unseen.
    buckets.delete(key)
    buckets.set(key, { left: Math.max(0, left - 1), at: now })
    if (buckets.size > REMEMBERED) forgetFirst(buckets)
    if (left < 1) return problem(context, 'host.too-many-requests')
    return next()
  }
}

function forgetFirst(buckets: Map<string, unknown>): void {
  const first = buckets.keys().next()
  if (first.done !== true) buckets.delete(first.value)
}

/** One subscriber has a whole /64 of IPv6: counting single addresses would count nothing. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const rest = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length
  return [...groups, ...Array<string>(Math.max(0, zeros)).fill('0'), ...rest].slice(0, 4).join(':')
}
