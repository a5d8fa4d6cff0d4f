// What a device sends to publish, what the host answers, and what a reader's browser gets to check.
import type { SharedFile } from '../domain/sharing/sharedFile.ts'
import type { PublishedPage, SharePage } from '../domain/sharing/sharePage.ts'

/** Name of the multipart part that holds the page as JSON. */
export const PAGE_PART = 'page'

/** Name of the multipart part that holds the file of this SHA-256. */
export function filePart(sha256: string): string {
  return `file-${sha256}`
}

/** The page as sent: its words, and how long it may be seen. */
export interface ShareDraft extends SharePage {
  expiresInDays: number
}

/** The host's answer to a page published or changed. */
export interface ShareReceipt {
  id: string
  /** Absolute address of the page. */
  url: string
  /** ISO 8601, UTC, as the next two. */
  publishedAt: string
  updatedAt: string
  expiresAt: string
  /** For `If-Match` of the next change, without quotes. */
  etag: string
}

/** One badge of a share, ready to be fetched and checked. */
export interface SharedOriginal extends SharedFile {
  name: string
  issuerName: string
  /** Absolute path of the original on the host. */
  original: string
}

/** `GET /s/{id}.json`. */
export interface SharedData {
  page: PublishedPage
  badges: SharedOriginal[]
}
