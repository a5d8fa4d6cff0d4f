// What changes shares: always inside a transaction, so that all of it happens or nothing.
import type { Transaction } from 'kysely'
import type { FileBytes, ShareRecord } from './store.ts'
import type { Tables } from './tables.ts'

/** How many hashes go into one question: engines bound the number of parameters. */
const BATCH = 200

/** Writes a share in place of the one with `expectedEtag`, or a new one; false when something else stands there. */
export async function saveShare(
  transaction: Transaction<Tables>,
  share: ShareRecord,
  { bytes, expectedEtag }: { bytes: FileBytes; expectedEtag: string | undefined },
): Promise<boolean> {
  const content = {
    token_hash: share.tokenHash,
    state: 'public' as const,
    draft_hash: share.draftHash,
    page_json: share.pageJson,
    html: share.html,
    html_brotli: share.htmlBrotli,
    style_hash: share.styleHash,
    etag: share.etag,
    created_at: share.createdAt,
    updated_at: share.updatedAt,
    expires_at: share.expiresAt,
  }
  const written =
    expectedEtag === undefined
      ? await transaction
          .insertInto('shares')
          .values({ id: share.id, ...content })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirst()
      : await transaction
          .updateTable('shares')
          .set(content)
          .where('id', '=', share.id)
          .where('state', '=', 'public')
          .where('etag', '=', expectedEtag)
          .executeTakeFirst()
  const rows = 'numUpdatedRows' in written ? written.numUpdatedRows : (written.numInsertedOrUpdatedRows ?? 0n)
  if (rows === 0n) return false
  await replaceFiles(transaction, share, bytes)
  return true
}

async function replaceFiles(
  transaction: Transaction<Tables>,
  share: ShareRecord,
  bytes: FileBytes,
): Promise<void> {
  const old = await hashesIn(transaction, [share.id])
  await transaction.deleteFrom('share_files').where('share_id', '=', share.id).execute()
  for (const [sha256, content] of bytes) {
    await transaction
      .insertInto('files')
      .values({ sha256, size: content.byteLength, bytes: content })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute()
  }
  for (const file of share.files) {
    await transaction
      .insertInto('share_files')
      .values({
        share_id: share.id,
        role: file.role,
        position: file.position,
        sha256: file.sha256,
        media_type: file.mediaType,
        file_name: file.fileName,
      })
      .execute()
  }
  await deleteUnused(transaction, old)
}

/** Empties shares, and deletes the files that no other share names. */
export async function endShares(transaction: Transaction<Tables>, ids: string[]): Promise<void> {
  const hashes = await hashesIn(transaction, ids)
  await transaction
    .updateTable('shares')
    .set({
      state: 'gone',
      page_json: null,
      html: null,
      html_brotli: null,
      draft_hash: '',
      style_hash: '',
      etag: '',
    })
    .where('id', 'in', ids)
    .execute()
  await transaction.deleteFrom('share_files').where('share_id', 'in', ids).execute()
  await deleteUnused(transaction, hashes)
}

async function hashesIn(transaction: Transaction<Tables>, ids: string[]): Promise<string[]> {
  const query = transaction.selectFrom('share_files').select('sha256').distinct().where('share_id', 'in', ids)
  return (await query.execute()).map((row) => row.sha256)
}

async function deleteUnused(transaction: Transaction<Tables>, hashes: string[]): Promise<void> {
  for (let start = 0; start < hashes.length; start += BATCH) {
    await transaction
      .deleteFrom('files')
      .where('sha256', 'in', hashes.slice(start, start + BATCH))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('share_files').select('share_id').whereRef('share_files.sha256', '=', 'files.sha256'),
          ),
        ),
      )
      .execute()
  }
}
