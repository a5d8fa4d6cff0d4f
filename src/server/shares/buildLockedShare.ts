// From a locked publication to what is kept: a page that says nothing, and the ciphertext.
import { brotliCompressSync } from 'node:zlib'
import { filesOfDraft, type LockedPage, type LockedShareDraft } from '../../contract/lockedShare.ts'
import { renderLockedPage } from '../../domain/sharing/carry/renderLockedPage.ts'
import type { ShareRecord } from '../store/store.ts'
import { sha256Hex } from './hash.ts'

const DAY = 24 * 60 * 60 * 1000

interface LockedOptions extends Pick<ShareRecord, 'id' | 'tokenHash'> {
  now: Date
  createdAt: string | undefined
}

/** The record; its one file is the ciphertext as it came. */
export function buildLockedShare(
  draft: LockedShareDraft,
  draftHash: string,
  { id, tokenHash, now, createdAt }: LockedOptions,
): Omit<ShareRecord, 'styleHash'> {
  const updatedAt = now.toISOString()
  const expiresAt = new Date(now.getTime() + draft.expiresInDays * DAY).toISOString()
  const { language, pack } = draft
  const page: LockedPage = { locked: true, id, language, pack, expiresAt }
  const html = Buffer.from(renderLockedPage(page))
  const pageJson = JSON.stringify(page)
  return {
    id,
    tokenHash,
    draftHash,
    pageJson,
    html,
    htmlBrotli: brotliCompressSync(html),
    // The dates of a change are not in the page: they must not be told apart by it.
    etag: sha256Hex(pageJson, html, updatedAt).slice(0, 32),
    createdAt: createdAt ?? updatedAt,
    updatedAt,
    expiresAt,
    files: filesOfDraft(draft),
  }
}
