// The store on a real file: what was answered for is there after a reopening and after a kill, whole or not at all.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'libsql'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/server/store/openSqliteStore.ts'
import { makeRecord } from './support/makeRecord.ts'

const now = () => new Date('2026-11-22T10:00:00Z')
let directory: string
let path: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'besace-store-'))
  path = join(directory, 'deep', 'besace.sqlite')
})
afterEach(() => rmSync(directory, { recursive: true }))

it('keeps everything over a reopening, and migrates once', async () => {
  const first = await openSqliteStore(path, now)
  const { share, bytes } = makeRecord('one')
  expect(await first.saveShare(share, bytes, undefined)).toBe(true)
  await first.close()
  const second = await openSqliteStore(path, now)
  expect(await second.findShare(share.id)).toMatchObject({ id: share.id, etag: share.etag, state: 'public' })
  expect((await second.findPage(share.id))?.html).toEqual(new Uint8Array(share.html))
  const file = await second.findFile(share.id, { role: 'original', position: 1 })
  expect([file?.mediaType, file?.bytes]).toEqual([
    'application/json',
    bytes.get(share.files[0]?.sha256 ?? ''),
  ])
  await second.close()
})

it('writes ahead, so that readers never wait for a writer', async () => {
  const store = await openSqliteStore(path, now)
  await store.close()
  const file = new Database(path)
  expect(file.pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }])
  file.close()
})

it('writes all or nothing', async () => {
  const store = await openSqliteStore(path, now)
  const { share, bytes } = makeRecord('one')
  const twice = { ...share, files: [...share.files, ...share.files] }
  await expect(store.saveShare(twice, bytes, undefined)).rejects.toThrow()
  expect(await store.findShare(share.id)).toBeUndefined()
  expect(await store.counts()).toEqual({ shares: 0, files: 0, bytes: 0 })
  await store.close()
})

it('lets one of two changes win', async () => {
  const store = await openSqliteStore(path, now)
  const { share, bytes } = makeRecord('one')
  await store.saveShare(share, bytes, undefined)
  const change = (etag: string) => store.saveShare({ ...share, etag }, new Map(), share.etag)
  expect(await Promise.all([change('left'), change('right')])).toEqual([true, false])
  expect((await store.findShare(share.id))?.etag).toBe('left')
  expect(await store.saveShare(share, bytes, undefined)).toBe(false)
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
  const store = await openSqliteStore(path, now)
  for (const id of answered) expect(await store.findShare(id)).toMatchObject({ id, state: 'public' })
  // One more may have been written whole and not been answered for; none is there by half.
  const shares = await store.listShares(1000)
  for (const { id } of shares) {
    expect(await store.findPage(id)).toBeDefined()
    for (const position of [1, 2]) {
      expect((await store.findFile(id, { role: 'original', position }))?.bytes.byteLength).toBe(200_000)
    }
  }
  expect((await store.counts()).files).toBe(2 * shares.length)
  await store.close()
})
