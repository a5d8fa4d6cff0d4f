// The store in SQL that every engine understands.
import { sql, type Kysely, type Transaction } from 'kysely'
import type { FileRole } from '../../contract/mediaTypes.ts'
import type { FileBytes, ShareRecord, ShareState, Store } from './store.ts'
import type { Tables } from './tables.ts'

const STATE = [
  'id',
  'token_hash',
  'state',
  'draft_hash',
  'etag',
  'created_at',
  'updated_at',
  'expires_at',
] as const satisfies (keyof Tables['shares'])[]

/** How many hashes go into one question: engines bound the number of parameters. */
const BATCH = 200

/** The store over an open, migrated database. */
export function createKyselyStore(database: Kysely<Tables>): Store {
  const publicShare = (id: string) =>
    database.selectFrom('shares').where('id', '=', id).where('state', '=', 'public')
  return {
    async findShare(id) {
      const row = await database.selectFrom('shares').select(STATE).where('id', '=', id).executeTakeFirst()
      return row && toState(row)
    },
    async findPage(id) {
      const row = await publicShare(id)
        .select(['html', 'html_brotli', 'style_hash', 'etag', 'expires_at'])
        .executeTakeFirst()
      if (row === undefined || row.html === null || row.html_brotli === null) return undefined
      const { style_hash: styleHash, etag, expires_at: expiresAt } = row
      return { html: toBytes(row.html), htmlBrotli: toBytes(row.html_brotli), styleHash, etag, expiresAt }
    },
    async findPageJson(id) {
      const row = await publicShare(id).select('page_json').executeTakeFirst()
      return row?.page_json ?? undefined
    },
    async findFile(id, key) {
      let query = database
        .selectFrom('share_files')
        .innerJoin('files', 'files.sha256', 'share_files.sha256')
        .select(['share_files.sha256', 'role', 'position', 'media_type', 'file_name', 'bytes'])
        .where('share_id', '=', id)
      query =
        'sha256' in key
          ? query.where('share_files.sha256', '=', key.sha256).where('role', 'in', ['picture', 'evidence'])
          : query.where('role', '=', key.role).where('position', '=', key.position)
      // Evidence and picture may be the same bytes: the answer must not depend on the engine's order.
      const row = await query.orderBy('role').orderBy('position').limit(1).executeTakeFirst()
      return row && { ...toShareFile(row), bytes: toBytes(row.bytes) }
    },
    async hashesOf(id) {
      const rows = await database
        .selectFrom('share_files')
        .select('sha256')
        .where('share_id', '=', id)
        .execute()
      return new Set(rows.map((row) => row.sha256))
    },
    saveShare: (share, bytes, expectedEtag) =>
      database.transaction().execute((transaction) => saveShare(transaction, share, { bytes, expectedEtag })),
    endShare: (id) => database.transaction().execute((transaction) => endShares(transaction, [id])),
    async endExpired(now) {
      const rows = await database
        .selectFrom('shares')
        .select('id')
        .where('state', '=', 'public')
        .where('expires_at', '<=', now.toISOString())
        .limit(BATCH)
        .execute()
      const ids = rows.map((row) => row.id)
      if (ids.length > 0) await database.transaction().execute((transaction) => endShares(transaction, ids))
      return ids.length
    },
    async listShares(limit) {
      const query = database.selectFrom('shares').select(STATE).where('state', '=', 'public')
      return (await query.orderBy('created_at', 'desc').limit(limit).execute()).map(toState)
    },
    async counts() {
      const { count } = database.fn
      const shares = database.selectFrom('shares').where('state', '=', 'public').select(count('id').as('n'))
      const files = database
        .selectFrom('files')
        .select([count('sha256').as('n'), sql<number>`coalesce(sum(size), 0)`.as('bytes')])
      const [share, file] = [await shares.executeTakeFirst(), await files.executeTakeFirst()]
      return { shares: Number(share?.n ?? 0), files: Number(file?.n ?? 0), bytes: Number(file?.bytes ?? 0) }
    },
    close: () => database.destroy(),
  }
}

async function saveShare(
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

async function endShares(transaction: Transaction<Tables>, ids: string[]): Promise<void> {
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

function toState(row: Pick<Tables['shares'], (typeof STATE)[number]>): ShareState {
  const { id, state, etag } = row
  return {
    id,
    tokenHash: row.token_hash,
    state,
    draftHash: row.draft_hash,
    etag,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  }
}

function toShareFile(
  row: Pick<Tables['share_files'], 'sha256' | 'role' | 'position' | 'media_type' | 'file_name'>,
) {
  const { sha256, position, media_type: mediaType, file_name: fileName } = row
  return { sha256, role: row.role as FileRole, position, mediaType, fileName }
}

/** Engines give bytes as ArrayBuffer, Buffer or Uint8Array. */
function toBytes(value: Uint8Array | ArrayBuffer): Uint8Array<ArrayBuffer> {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : (value as Uint8Array<ArrayBuffer>)
}
