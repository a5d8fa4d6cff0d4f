// Who calls, for counting requests: the socket's other end, or what the operator's own proxies say.
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * The caller's address. X-Forwarded-For can be written by anyone; only the entries that trusted proxies have appended,
 * counted from the right, are believed.
 */
export function clientAddress(context: Context, trustedProxies: number): string {
  const socket = getConnInfo(context).remote.address ?? 'unknown'
  if (trustedProxies === 0) return socket
  const entries = (context.req.header('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim())
  return entries.at(-trustedProxies) || socket
}
