// The migration that leaves of each page its compressed form only, and lays what it says beside it, compressed too.
import { sql, type Transaction } from 'kysely'
import { packText } from './packed.ts'
import type { Tables } from './tables.ts'

/** How many pages are in memory at once. */
const SOME = 200

/** Pages that are opened when they are read: a visit reads a sixth of what it did. */
export async function packPages(database: Transaction<Tables>, bytes: 'blob' | 'bytea'): Promise<void> {
  await database.schema
    .createTable('share_data')
    .addColumn('share_id', 'text', (column) => column.primaryKey())
    .addColumn('json_brotli', bytes, (column) => column.notNull())
    .execute()
  for (let after = ''; ;) {
    const pages = await sql<{
      share_id: string
      page_json: string
    }>`select share_id, page_json from share_pages
      where share_id > ${after} order by share_id limit ${sql.lit(SOME)}`.execute(database)
    const rows = pages.rows.map(({ share_id, page_json }) => ({ share_id, json_brotli: packText(page_json) }))
    const last = rows.at(-1)
    if (last === undefined) break
    await database.insertInto('share_data').values(rows).execute()
    after = last.share_id
  }
  await database.schema
    .alterTable('share_pages')
    .addColumn('html_size', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await sql`update share_pages set html_size = length(html)`.execute(database)
  for (const column of ['page_json', 'html'])
    await database.schema.alterTable('share_pages').dropColumn(column).execute()
  if (bytes === 'bytea') await keepInRows(database)
}

/** PostgreSQL would move a page out of its row from 2 kB on, and look it up in a table of its own at every visit. */
async function keepInRows(database: Transaction<Tables>): Promise<void> {
  await sql`alter table share_pages set (toast_tuple_target = 8160)`.execute(database)
  // Compressed already: trying again costs time and gains nothing.
  await sql`alter table share_pages alter column html_brotli set storage external`.execute(database)
}
