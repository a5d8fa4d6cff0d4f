// So many at a time: what takes memory or sockets waits outside instead of bringing the host down.
import type { MiddlewareHandler } from 'hono'
import { problem } from './problem.ts'

/** Refuses with 503 what comes while `most` are under way. */
export function limitConcurrency(most: number): MiddlewareHandler {
  let underWay = 0
  return async function limitWorkUnderWay(context, next) {
    if (underWay >= most) return problem(context, 'host.busy')
    underWay += 1
    try {
      await next()
    } finally {
      underWay -= 1
    }
    return undefined
  }
}
