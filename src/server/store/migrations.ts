// The tables' history. Migrations are only ever added; each runs once, in its own transaction.
import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

interface Migration {
  name: string
  /** `bytes` is the engine's type for binary data. */
  up(database: Transaction<Tables>, bytes: 'blob' | 'bytea'): Promise<void>
}

const MIGRATIONS: Migration[] = [{ name: '0001-shares', up: createShares }]

/** Brings the tables up to date. */
export async function migrate(
  database: Kysely<Tables>,
  engine: { bytes: 'blob' | 'bytea'; now: () => Date },
): Promise<void> {
  await database.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('applied_at', 'text', (column) => column.notNull())
    .execute()
  const rows = await database.selectFrom('migrations').select('name').execute()
  const applied = new Set(rows.map((row) => row.name))
  for (const { name, up } of MIGRATIONS.filter((migration) => !applied.has(migration.name))) {
    await database.transaction().execute(async (transaction) => {
      await up(transaction, engine.bytes)
      await transaction
        .insertInto('migrations')
        .values({ name, applied_at: engine.now().toISOString() })
        .execute()
    })
  }
}

async function createShares(database: Transaction<Tables>, bytes: 'blob' | 'bytea'): Promise<void> {
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
