// The store in SQL that every engine understands.
import { sql, type Kysely } from 'kysely'
import type { FileRole } from '../../contract/mediaTypes.ts'
import type { ShareState, Store } from './store.ts'
import type { Tables } from './tables.ts'
import { endShares, saveShare } from './writeShares.ts'

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

/** How many shares are ended in one transaction. */
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
