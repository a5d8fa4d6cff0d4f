// Capabilities on the wire: the token a request carries, as the hash under which the host knows it.
import type { Context } from 'hono'
import { hashWriteToken, isWriteToken } from '../../contract/writeToken.ts'

/** The hash of the request's token; undefined without one, or with something else. The token itself is not kept. */
export async function readToken(context: Context): Promise<string | undefined> {
  const token = /^Bearer (\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
  return isWriteToken(token) ? hashWriteToken(token) : undefined
}

/** `If-Match` compares strongly (RFC 9110 §13.1.1): a weak tag never matches. */
export function isMatch(condition: string, etag: string): boolean {
  return condition.trim() === '*' || condition.split(',').some((tag) => tag.trim() === `"${etag}"`)
}

/** `If-None-Match` compares weakly (RFC 9110 §13.1.2). */
export function isFresh(context: Context, etag: string): boolean {
  return isKnown(context.req.header('if-none-match'), etag)
}

/** The same of the header itself. */
export function isKnown(known: string | undefined, etag: string): boolean {
  if (known === undefined) return false
  return known.trim() === '*' || known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
