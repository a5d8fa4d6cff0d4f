// So many at a time: what takes memory or sockets waits in line instead of bringing the host down.
import type { MiddlewareHandler } from 'hono'
import { createLine, type LineOptions } from './line.ts'
import { problem } from './problem.ts'

/**
 * Lets `most` through at a time; the next wait in line, their bodies unread, and are refused with 503 where the line is
 * full or the wait is long.
 */
export function limitConcurrency(most: number, options: LineOptions = {}): MiddlewareHandler {
  const enter = createLine(most, options)
  return async function limitWorkUnderWay(context, next) {
    const leave = await enter()
    if (leave === undefined) return problem(context, 'host.busy')
    try {
      await next()
    } finally {
      leave()
    }
    return undefined
  }
}
