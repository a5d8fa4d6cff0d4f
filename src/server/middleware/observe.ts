// Counts and logs each request by its route's pattern: neither ids nor queries nor addresses of people are written down.
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'

/** Measures what comes after it. */
export function observe(metrics: Metrics, outside: { monotonic(): number; log: Log }): MiddlewareHandler {
  return async function observeRequest(context, next) {
    const begin = outside.monotonic()
    await next()
    const milliseconds = outside.monotonic() - begin
    const { method } = context.req
    const route = routePath(context)
    const { status } = context.res
    metrics.record(method, route, status, milliseconds / 1000)
    const level = status >= 500 ? 'error' : 'info'
    outside.log(level, 'request', { method, route, status, ms: Math.round(milliseconds * 10) / 10 })
  }
}
