// The tables' history. Migrations are only ever added; all that are missing run in one transaction, under one lock.
import { sql, type Kysely, type Transaction } from 'kysely'
import type { Engine } from './engine.ts'
import { PART_BYTES } from './fileParts.ts'
import { packPages } from './packPages.ts'
import type { Tables } from './tables.ts'

/** The engine's type for binary data. */
type Bytes = 'blob' | 'bytea'

interface Migration {
  name: string
  up(database: Transaction<Tables>, bytes: Bytes): Promise<void>
}

export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-shares', up: createShares },
  { name: '0002-parts', up: cutIntoParts },
  { name: '0003-exchanges', up: createExchanges },
  { name: '0004-packed-pages', up: packPages },
  { name: '0005-files-of-shares', up: findFilesOfShares },
]

/** "besa" as a number: who holds this lock of PostgreSQL migrates, the others wait and find nothing to do. */
const LOCK = 0x62657361

export interface MigrateOptions {
  kind: Engine['kind']
  now: () => Date
  /** Tests stop at an older version. */
  migrations?: readonly Migration[]
}

/** Brings the tables up to date. Several processes may do so at once. */
export async function migrate(
  database: Kysely<Tables>,
  { kind, now, migrations = MIGRATIONS }: MigrateOptions,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    // SQLite's transactions here begin by taking the one lock there is.
    if (kind === 'postgres') {
      await sql`set local statement_timeout = 0`.execute(transaction)
      await sql`set local lock_timeout = 0`.execute(transaction)
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(transaction)
      await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(transaction)
    }
    await transaction.schema
      .createTable('migrations')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('applied_at', 'text', (column) => column.notNull())
      .execute()
    const rows = await transaction.selectFrom('migrations').select('name').execute()
    const applied = new Set(rows.map((row) => row.name))
    for (const { name, up } of migrations.filter((migration) => !applied.has(migration.name))) {
      await up(transaction, kind === 'postgres' ? 'bytea' : 'blob')
      await transaction.insertInto('migrations').values({ name, applied_at: now().toISOString() }).execute()
    }
  })
}

async function createShares(database: Transaction<Tables>, bytes: Bytes): Promise<void> {
  await database.schema
    .createTable('shares')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('draft_hash', 'text', (column) => column.notNull())
    .addColumn('page_json', 'text')
    .addColumn('html', bytes)
    .addColumn('html_brotli', bytes)
    .addColumn('style_hash', 'text', (column) => column.notNull())
    .addColumn('etag', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
  await database.schema.createIndex('shares_by_end').on('shares').columns(['state', 'expires_at']).execute()
  await database.schema
    .createTable('files')
    .addColumn('sha256', 'text', (column) => column.primaryKey())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('bytes', bytes, (column) => column.notNull())
    .execute()
  await database.schema
    .createTable('share_files')
    .addColumn('share_id', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('media_type', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('share_files_key', ['share_id', 'role', 'position'])
    .execute()
  await database.schema.createIndex('share_files_by_hash').on('share_files').columns(['sha256']).execute()
}

/** Pages leave the short rows of `shares`, and files are cut into parts. */
async function cutIntoParts(database: Transaction<Tables>, bytes: Bytes): Promise<void> {
  await database.schema
    .createTable('share_pages')
    .addColumn('share_id', 'text', (column) => column.primaryKey())
    .addColumn('page_json', 'text', (column) => column.notNull())
    .addColumn('html', bytes, (column) => column.notNull())
    .addColumn('html_brotli', bytes, (column) => column.notNull())
    .addColumn('style_hash', 'text', (column) => column.notNull())
    .execute()
  await sql`insert into share_pages (share_id, page_json, html, html_brotli, style_hash)
    select id, page_json, html, html_brotli, style_hash from shares
    where state = 'public' and page_json is not null and html is not null and html_brotli is not null`.execute(
    database,
  )
  for (const column of ['page_json', 'html', 'html_brotli', 'style_hash'])
    await database.schema.alterTable('shares').dropColumn(column).execute()
  await database.schema
    .createTable('file_parts')
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('bytes', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('file_parts_key', ['sha256', 'position'])
    .execute()
  const size = sql.lit(PART_BYTES)
  await sql`insert into file_parts (sha256, position, bytes)
    with recursive cuts(sha256, position, size) as (
      select sha256, 0, size from files where size > 0
      union all select sha256, position + 1, size from cuts where (position + 1) * ${size} < size
    )
    select cuts.sha256, cuts.position, substr(files.bytes, cuts.position * ${size} + 1, ${size})
    from cuts inner join files on files.sha256 = cuts.sha256`.execute(database)
  await database.schema.alterTable('files').dropColumn('bytes').execute()
}

async function createExchanges(database: Transaction<Tables>, bytes: Bytes): Promise<void> {
  await database.schema
    .createTable('mailboxes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
  await database.schema.createIndex('mailboxes_by_end').on('mailboxes').columns(['expires_at']).execute()
  await database.schema
    .createTable('messages')
    .addColumn('mailbox_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addColumn('ciphertext', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('messages_key', ['mailbox_id', 'id'])
    .execute()
  await database.schema
    .createTable('sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('etag', 'text', (column) => column.notNull())
    .addColumn('ciphertext', bytes)
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
  await database.schema.createIndex('sessions_by_end').on('sessions').columns(['expires_at']).execute()
}

/** One picture may be on a hundred thousand pages: a file of a page is found by both, without going through the others. */
async function findFilesOfShares(database: Transaction<Tables>): Promise<void> {
  await database.schema.dropIndex('share_files_by_hash').execute()
  await database.schema
    .createIndex('share_files_by_hash')
    .on('share_files')
    .columns(['sha256', 'share_id'])
    .execute()
}
