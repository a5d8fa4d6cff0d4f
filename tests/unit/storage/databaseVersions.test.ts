// Databases of every version that was ever out still open with today's code.
import 'fake-indexeddb/auto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { DATABASE_VERSION } from '../../../src/storage/database.ts'
import { openDatabase, type Storage } from '../../../src/storage/openDatabase.ts'
import { dumpDatabase, restoreDatabase, type DatabaseDump } from '../../support/databaseDump.ts'
import { bytesOf, makeReceived, makeReport } from '../../support/keptBadges.ts'
import { valueOf } from '../../support/storesDevice.ts'

const folder = fileURLToPath(new URL('../../fixtures/databases/', import.meta.url))
const dates = { createdAt: '2026-03-03T10:00:00.000Z', updatedAt: '2026-03-03T10:00:00.000Z' }
const opened: Storage[] = []

function open(name: string): Storage {
  const storage = openDatabase(name)
  opened.push(storage)
  return storage
}

afterEach(() => {
  for (const storage of opened.splice(0)) storage.door.close()
})

/** Something in every table. */
async function fill(storage: Storage): Promise<void> {
  const snapshot = {
    url: 'https://issuer.example/keys',
    finalUrl: 'https://issuer.example/keys',
    status: 200,
    mediaType: 'application/json',
    body: new Uint8Array([123, 125]),
    sha256: 'ab',
    at: dates.createdAt,
  }
  const picture = { bytes: new Uint8Array([1, 2, 3]), mediaType: 'image/png' }
  valueOf(await storage.badges.save(makeReceived('Bread', { id: 'bread', snapshots: [snapshot], picture })))
  valueOf(await storage.badges.save(makeReceived('Cake', { id: 'cake', report: makeReport('revoked') })))
  const evidence = {
    id: 'e',
    badgeId: 'bread',
    kind: 'file' as const,
    title: 'Photo',
    text: 'me',
    fileId: 'f',
    fileName: 'a.png',
    mediaType: 'image/png',
    ...dates,
  }
  valueOf(
    await storage.passport.saveEvidence(evidence, {
      id: 'f',
      bytes: bytesOf('pixels'),
      mediaType: 'image/png',
      fileName: 'a.png',
    }),
  )
  valueOf(
    await storage.passport.saveReflection({
      id: 'r',
      badgeId: 'bread',
      learned: 'a',
      use: 'b',
      develop: 'c',
      ...dates,
    }),
  )
  valueOf(
    await storage.collections.save({
      id: 'c',
      title: 'Mine',
      preamble: '',
      entries: [{ badgeId: 'bread', sentence: 'yes' }],
      ...dates,
    }),
  )
  valueOf(
    await storage.compositions.save({
      id: 'c',
      theme: 'petrol',
      audience: 'school',
      strengths: [{ name: 'Baking', badgeId: 'bread', sentence: 'Forty loaves.' }],
      blocks: [
        { id: 'b1', kind: 'reflection', badgeId: 'bread' },
        { id: 'b2', kind: 'badges', which: { of: 'collection' }, look: 'short' },
      ],
      updatedAt: dates.updatedAt,
    }),
  )
  valueOf(
    await storage.pathways.save({
      id: 'w',
      title: 'Baker',
      stops: [{ id: '1', title: 'Bread', need: { kind: 'badge', name: 'Bread' } }],
      done: 'all',
      ...dates,
    }),
  )
  const share = {
    id: 's',
    state: 'published' as const,
    collectionId: 'c',
    title: 'Mine',
    url: 'https://besace.example/s/s',
    publishedAt: dates.createdAt,
    updatedAt: dates.createdAt,
    expiresAt: dates.createdAt,
    etag: 'e',
    token: 't',
  }
  valueOf(await storage.shares.save(share))
  valueOf(
    await storage.settings.set('learner', {
      theme: 'dark',
      identities: [{ kind: 'email', value: 'ada@example.org' }],
    }),
  )
}

it('has a fixture of the newest version, as today’s code makes it', async () => {
  const storage = open('newest')
  await fill(storage)
  const dump = await dumpDatabase('newest')
  await expect(JSON.stringify(dump, null, 1)).toMatchFileSnapshot(`${folder}version-${DATABASE_VERSION}.dump`)
})

const versions = readdirSync(folder).filter((file) => file.endsWith('.dump'))

it.each(versions)('opens %s and finds everything', async (file) => {
  await restoreDatabase(file, JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as DatabaseDump)
  const storage = open(file)
  expect(valueOf(await storage.badges.list()).map(({ name, verdict }) => [name, verdict])).toEqual([
    ['Cake', 'revoked'],
    ['Bread', 'verified'],
  ])
  const kept = valueOf(await storage.badges.open('bread'))
  expect(new TextDecoder().decode(kept.original.bytes)).toBe('original of Bread')
  expect(kept.badge.source['x-unknown']).toEqual({ deep: [1, 'two', null] })
  expect(kept.card).toMatchObject({ hasEvidence: true, hasReflection: true })
  expect(valueOf(await storage.badges.picture(kept.card.pictureId ?? ''))?.bytes.byteLength).toBe(3)
  expect(valueOf(await storage.badges.snapshots('bread'))).toHaveLength(1)
  expect(valueOf(await storage.passport.evidenceOf('bread'))).toMatchObject([{ title: 'Photo' }])
  expect(valueOf(await storage.passport.file('f'))?.bytes.byteLength).toBe(6)
  expect(valueOf(await storage.passport.reflectionsOf('bread'))).toHaveLength(1)
  expect(valueOf(await storage.collections.list())).toHaveLength(1)
  // Composed since version 3; before, a page was the badges of its collection.
  const isComposed = Number(/\d+/.exec(file)?.[0]) >= 3
  expect(valueOf(await storage.compositions.get('c'))?.blocks.length).toBe(isComposed ? 2 : undefined)
  const hasPathways = Number(/\d+/.exec(file)?.[0]) >= 4
  expect(valueOf(await storage.pathways.list())).toHaveLength(hasPathways ? 1 : 0)
  expect(valueOf(await storage.shares.get('s'))?.token).toBe('t')
  expect(valueOf(await storage.settings.get('learner'))).toMatchObject({ theme: 'dark' })
  // Every badge has its turn, a week after it was last checked.
  const isDue = async (now: string) => valueOf(await storage.checks.due(now, 10))
  expect(await isDue('2026-03-10T09:59:59.999Z')).toEqual([])
  expect((await isDue('2026-03-10T10:00:00.000Z')).sort()).toEqual(['bread', 'cake'])
  expect(valueOf(await storage.badges.save(makeReceived('Bread'))).state).toBe('already-there')
})
