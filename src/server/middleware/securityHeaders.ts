// Headers that every answer carries unless its route says otherwise.
import type { MiddlewareHandler } from 'hono'

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

/**
 * Fills in what is missing. Hono's own `secureHeaders` writes over what a route has set, and the routes here differ:
 * share pages, uploaded files, relayed answers and the app each have a policy of their own.
 */
export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const all = Object.entries(securityHeadersFor(publicUrl))
  return async function fillInSecurityHeaders(context, next) {
    await next()
    const { headers } = context.res
    // The older header knows no list of framers: where a policy lets some in, it would keep them out.
    const isFramed = /frame-ancestors (?!'none')/.test(headers.get('content-security-policy') ?? '')
    for (const [name, value] of all)
      if (!headers.has(name) && !(isFramed && name === 'x-frame-options')) headers.set(name, value)
  }
}

/** The headers by name; only who is reached by https may promise to stay there. */
export function securityHeadersFor(publicUrl: string): Record<string, string> {
  return {
    ...HEADERS,
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}
