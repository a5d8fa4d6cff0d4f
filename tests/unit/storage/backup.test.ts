// A backup brought back: the same on an empty device, the union on a full one, twice the same as once.
import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import {
  backUp,
  closeDevices,
  fill,
  fillRest,
  MADE_AT,
  newDevice,
  restore,
  rowsOf,
  valueOf,
  type Filling,
} from '../../support/backups.ts'
import { restoreBackup } from '../../../src/storage/backup/restoreBackup.ts'
import { writeBackup } from '../../../src/storage/backup/writeBackup.ts'
import { openPlain, random } from '../../support/backups.ts'
import type { Composition } from '../../../src/domain/sharing/compose/composition.ts'
import type { Storage } from '../../../src/storage/openDatabase.ts'

// Keys are made slowly on purpose, and machines are busy.
vi.setConfig({ testTimeout: 60_000 })

afterEach(closeDevices)

const NAMES = ['Bread', 'Cake', 'Pain d’épices', 'Soup']
const filling: fc.Arbitrary<Filling> = fc.record({
  name: fc.constantFrom(...NAMES),
  evidence: fc.nat(3),
  reflections: fc.nat(2),
  hasPicture: fc.boolean(),
  verdict: fc.constantFrom('verified', 'unverified', 'revoked'),
})
const fillings = fc.uniqueArray(filling, { selector: ({ name }) => name, maxLength: 4 })

async function deviceWith(name: string, content: readonly Filling[], hasRest = true): Promise<Storage> {
  const storage = newDevice()
  const ids: string[] = []
  for (const one of content) ids.push(await fill(storage, name, one))
  if (hasRest) await fillRest(storage, name, ids)
  return storage
}

it('on an empty device everything is as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fillings, async (content) => {
      const before = await deviceWith('a', content)
      const after = newDevice()
      const summary = await restore(after, await backUp(before))
      expect(summary).toMatchObject({ lost: 0, unknown: 0, keyless: 0, collections: 1, shares: 1 })
      expect(summary.badges).toEqual({ added: content.length, completed: 0, same: 0, damaged: 0 })
      expect(await rowsOf(after)).toEqual(await rowsOf(before))
    }),
    { numRuns: 10 },
  )
})

it('on a full device nothing is lost, nothing comes twice, and once more changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fillings, fillings, async (mine, theirs) => {
      const here = await deviceWith('a', mine)
      const file = await backUp(await deviceWith('b', theirs))
      const before = await rowsOf(here)
      const summary = await restore(here, file)
      const once = await rowsOf(here)

      const names = new Set([...mine, ...theirs].map(({ name }) => name))
      expect(once['cards']).toHaveLength(names.size)
      expect(once['badges']).toHaveLength(names.size)
      const sum = (key: 'evidence' | 'reflections') =>
        [...mine, ...theirs].reduce((total, one) => total + (one[key] ?? 0), 0)
      expect(once['evidence']).toHaveLength(sum('evidence'))
      expect(once['reflections']).toHaveLength(sum('reflections'))
      for (const table of [
        'evidence',
        'reflections',
        'collections',
        'shares',
        'originals',
        'files',
        'pictures',
      ])
        expect(once[table], table).toEqual(expect.arrayContaining(before[table]!))
      const ids = new Set(once['cards']!.map((card) => (card as { id: string }).id))
      for (const row of [...once['evidence']!, ...once['reflections']!, ...once['snapshots']!])
        expect(ids).toContain((row as { badgeId: string }).badgeId)
      for (const { entries } of once['collections'] as { entries: { badgeId: string }[] }[])
        for (const { badgeId } of entries) expect(ids).toContain(badgeId)
      // Blocks find their badges under the ids they have here.
      expect(once['compositions']).toHaveLength(2)
      for (const { blocks } of once['compositions'] as Composition[])
        for (const block of blocks) if ('badgeId' in block) expect(ids).toContain(block.badgeId)
      expect(once['pathways']).toHaveLength(2)
      expect(summary.badges.added).toBe(names.size - mine.length)

      const again = await restore(here, file)
      expect(again).toMatchObject({ evidence: 0, reflections: 0, collections: 0, shares: 0, settings: 0 })
      expect(again.badges).toEqual({ added: 0, completed: 0, same: theirs.length, damaged: 0 })
      expect(await rowsOf(here)).toEqual(once)
    }),
    { numRuns: 10 },
  )
})

it('settings of both: lists grow, what was chosen here stays', async () => {
  const here = await deviceWith('a', [{ name: 'Bread' }])
  await restore(here, await backUp(await deviceWith('b', [{ name: 'Bread' }, { name: 'Cake' }])))
  expect(valueOf(await here.settings.get('learner'))).toMatchObject({
    identities: [{ value: 'a@example.org' }, { value: 'b@example.org' }],
    trustedIssuers: ['https://a.example', 'https://b.example'],
    shownName: 'Name of a',
    theme: 'dark',
  })
  // The same badge has another id there; what was decided of it finds the one here.
  expect(valueOf(await here.settings.get('competencies'))).toMatchObject([
    { badgeId: 'a-Bread' },
    { badgeId: 'b-Cake' },
  ])
  // Of two CVs the one changed last, with its badges as they are called here.
  expect(valueOf(await here.settings.get('cv'))).toMatchObject({
    aim: 'Aim of b',
    strengths: [{ id: 'badge:a-Bread' }, { id: 'badge:b-Cake' }],
    experience: [{ what: 'Work of b', badgeIds: ['a-Bread', 'b-Cake'] }],
  })
  expect(valueOf(await here.settings.get('backup'))).toEqual({ madeAt: '2026-05-01T10:00:00.000Z' })
})

async function rewrite(storage: Storage, learned: string, updatedAt: string): Promise<void> {
  const [story] = valueOf(await storage.passport.reflectionsOf('a-Bread'))
  valueOf(await storage.passport.saveReflection({ ...story!, learned, updatedAt }))
}

async function stories(storage: Storage): Promise<string[]> {
  return valueOf(await storage.passport.reflectionsOf('a-Bread'))
    .map(({ learned }) => learned)
    .sort()
}

it('of two versions the newer stands; words that lie in no backup stay beside it, once', async () => {
  const content = [{ name: 'Bread', reflections: 1 }]
  const here = await deviceWith('a', content)
  const there = newDevice()
  await restore(there, await backUp(here))

  await rewrite(there, 'newer, there', '2026-06-10T00:00:00.000Z')
  const newer = await backUp(there)
  await restore(here, newer, '2026-06-01T00:00:00.000Z')
  expect(await stories(here)).toEqual(['newer, there'])

  const older = await backUp(here)
  await rewrite(here, 'newest, here', '2026-06-20T00:00:00.000Z')
  await restore(here, older)
  expect(await stories(here)).toEqual(['newest, here'])

  await rewrite(there, 'later still, there', '2026-06-30T00:00:00.000Z')
  const latest = await backUp(there)
  for (let times = 0; times < 2; times++) await restore(here, latest, '2026-06-15T00:00:00.000Z')
  expect(await stories(here)).toEqual(['later still, there', 'newest, here'])

  await rewrite(there, 'at the same moment', '2026-06-30T00:00:00.000Z')
  const sameMoment = await backUp(there)
  for (let times = 0; times < 2; times++) await restore(here, sameMoment, '2026-06-15T00:00:00.000Z')
  expect(await stories(here)).toEqual(['at the same moment', 'later still, there', 'newest, here'])
})

it('of two reports the sounder stands, then the later; an answer of an issuer, the later', async () => {
  const here = await deviceWith('a', [{ name: 'Bread', verdict: 'unverified' }], false)
  await restore(here, await backUp(await deviceWith('b', [{ name: 'Bread', verdict: 'verified' }], false)))
  expect(valueOf(await here.badges.list())).toMatchObject([{ id: 'a-Bread', verdict: 'verified' }])
  await restore(here, await backUp(await deviceWith('c', [{ name: 'Bread', verdict: 'unverified' }], false)))
  expect(valueOf(await here.badges.list())).toMatchObject([{ verdict: 'verified' }])
  expect((await rowsOf(here))['snapshots']).toHaveLength(1)
})

it('marks come along: labels of both, favourites, what was put away', async () => {
  const [here, there] = [
    await deviceWith('a', [{ name: 'Bread' }]),
    await deviceWith('b', [{ name: 'Bread' }]),
  ]
  valueOf(await here.marks.change(['a-Bread'], { addTags: ['cuisine'], isArchived: true }))
  valueOf(await there.marks.change(['b-Bread'], { addTags: ['CV'], isFavourite: true }))
  await restore(here, await backUp(there))
  expect(valueOf(await here.badges.list())).toMatchObject([
    { tags: ['cuisine', 'CV'], isArchived: true, isFavourite: true },
  ])
})

it('keys of public pages are in it only when asked for', async () => {
  const before = await deviceWith('a', [{ name: 'Bread' }])
  const [share] = valueOf(await before.shares.list())
  const file = await backUp(before, false)
  expect(await file.text()).not.toContain(share!.token)
  const after = newDevice()
  expect(await restore(after, file)).toMatchObject({ shares: 0, keyless: 1, lost: 0 })
  expect(valueOf(await after.shares.list())).toEqual([])
  expect(await restore(before, file)).toMatchObject({ keyless: 0 })
  expect(valueOf(await before.shares.list())).toEqual([share])
})

it('what is stopped in the middle is whole, and goes on from there', async () => {
  const content = NAMES.map((name) => ({ name, evidence: 1 }))
  const before = await deviceWith('a', content)
  const file = await backUp(before)
  const after = newDevice()
  const controller = new AbortController()
  const first = await restoreBackup(after.door, await openPlain(file), {
    now: MADE_AT,
    safeUntil: undefined,
    signal: controller.signal,
    onProgress: (done) => done === 2 && controller.abort(),
  })
  expect(first).toMatchObject({ badges: { added: 2 }, endedBy: { code: 'backup.restore-stopped' } })
  expect((await rowsOf(after))['evidence']).toHaveLength(2)
  expect((await restore(after, file)).badges).toEqual({ added: 2, completed: 0, same: 2, damaged: 0 })
  expect(await rowsOf(after)).toEqual(await rowsOf(before))
})

it('making one can be stopped, too, and tells how far it is', async () => {
  const before = await deviceWith('a', [{ name: 'Bread' }, { name: 'Cake' }])
  const controller = new AbortController()
  controller.abort()
  const options = { at: MADE_AT, passphrase: '', random, withShareKeys: false, signal: controller.signal }
  expect(await writeBackup(before.door, options)).toEqual({ ok: false, error: { code: 'backup.stopped' } })
  const told: number[][] = []
  await writeBackup(before.door, { ...options, signal: undefined, onProgress: (...now) => told.push(now) })
  expect(told).toEqual([[2, 2]])
})

it('a disk that fills up ends it: what came is whole, the rest is told', async () => {
  const file = await backUp(
    await deviceWith(
      'a',
      NAMES.map((name) => ({ name })),
    ),
  )
  const after = newDevice()
  let room = 2
  await after.door.run(async (database) => {
    database.badges.hook('creating', () => {
      if (room-- === 0) throw new DOMException('no room', 'QuotaExceededError')
    })
  })
  const summary = await restore(after, file)
  expect(summary).toMatchObject({ badges: { added: 2 }, endedBy: { code: 'storage.full' } })
  const rows = await rowsOf(after)
  expect([rows['cards'], rows['badges'], rows['originals']].map((all) => all?.length)).toEqual([2, 2, 2])
})

it('every table has its place in a backup', async () => {
  const { BADGE_TABLES, FOLLOWING_TABLES } = await import('../../../src/storage/backup/items.ts')
  const tables = Object.keys(await rowsOf(newDevice()))
  const others = tables.filter((name) => ![...BADGE_TABLES, ...FOLLOWING_TABLES].includes(name))
  // A table that is added is written and restored row by row, the newer one wins: say here that this is right for it.
  expect(others.sort()).toEqual(['collections', 'compositions', 'pathways', 'settings', 'shares'])
})
