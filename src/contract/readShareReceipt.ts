// Reads the host's answer: a host of another version, or none of ours, must not confuse the app.
import { isObject } from '../domain/json.ts'
import { parseAddress } from '../domain/webAddress.ts'
import type { ShareReceipt } from './sharing.ts'
import { isShareId } from './writeToken.ts'

/** The receipt, or nothing when the answer is not one. */
export function readShareReceipt(value: unknown): ShareReceipt | undefined {
  if (!isObject(value)) return undefined
  const { id, url, publishedAt, updatedAt, expiresAt, etag } = value
  if (!isShareId(id) || typeof url !== 'string' || typeof etag !== 'string') return undefined
  if (parseAddress(url) === undefined) return undefined
  if (!isDate(publishedAt) || !isDate(updatedAt) || !isDate(expiresAt)) return undefined
  return { id, url, publishedAt, updatedAt, expiresAt, etag }
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
