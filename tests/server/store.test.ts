// The store on both engines: what was answered for is there after a reopening and after a kill, whole or not at all.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inMemory, PART_BYTES } from '../../src/server/store/fileParts.ts'
import { FIND_VERSIONS, openSqliteStore } from '../../src/server/store/openSqliteStore.ts'
import type { Store } from '../../src/server/store/store.ts'
import { StoreError } from '../../src/server/store/storeError.ts'
import { collect, ENGINES, openTestStore, type TestStore } from './support/engines.ts'
import { bothForms, makeRecord } from './support/makeRecord.ts'
import { sha256 } from './support/samplePage.ts'

const now = () => new Date('2026-11-22T10:00:00Z')

async function fileOf(store: Store, id: string, position: number): Promise<Uint8Array | undefined> {
  const file = await store.findFile(id, { role: 'original', position })
  return file && collect(file.parts())
}

describe.each(ENGINES)('the store on %s', (engine) => {
  let opened: TestStore
  let store: Store
  beforeEach(async () => {
    opened = await openTestStore(engine, now)
    store = opened.store
  })
  afterEach(() => opened.close())

  it('keeps everything over a reopening', async () => {
    const { share, bytes } = makeRecord('one')
    expect(await store.saveShare(share, bytes, undefined)).toBe(true)
    await store.close()
    const second = await opened.reopen()
    expect(await second.findShare(share.id)).toMatchObject({
      id: share.id,
      etag: share.etag,
      state: 'public',
    })
    const page = await second.findPage(share.id)
    expect(Buffer.from(page?.html ?? []).toString()).toBe(Buffer.from(share.html).toString())
    const hash = share.files[0]?.sha256 ?? ''
    expect(sha256((await fileOf(second, share.id, 1)) ?? '')).toBe(hash)
    expect(await second.hashesOf(share.id)).toEqual(new Set(share.files.map((file) => file.sha256)))
  })

  it('writes all or nothing', async () => {
    const { share, bytes } = makeRecord('one')
    const twice = { ...share, files: [...share.files, ...share.files] }
    await expect(store.saveShare(twice, bytes, undefined)).rejects.toThrow()
    expect(await store.findShare(share.id)).toBeUndefined()
    expect(await store.counts()).toMatchObject({ shares: 0, files: 0, bytes: 0 })
    const broken = {
      size: 300_000,
      async *parts() {
        yield new Uint8Array(PART_BYTES)
        throw new Error('the upload was lost')
      },
    }
    const half = new Map([...bytes.keys()].map((hash) => [hash, broken]))
    await expect(store.saveShare(share, half, undefined)).rejects.toThrow()
    expect(await store.counts()).toMatchObject({ shares: 0, files: 0, bytes: 0 })
    expect(await store.saveShare(share, bytes, undefined)).toBe(true)
  })

  it('cuts files into parts and gives back the same bytes', async () => {
    const { share } = makeRecord('one')
    const sizes = [0, 1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 3 * PART_BYTES + 7]
    const contents = sizes.map((size, index) => Buffer.alloc(size, index + 1))
    const files = contents.map((content, index) => {
      return { ...share.files[0]!, sha256: sha256(content), position: index + 1 }
    })
    const bytes = new Map(contents.map((content) => [sha256(content), inMemory(content)]))
    await store.saveShare({ ...share, files }, bytes, undefined)
    for (const [index, content] of contents.entries()) {
      const file = await store.findFile(share.id, { role: 'original', position: index + 1 })
      expect([index, file?.size]).toEqual([index, content.length])
      expect([index, sha256((await fileOf(store, share.id, index + 1)) ?? 'absent')]).toEqual([
        index,
        sha256(content),
      ])
    }
  })

  it('gives any stretch of a file', async () => {
    const { share } = makeRecord('one')
    const content = Buffer.from(Array.from({ length: 2 * PART_BYTES + 9 }, (_, index) => index % 251))
    const files = [{ ...share.files[0]!, sha256: sha256(content) }]
    await store.saveShare({ ...share, files }, new Map([[sha256(content), inMemory(content)]]), undefined)
    const file = await store.findFile(share.id, { role: 'original', position: 1 })
    for (const [first, end] of [
      [0, 1],
      [PART_BYTES - 1, PART_BYTES + 1],
      [PART_BYTES, 2 * PART_BYTES],
      [5, content.length],
      [content.length - 1, content.length + 100],
      [7, 7],
    ] as const)
      expect([first, sha256(await collect(file!.parts(first, end)))]).toEqual([
        first,
        sha256(content.subarray(first, end)),
      ])
  })

  it('stops giving a file that is taken away in the middle', async () => {
    const { share } = makeRecord('one')
    const content = Buffer.alloc(3 * PART_BYTES)
    const files = [{ ...share.files[0]!, sha256: sha256(content) }]
    await store.saveShare({ ...share, files }, new Map([[sha256(content), inMemory(content)]]), undefined)
    const file = await store.findFile(share.id, { role: 'original', position: 1 })
    const parts = file!.parts()[Symbol.asyncIterator]()
    expect((await parts.next()).value?.byteLength).toBe(PART_BYTES)
    await store.endShare(share.id)
    await expect(parts.next()).rejects.toThrow()
  })

  it('lets one of two changes win', async () => {
    const { share, bytes } = makeRecord('one')
    await store.saveShare(share, bytes, undefined)
    const change = (etag: string) => store.saveShare({ ...share, etag }, new Map(), share.etag)
    const won = await Promise.all([change('left'), change('right')])
    expect([...won].sort()).toEqual([false, true])
    expect((await store.findShare(share.id))?.etag).toBe(won[0] ? 'left' : 'right')
    expect(await store.saveShare(share, bytes, undefined)).toBe(false)
  })

  it('shows a change and a take-down of another process at once', async () => {
    const other = await opened.reopen()
    const { share, bytes } = makeRecord('one')
    await store.saveShare(share, bytes, undefined)
    expect((await other.findPage(share.id))?.etag).toBe(share.etag)
    const forms = bothForms('<p>changed</p>')
    await store.saveShare({ ...share, etag: 'changed', ...forms }, bytes, share.etag)
    const changed = await other.findPage(share.id)
    expect([changed?.etag, Buffer.from(changed?.html ?? []).toString()]).toEqual([
      'changed',
      '<p>changed</p>',
    ])
    await store.endShare(share.id)
    expect(await other.findPage(share.id)).toBeUndefined()
    expect(await other.findPageJson(share.id)).toBeUndefined()
    expect(await fileOf(other, share.id, 1)).toBeUndefined()
  })

  it('never lets go of a file that another publication is about to name', { timeout: 60_000 }, async () => {
    const other = await opened.reopen()
    const { share, bytes } = makeRecord('shared', 300_000)
    const rounds = 15
    for (let round = 0; round < rounds; round += 1) {
      const [left, right] = ['left', 'right'].map((side) => {
        return { ...share, id: sha256(`${side} ${round}`).slice(0, 22), etag: `${side} ${round}` }
      }) as [typeof share, typeof share]
      await store.saveShare(left, bytes, undefined)
      await Promise.all([store.endShare(left.id), other.saveShare(right, bytes, undefined)])
      for (const position of [1, 2])
        expect([round, (await fileOf(store, right.id, position))?.byteLength]).toEqual([round, 300_000])
      await other.endShare(right.id)
      expect(await store.counts()).toMatchObject({ shares: 0, files: 0, bytes: 0 })
    }
  })

  it('leaves alone what was given more time since somebody looked', async () => {
    const { share, bytes } = makeRecord('one')
    await store.saveShare(share, bytes, undefined)
    await store.endShare(share.id, '2026-12-22T09:59:59.999Z')
    expect((await store.findShare(share.id))?.state).toBe('public')
    await store.endShare(share.id, share.expiresAt)
    expect((await store.findShare(share.id))?.state).toBe('gone')
  })
})

describe('SQLite', () => {
  let opened: TestStore
  let path: string
  beforeEach(async () => {
    opened = await openTestStore('sqlite', now)
    path = join(opened.directory, 'besace.sqlite')
  })
  afterEach(() => opened.close())

  it('finds a page by its id alone, however many are public', () => {
    const file = new Database(path)
    const plan = file.prepare(`explain query plan ${FIND_VERSIONS}`).all('["id"]') as { detail: string }[]
    file.close()
    expect(plan[0]?.detail).toMatch(/SEARCH shares USING INDEX \S+ \(id=\?\)/)
  })

  it('writes ahead, so that readers never wait for a writer', () => {
    const file = new Database(path)
    expect(file.pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }])
    file.close()
  })

  it('says that it is full, keeps what it has, and goes on once there is room', async () => {
    const bounded = join(opened.directory, 'deep', 'bounded.sqlite')
    const store = await openSqliteStore(bounded, { now, mostBytes: 2 * 1024 * 1024 })
    const first = makeRecord('first', 400_000)
    await store.saveShare(first.share, first.bytes, undefined)
    const second = makeRecord('second', 900_000)
    const refused = store.saveShare(second.share, second.bytes, undefined)
    await expect(refused).rejects.toMatchObject({ name: 'StoreError', trouble: 'full' })
    await expect(refused).rejects.toBeInstanceOf(StoreError)
    expect(await store.counts()).toMatchObject({ shares: 1, files: 2 })
    expect((await fileOf(store, first.share.id, 1))?.byteLength).toBe(400_000)
    await store.endShare(first.share.id)
    const third = makeRecord('third', 400_000)
    expect(await store.saveShare(third.share, third.bytes, undefined)).toBe(true)
    await store.close()
  })

  it('survives being killed while it writes', { timeout: 30_000 }, async () => {
    const writer = fileURLToPath(new URL('support/endlessWriter.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', writer, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = ''
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
        if (printed.split('\n').length > 12) child.kill('SIGKILL')
      })
      child.once('close', () => resolve())
    })
    const answered = printed.split('\n').slice(0, -1)
    expect(answered.length).toBeGreaterThan(10)
    const store = await opened.reopen()
    for (const id of answered) expect(await store.findShare(id)).toMatchObject({ id, state: 'public' })
    // One more may have been written whole and not been answered for; none is there by half.
    const shares = await store.listShares(1000)
    for (const { id } of shares) {
      expect(await store.findPage(id)).toBeDefined()
      for (const position of [1, 2]) expect((await fileOf(store, id, position))?.byteLength).toBe(200_000)
    }
    expect((await store.counts()).files).toBe(2 * shares.length)
  })
})
