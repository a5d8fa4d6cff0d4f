// The tables' history on both engines: from the first version on, once only, however many processes start together.
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, MIGRATIONS } from '../../src/server/store/migrations.ts'
import { openPostgresStore } from '../../src/server/store/openPostgresStore.ts'
import { openSqliteStore, openWriter } from '../../src/server/store/openSqliteStore.ts'
import { PART_BYTES } from '../../src/server/store/fileParts.ts'
import type { Store } from '../../src/server/store/store.ts'
import type { Tables } from '../../src/server/store/tables.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { collect, ENGINES, postgresServer, type EngineName } from './support/engines.ts'
import { sha256 } from './support/samplePage.ts'

const now = () => new Date('2026-11-22T10:00:00Z')
const PICTURE = Buffer.alloc(2 * PART_BYTES + 100, 'picture')

describe.each(ENGINES)('on %s', (engine) => {
  let directory: string
  let url: string
  let stores: Store[]
  beforeEach(async () => {
    stores = []
    directory = mkdtempSync(join(tmpdir(), 'besace-migrations-'))
    url = engine === 'postgres' ? await (await postgresServer()).createDatabase() : ''
  })
  afterEach(async () => {
    for (const store of stores) await store.close()
    rmSync(directory, { recursive: true })
  })
  const path = () => join(directory, 'besace.sqlite')
  const open = async () => {
    const store = await (engine === 'sqlite'
      ? openSqliteStore(path(), { now })
      : openPostgresStore(url, { now, connections: 2, startWithin: 10_000 }))
    stores.push(store)
    return store
  }

  it('takes the first version’s pages and files along', async () => {
    await makeFirstVersion(rawDatabase(engine, { path: path(), url }))
    const store = await open()
    expect(await store.findShare('shown')).toMatchObject({ state: 'public', etag: 'e', draftHash: 'd' })
    const page = await store.findPage('shown')
    expect([Buffer.from(page?.html ?? []).toString(), page?.styleHash, page?.htmlSize]).toEqual([
      '<p>old</p>',
      'style',
      10,
    ])
    expect(await store.findPageJson('shown')).toBe('{"old":true}')
    const file = await store.findFile('shown', { role: 'original', position: 1 })
    expect([file?.size, file?.fileName]).toEqual([PICTURE.length, 'old.png'])
    const parts = await collect(file!.parts())
    expect(sha256(parts)).toBe(sha256(PICTURE))
    expect(await store.findShare('ended')).toMatchObject({ state: 'gone' })
    expect(await store.findPage('ended')).toBeUndefined()
    expect(await store.counts()).toMatchObject({ shares: 1, files: 1, bytes: PICTURE.length })
    await store.endShare('shown')
    expect(await store.counts()).toMatchObject({ shares: 0, files: 0, bytes: 0 })
  })

  it('runs each once, also when several processes start together', async () => {
    await makeFirstVersion(rawDatabase(engine, { path: path(), url }))
    const together = await Promise.all([open(), open(), open(), open()])
    await open()
    for (const store of together) expect((await store.counts()).files).toBe(1)
    const database = rawDatabase(engine, { path: path(), url })
    const applied = await database.selectFrom('migrations').select('name').orderBy('name').execute()
    expect(applied.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name))
    await database.destroy()
  })

  it('leaves nothing behind of one that fails', async () => {
    const database = rawDatabase(engine, { path: path(), url })
    const failing = { name: '9999-fails', up: () => Promise.reject(new Error('no')) }
    const all = [...MIGRATIONS, failing]
    await expect(migrate(database, { kind: engine, now, migrations: all })).rejects.toThrow('no')
    await expect(database.selectFrom('shares').select('id').execute()).rejects.toThrow()
    await database.destroy()
    expect((await (await open()).counts()).shares).toBe(0)
  })
})

function rawDatabase(engine: EngineName, { path, url }: { path: string; url: string }): Kysely<Tables> {
  if (engine === 'sqlite') return openWriter(path)
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) }),
  })
}

/** As the first released version left it: pages in `shares`, files whole. */
async function makeFirstVersion(database: Kysely<Tables>): Promise<void> {
  const kind = (await isSqlite(database)) ? 'sqlite' : 'postgres'
  await migrate(database, { kind, now, migrations: MIGRATIONS.slice(0, 1) })
  const hash = sha256(PICTURE)
  const html = Buffer.from('<p>old</p>')
  const brotli = brotliCompressSync(html)
  await sql`insert into shares (id, token_hash, state, draft_hash, page_json, html, html_brotli, style_hash, etag,
    created_at, updated_at, expires_at) values
    ('shown', 't', 'public', 'd', '{"old":true}', ${html}, ${brotli}, 'style', 'e', '2026', '2026', '2027'),
    ('ended', 't', 'gone', '', null, null, null, '', '', '2026', '2026', '2027')`.execute(database)
  await sql`insert into files (sha256, size, bytes) values (${hash}, ${PICTURE.length}, ${PICTURE})`.execute(
    database,
  )
  await sql`insert into share_files (share_id, role, position, sha256, media_type, file_name)
    values ('shown', 'original', 1, ${hash}, 'image/png', 'old.png')`.execute(database)
  await database.destroy()
}

async function isSqlite(database: Kysely<Tables>): Promise<boolean> {
  return sql`select sqlite_version()`.execute(database).then(
    () => true,
    () => false, // PostgreSQL knows no such function.
  )
}
