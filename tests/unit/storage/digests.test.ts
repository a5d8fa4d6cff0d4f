// Digests follow their badges by themselves; marks change for many at once and come back.
import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import type { BadgeDigest } from '../../../src/domain/backpack/digest.ts'
import { openDatabase, type Storage } from '../../../src/storage/openDatabase.ts'
import { restoreDatabase, type DatabaseDump } from '../../support/databaseDump.ts'
import { makeBadge, makeReceived, makeReport } from '../../support/keptBadges.ts'
import { valueOf } from '../../support/storesDevice.ts'

const opened: Storage[] = []
const dates = { createdAt: '2026-03-03T10:00:00.000Z', updatedAt: '2026-03-03T10:00:00.000Z' }

function open(name: string = crypto.randomUUID()): Storage {
  const storage = openDatabase(name)
  opened.push(storage)
  return storage
}

afterEach(() => {
  for (const storage of opened.splice(0)) storage.door.close()
})

async function digestsOf(storage: Storage): Promise<Map<string, BadgeDigest>> {
  const all: BadgeDigest[] = []
  valueOf(await storage.digests.read((part) => void all.push(...part)))
  return new Map(all.map((digest) => [digest.id, digest]))
}

async function save(storage: Storage, name: string, id: string, words = ''): Promise<void> {
  const badge = makeBadge(name, { narrative: words })
  valueOf(await storage.badges.save(makeReceived(name, { id, badge })))
}

describe('digests', () => {
  it('come, change and go with their badges', async () => {
    const storage = open()
    await save(storage, 'Bread', 'a1', 'Levain')
    await save(storage, 'Cake', 'zz')
    const before = await digestsOf(storage)
    expect([...before.keys()].sort()).toEqual(['a1', 'zz'])
    expect(before.get('a1')?.said).toContain('levain')

    const report = makeReport('revoked', '2026-04-03T10:00:00.000Z')
    valueOf(await storage.checks.save([{ id: 'a1', report, snapshots: [], isSeen: true }]))
    const removal = valueOf(await storage.badges.remove('zz'))
    expect([...(await digestsOf(storage)).keys()]).toEqual(['a1'])
    valueOf(await removal.undo())
    expect((await digestsOf(storage)).get('zz')?.type).toBe('capability')
  })

  it('are not kept when their badge could not be', async () => {
    const storage = open()
    await save(storage, 'Bread', 'a1')
    const failed = await storage.door.run((database) =>
      database.transaction('rw', database.badges, async () => {
        const row = (await database.badges.get('a1'))!
        await database.badges.put({ ...row, id: 'b2' })
        throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
      }),
    )
    expect(failed.ok).toBe(false)
    expect([...(await digestsOf(storage)).keys()]).toEqual(['a1'])
  })

  it('are made for badges that came without', async () => {
    const storage = open()
    await save(storage, 'Bread', 'a1')
    valueOf(await storage.door.run((database) => database.digests.clear()))
    expect([...(await digestsOf(storage)).keys()]).toEqual(['a1'])
  })

  it('are made for a database of version 1', async () => {
    const path = fileURLToPath(new URL('../../fixtures/databases/version-1.dump', import.meta.url))
    await restoreDatabase('old', JSON.parse(readFileSync(path, 'utf8')) as DatabaseDump)
    const storage = open('old')
    expect([...(await digestsOf(storage)).keys()].sort()).toEqual(['bread', 'cake'])
    const cards = valueOf(await storage.badges.list())
    expect(cards.some(({ isNew }) => isNew)).toBe(false)
  })

  it('gather the learner’s own words', async () => {
    const storage = open()
    await save(storage, 'Bread', 'a1')
    const evidence = {
      id: 'e',
      badgeId: 'a1',
      kind: 'text' as const,
      title: 'Fournil',
      text: 'Dix pains',
      ...dates,
    }
    valueOf(await storage.passport.saveEvidence(evidence))
    const reflection = { id: 'r', badgeId: 'a1', learned: 'pétrir', use: '', develop: 'façonner', ...dates }
    valueOf(await storage.passport.saveReflection(reflection))
    expect(valueOf(await storage.digests.ownWords()).get('a1')).toBe('Fournil Dix pains pétrir façonner')
  })
})

describe('the list', () => {
  it('gives the newest first, all or a few, whatever their ids begin with', async () => {
    const storage = open()
    const ids = ['0a', '1a', '9', 'a', 'f', 'ff', 'g', 'é', '-']
    for (const [place, id] of ids.entries()) {
      const receivedAt = `2026-03-${String(place + 10)}T10:00:00.000Z`
      valueOf(await storage.badges.save(makeReceived(id, { id, receivedAt })))
    }
    const newestFirst = ids.toReversed()
    expect(valueOf(await storage.badges.list()).map(({ id }) => id)).toEqual(newestFirst)
    expect(valueOf(await storage.badges.newest(3)).map(({ id }) => id)).toEqual(newestFirst.slice(0, 3))
    expect([...(await digestsOf(storage)).keys()].sort()).toEqual(ids.toSorted())
  })
})

describe('marks', () => {
  it('change for many, leave no trace when taken back, and forget nothing else', async () => {
    const storage = open()
    await save(storage, 'Bread', 'a')
    await save(storage, 'Cake', 'b')
    valueOf(await storage.marks.change(['a'], { addTags: ['stage'], isFavourite: true }))
    const before = valueOf(await storage.badges.list())
    const change = {
      addTags: ['été', 'stage'],
      isArchived: true,
      isFavourite: false,
      type: 'production',
    } as const
    const changed = valueOf(await storage.marks.change(['a', 'b', 'gone'], change))
    const marks = valueOf(await storage.badges.list()).map(({ isFavourite, isArchived, tags, type }) => ({
      isFavourite,
      isArchived,
      tags,
      type,
    }))
    expect(marks).toEqual([
      { isFavourite: undefined, isArchived: true, tags: ['été', 'stage'], type: 'production' },
      { isFavourite: undefined, isArchived: true, tags: ['stage', 'été'], type: 'production' },
    ])
    valueOf(await changed.undo())
    expect(valueOf(await storage.badges.list())).toEqual(before)
  })

  it('take tags away and give the type back to the guess', async () => {
    const storage = open()
    await save(storage, 'Bread', 'a')
    valueOf(await storage.marks.change(['a'], { addTags: ['x', 'y'], type: 'membership' }))
    valueOf(await storage.marks.change(['a'], { removeTags: ['x', 'none'], type: undefined }))
    const [card] = valueOf(await storage.badges.list())
    expect(card?.tags).toEqual(['y'])
    expect(card && 'type' in card).toBe(false)
  })

  it('survive receiving and checking the badge again', async () => {
    const storage = open()
    await save(storage, 'Bread', 'a')
    valueOf(await storage.marks.change(['a'], { isArchived: true, addTags: ['x'] }))
    expect(valueOf(await storage.badges.save(makeReceived('Bread'))).state).toBe('already-there')
    valueOf(
      await storage.checks.save([{ id: 'a', report: makeReport('revoked'), snapshots: [], isSeen: false }]),
    )
    expect(valueOf(await storage.badges.list())[0]).toMatchObject({
      isArchived: true,
      tags: ['x'],
      isNew: true,
    })
    valueOf(await storage.checks.markSeen(['a']))
    expect(valueOf(await storage.badges.list())[0]).not.toHaveProperty('isNew')
  })
})
