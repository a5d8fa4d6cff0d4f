// The store in SQL that every engine understands.
import { sql } from 'kysely'
import type { FileRole } from '../../contract/mediaTypes.ts'
import { endExpired } from './endExpired.ts'
import type { Engine } from './engine.ts'
import { readParts, toBytes } from './fileParts.ts'
import { createMailboxStore } from './mailboxes.ts'
import { createPageCache } from './pageCache.ts'
import { packedPage, unpackText } from './packed.ts'
import { createSessionStore } from './sessions.ts'
import type { Counts, FileKey, ShareState, Store, StoredFile } from './store.ts'
import { guarded } from './storeError.ts'
import type { Tables } from './tables.ts'
import { transact } from './transact.ts'
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

/** Pages of about 15 kB, opened: the fifteen hundred that are read most. */
const CACHED_BYTES = 24 * 1024 * 1024

/** The store over an open, migrated database. */
export function createKyselyStore(engine: Engine): Store {
  const { reader, kind } = engine
  return guarded<Store>({
    async findShare(id) {
      const row = await reader.selectFrom('shares').select(STATE).where('id', '=', id).executeTakeFirst()
      return row && toState(row)
    },
    findPage: pageFinder(engine),
    async findPageJson(id) {
      const row = await reader
        .selectFrom('shares')
        .innerJoin('share_data', 'share_id', 'id')
        .select('json_brotli')
        .where('id', '=', id)
        .where('state', '=', 'public')
        .executeTakeFirst()
      return row && unpackText(toBytes(row.json_brotli))
    },
    findFile: (id, key) => findFile(engine, id, key),
    async hashesOf(id) {
      const rows = await reader
        .selectFrom('share_files')
        .select('sha256')
        .where('share_id', '=', id)
        .execute()
      return new Set(rows.map((row) => row.sha256))
    },
    saveShare: (share, bytes, expectedEtag) =>
      transact(engine, (transaction) => saveShare(transaction, share, { bytes, expectedEtag, kind })),
    endShare: (id, expiredAt) =>
      transact(engine, (transaction) => endShares(transaction, [id], { kind, expiredAt })),
    endExpired: (now) => endExpired(engine, now.toISOString()),
    async listShares(limit) {
      const query = reader.selectFrom('shares').select(STATE).where('state', '=', 'public')
      return (await query.orderBy('created_at', 'desc').limit(limit).execute()).map(toState)
    },
    counts: () => countAll(engine),
    async check() {
      await sql`select 1`.execute(reader)
    },
    mailboxes: createMailboxStore(engine),
    sessions: createSessionStore(engine),
    close: () => engine.close(),
  })
}

/** A page is read once and then kept, but every visit asks the database whether it is still what it was. */
function pageFinder({ reader, findVersion }: Engine): Store['findPage'] {
  const cache = createPageCache(CACHED_BYTES)
  return async (id) => {
    const version = await findVersion(id)
    if (version === undefined) return undefined
    const known = cache.get(id, version.etag)
    if (known !== undefined) return known
    const row = await reader
      .selectFrom('shares')
      .innerJoin('share_pages', 'share_id', 'id')
      .select(['html_brotli', 'html_size', 'style_hash', 'etag', 'expires_at'])
      .where('id', '=', id)
      .where('state', '=', 'public')
      .executeTakeFirst()
    if (row === undefined) return undefined
    const page = packedPage({
      htmlBrotli: toBytes(row.html_brotli),
      htmlSize: row.html_size,
      styleHash: row.style_hash,
      etag: row.etag,
      expiresAt: row.expires_at,
    })
    cache.set(id, page)
    return page
  }
}

async function findFile({ reader }: Engine, id: string, key: FileKey): Promise<StoredFile | undefined> {
  let query = reader
    .selectFrom('share_files')
    .innerJoin('files', 'files.sha256', 'share_files.sha256')
    .select(['share_files.sha256', 'role', 'position', 'media_type', 'file_name', 'size'])
    .where('share_id', '=', id)
  query =
    'sha256' in key
      ? query
          .where('share_files.sha256', '=', key.sha256)
          .where('role', 'in', ['picture', 'evidence', 'pack'])
      : query.where('role', '=', key.role).where('position', '=', key.position)
  // Evidence and picture may be the same bytes: the answer must not depend on the engine's order.
  const row = await query.orderBy('role').orderBy('position').limit(1).executeTakeFirst()
  if (row === undefined) return undefined
  const { sha256, position, media_type: mediaType, file_name: fileName } = row
  const size = Number(row.size)
  const parts = (first = 0, end = size) => readParts(reader, sha256, { first, end: Math.min(end, size) })
  return { sha256, role: row.role as FileRole, position, mediaType, fileName, size, parts }
}

async function countAll({ reader }: Engine): Promise<Counts> {
  const count = async (table: 'shares' | 'mailboxes' | 'messages' | 'sessions') => {
    const query = reader.selectFrom(table).select(reader.fn.countAll().as('n'))
    const state = table === 'shares' ? 'public' : 'open'
    const row = await (table === 'messages' ? query : query.where('state', '=', state)).executeTakeFirst()
    return Number(row?.n ?? 0)
  }
  const file = await reader
    .selectFrom('files')
    .select([reader.fn.countAll().as('n'), sql<number>`coalesce(sum(size), 0)`.as('bytes')])
    .executeTakeFirst()
  return {
    shares: await count('shares'),
    files: Number(file?.n ?? 0),
    bytes: Number(file?.bytes ?? 0),
    mailboxes: await count('mailboxes'),
    messages: await count('messages'),
    sessions: await count('sessions'),
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
