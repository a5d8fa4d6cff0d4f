// What changes shares: always inside a transaction, so that all of it happens or nothing.
import type { Transaction } from 'kysely'
import type { Engine } from './engine.ts'
import { writeParts } from './fileParts.ts'
import { packText } from './packed.ts'
import type { FileBytes, ShareRecord } from './store.ts'
import type { Tables } from './tables.ts'

/** How many hashes go into one question: engines bound the number of parameters. */
const BATCH = 200

type Kind = Engine['kind']

/** Writes a share in place of the one with `expectedEtag`, or a new one; false when something else stands there. */
export async function saveShare(
  transaction: Transaction<Tables>,
  share: ShareRecord,
  { bytes, expectedEtag, kind }: { bytes: FileBytes; expectedEtag: string | undefined; kind: Kind },
): Promise<boolean> {
  const known = {
    token_hash: share.tokenHash,
    state: 'public' as const,
    draft_hash: share.draftHash,
    etag: share.etag,
    created_at: share.createdAt,
    updated_at: share.updatedAt,
    expires_at: share.expiresAt,
  }
  const written =
    expectedEtag === undefined
      ? await transaction
          .insertInto('shares')
          .values({ id: share.id, ...known })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirst()
      : await transaction
          .updateTable('shares')
          .set(known)
          .where('id', '=', share.id)
          .where('state', '=', 'public')
          .where('etag', '=', expectedEtag)
          .executeTakeFirst()
  const rows = 'numUpdatedRows' in written ? written.numUpdatedRows : (written.numInsertedOrUpdatedRows ?? 0n)
  if (rows === 0n) return false
  await replacePage(transaction, share)
  await replaceFiles(transaction, share, { bytes, kind })
  return true
}

async function replacePage(transaction: Transaction<Tables>, share: ShareRecord): Promise<void> {
  await deletePages(transaction, [share.id])
  await transaction
    .insertInto('share_pages')
    .values({
      share_id: share.id,
      html_brotli: share.htmlBrotli,
      html_size: share.html.byteLength,
      style_hash: share.styleHash,
    })
    .execute()
  await transaction
    .insertInto('share_data')
    .values({ share_id: share.id, json_brotli: packText(share.pageJson) })
    .execute()
}

async function deletePages(transaction: Transaction<Tables>, ids: string[]): Promise<void> {
  await transaction.deleteFrom('share_pages').where('share_id', 'in', ids).execute()
  await transaction.deleteFrom('share_data').where('share_id', 'in', ids).execute()
}

async function replaceFiles(
  transaction: Transaction<Tables>,
  share: ShareRecord,
  { bytes, kind }: { bytes: FileBytes; kind: Kind },
): Promise<void> {
  const old = await hashesIn(transaction, [share.id])
  await transaction.deleteFrom('share_files').where('share_id', '=', share.id).execute()
  // In one order for everybody: two publications of the same files wait for each other, and never in a circle.
  const sorted = [...bytes].sort(([one], [other]) => (one < other ? -1 : 1))
  for (const [sha256, source] of sorted) {
    await transaction
      .insertInto('files')
      .values({ sha256, size: source.size })
      // Written over with the same, so that the row is held: who would delete the file waits until it is named below.
      .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ size: source.size }))
      .execute()
    // A question of its own: it sees what was committed while the row was waited for.
    const part = await transaction
      .selectFrom('file_parts')
      .select('position')
      .where('sha256', '=', sha256)
      .limit(1)
      .executeTakeFirst()
    if (part === undefined) await writeParts(transaction, sha256, source)
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
  await deleteUnused(transaction, old, kind)
}

/**
 * Empties shares, and deletes the files that no other share names. `expiredAt`: only those whose time was up then,
 * because one may have been given more time since somebody looked.
 */
export async function endShares(
  transaction: Transaction<Tables>,
  wanted: string[],
  { kind, expiredAt }: { kind: Kind; expiredAt: string | undefined },
): Promise<void> {
  let shares = transaction
    .updateTable('shares')
    .set({ state: 'gone', draft_hash: '', etag: '' })
    .where('id', 'in', wanted)
  if (expiredAt !== undefined) shares = shares.where('expires_at', '<=', expiredAt)
  const ids = (await shares.returning('id').execute()).map((row) => row.id)
  if (ids.length === 0) return
  const hashes = await hashesIn(transaction, ids)
  await deletePages(transaction, ids)
  await transaction.deleteFrom('share_files').where('share_id', 'in', ids).execute()
  await deleteUnused(transaction, hashes, kind)
}

async function hashesIn(transaction: Transaction<Tables>, ids: string[]): Promise<string[]> {
  const query = transaction.selectFrom('share_files').select('sha256').distinct().where('share_id', 'in', ids)
  return (await query.execute()).map((row) => row.sha256)
}

/**
 * Two statements, on purpose: PostgreSQL lets each see what was committed before it began. The first waits for every
 * publication that is about to name one of the files; the second then sees that it did.
 */
async function deleteUnused(transaction: Transaction<Tables>, hashes: string[], kind: Kind): Promise<void> {
  const sorted = hashes.toSorted()
  for (let start = 0; start < sorted.length; start += BATCH) {
    const some = sorted.slice(start, start + BATCH)
    if (kind === 'postgres') {
      const files = transaction.selectFrom('files').select('sha256').where('sha256', 'in', some)
      await files.orderBy('sha256').forUpdate().execute()
    }
    const named = await transaction
      .selectFrom('share_files')
      .select('sha256')
      .distinct()
      .where('sha256', 'in', some)
      .execute()
    const isNamed = new Set(named.map((row) => row.sha256))
    const unused = some.filter((sha256) => !isNamed.has(sha256))
    if (unused.length === 0) continue
    await transaction.deleteFrom('file_parts').where('sha256', 'in', unused).execute()
    await transaction.deleteFrom('files').where('sha256', 'in', unused).execute()
  }
}
