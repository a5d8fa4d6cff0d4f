// What devices and host say about mailboxes and sessions. The host sees ciphertext and lengths, never words: keys travel
// in the fragment of a link, which no browser sends.
import { isObject } from '../domain/json.ts'
import { isShareId } from './writeToken.ts'

/** Media type of every ciphertext. */
export const CIPHERTEXT_TYPE = 'application/octet-stream'

/** The answer to a mailbox that was made; made again with the same token, it is the same. */
export interface MailboxReceipt {
  id: string
  /** ISO 8601, UTC. */
  expiresAt: string
}

/** A letter as its reader gets it. */
export interface MailboxMessage {
  /** SHA-256 of the ciphertext: a letter that was sent twice because an answer was lost has one id. */
  id: string
  /** ISO 8601, UTC. */
  receivedAt: string
  /** Base64. */
  ciphertext: string
}

/** `GET /api/mailboxes/{id}`: all letters, which are gone from the host with this answer unless `?keep` was asked. */
export interface MailboxContent {
  messages: MailboxMessage[]
}

/** The answer to a session that was begun or changed. */
export interface SessionReceipt {
  id: string
  /** ISO 8601, UTC, as the next. */
  updatedAt: string
  expiresAt: string
  /** For `If-Match` of the next change, without quotes. */
  etag: string
}

/** The receipt, or nothing when the answer is not one. */
export function readMailboxReceipt(value: unknown): MailboxReceipt | undefined {
  if (!isObject(value)) return undefined
  const { id, expiresAt } = value
  return isShareId(id) && isDate(expiresAt) ? { id, expiresAt } : undefined
}

/** The letters, or nothing when the answer is none of ours. */
export function readMailboxContent(value: unknown): MailboxContent | undefined {
  const list = isObject(value) ? value['messages'] : undefined
  if (!Array.isArray(list)) return undefined
  const messages = list.flatMap((item: unknown) => {
    if (!isObject(item)) return []
    const { id, receivedAt, ciphertext } = item
    const isWhole = typeof id === 'string' && isDate(receivedAt) && typeof ciphertext === 'string'
    return isWhole ? [{ id, receivedAt, ciphertext }] : []
  })
  return messages.length === list.length ? { messages } : undefined
}

/** The receipt, or nothing when the answer is not one. */
export function readSessionReceipt(value: unknown): SessionReceipt | undefined {
  if (!isObject(value)) return undefined
  const { id, updatedAt, expiresAt, etag } = value
  if (!isShareId(id) || !isDate(updatedAt) || !isDate(expiresAt) || typeof etag !== 'string') return undefined
  return { id, updatedAt, expiresAt, etag }
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
