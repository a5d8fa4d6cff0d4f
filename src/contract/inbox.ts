// What the system's share sheet, the service worker and the page agree on: names of the form, and how much may wait.
import { MAX_FILE_BYTES } from '../domain/badge/limits.ts'

/** Names of the fields in the form that the share sheet posts to `SHARE_TARGET_PATH`. */
export const SHARE_FIELDS = { title: 'title', text: 'text', url: 'url', files: 'files' } as const

/** Where the page shows what has arrived; the query says what could not be kept. */
export const INBOX_PATH = '/inbox'

/** How much may wait in the inbox. Any web page may post a form there: without bounds it could fill the device. */
export const INBOX_LIMITS = {
  items: 200,
  fileBytes: MAX_FILE_BYTES,
  totalBytes: 4 * MAX_FILE_BYTES,
  /** Of a text: UTF-16 code units. */
  characters: 2 * 1024 * 1024,
} as const

/** Why something shared did not come to lie in the inbox. */
export const MISSED_REASONS = ['too-large', 'too-many', 'full', 'empty', 'failed', 'not-ready'] as const
export type MissedReason = (typeof MISSED_REASONS)[number]

/**
 * Address of the inbox after something was shared.
 *
 * @example inboxAddress(['too-large']) // '/inbox?missed=too-large'
 */
export function inboxAddress(missed: readonly MissedReason[] = []): string {
  const reasons = [...new Set(missed)]
  return reasons.length === 0 ? INBOX_PATH : `${INBOX_PATH}?missed=${reasons.join(',')}`
}

/** The reasons in that address; whatever else stands there is passed over. */
export function readMissed(value: unknown): MissedReason[] {
  const words = typeof value === 'string' ? value.split(',') : []
  return MISSED_REASONS.filter((reason) => words.includes(reason))
}
