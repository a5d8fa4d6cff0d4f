// A million pages from one: copied inside the database, under random ids, as so many learners would have published.
import { join } from 'node:path'
import Database from 'libsql'
import pg from 'pg'
import type { HostData } from './hostProcess.ts'

const CHUNK = 10_000
const COPIED = 'token_hash, state, draft_hash, etag, created_at, updated_at, expires_at'
const SHOWN = 'html_brotli, html_size, style_hash'
const NAMED = 'role, position, sha256, media_type, file_name'

/** Statements that copy one share to the ids of the table `chunk`. */
const COPY = (id: string) => [
  `insert into shares (id, ${COPIED}) select chunk.id, ${COPIED} from chunk, shares where shares.id = '${id}'`,
  `insert into share_pages (share_id, ${SHOWN}) select chunk.id, ${SHOWN} from chunk, share_pages where share_id = '${id}'`,
  `insert into share_data (share_id, json_brotli) select chunk.id, json_brotli from chunk, share_data where share_id = '${id}'`,
  `insert into share_files (share_id, ${NAMED}) select chunk.id, ${NAMED} from chunk, share_files where share_id = '${id}'`,
]

/** Adds copies of a share; gives some of their ids, taken from all over. */
export async function multiplyShare(data: HostData, id: string, count: number): Promise<string[]> {
  const sample = Math.min(count, 20_000)
  return data.databaseUrl === undefined
    ? inSqlite(join(data.directory, 'besace.sqlite'), { id, count, sample })
    : inPostgres(data.databaseUrl, { id, count, sample })
}

interface Wish {
  id: string
  count: number
  sample: number
}

function inSqlite(path: string, { id, count, sample }: Wish): string[] {
  const file = new Database(path)
  file.pragma('synchronous = OFF') // What is lost here is made again.
  file.exec('create temp table chunk (id text primary key)')
  for (let made = 0; made < count; made += CHUNK) {
    const size = Math.min(CHUNK, count - made)
    file.exec('begin immediate')
    file.exec(`delete from chunk; insert into chunk
      with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${size})
      select substr(lower(hex(randomblob(16))), 1, 22) from numbers`)
    for (const statement of COPY(id)) file.exec(statement)
    file.exec('commit')
  }
  file.pragma('wal_checkpoint(TRUNCATE)')
  const rows = file.prepare('select id from shares order by random() limit ?').all(sample) as { id: string }[]
  file.close()
  return rows.map((row) => row.id)
}

async function inPostgres(url: string, { id, count, sample }: Wish): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('set synchronous_commit = off')
  await client.query('create temp table chunk (id text primary key)')
  for (let made = 0; made < count; made += CHUNK) {
    await client.query('begin')
    await client.query('truncate chunk')
    await client.query(
      `insert into chunk select substr(md5(random()::text || clock_timestamp() || n), 1, 22)
      from generate_series(1, $1::int) as numbers (n)`,
      [Math.min(CHUNK, count - made)],
    )
    for (const statement of COPY(id)) await client.query(statement)
    await client.query('commit')
  }
  await client.query('analyze')
  const { rows } = await client.query<{ id: string }>(
    `select id from shares order by random() limit ${sample}`,
  )
  await client.end()
  return rows.map((row) => row.id)
}
