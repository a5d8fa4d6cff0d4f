// So many at a time: what takes memory or sockets waits in line instead of bringing the host down.
import type { MiddlewareHandler } from 'hono'
import { problem } from './problem.ts'

export interface Line {
  /** How many may wait. None by default. */
  waiting?: number
  /** How long each waits at most, in milliseconds. */
  within?: number
}

/**
 * Lets `most` through at a time; the next wait in line, their bodies unread, and are refused with 503 where the line is
 * full or the wait is long.
 */
export function limitConcurrency(
  most: number,
  { waiting = 0, within = 10_000 }: Line = {},
): MiddlewareHandler {
  let underWay = 0
  const line = new Set<() => void>()

  function leave(): void {
    const next = line.values().next()
    // The place goes to the first in line, so that nobody overtakes.
    if (next.done === true) underWay -= 1
    else {
      line.delete(next.value)
      next.value()
    }
  }

  function place(): Promise<boolean> {
    if (underWay < most) {
      underWay += 1
      return Promise.resolve(true)
    }
    if (line.size >= waiting) return Promise.resolve(false)
    return new Promise((resolve) => {
      const enter = () => {
        clearTimeout(timer)
        resolve(true)
      }
      const timer = setTimeout(() => {
        line.delete(enter)
        resolve(false)
      }, within)
      line.add(enter)
    })
  }

  return async function limitWorkUnderWay(context, next) {
    if (!(await place())) return problem(context, 'host.busy')
    try {
      await next()
    } finally {
      leave()
    }
    return undefined
  }
}
