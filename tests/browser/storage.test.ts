// The store on a real IndexedDB: nothing half-written, nothing lost, nothing twice.
import { afterEach, describe, expect, it } from 'vitest'
import type { Badge } from '../../src/domain/badge/badge.ts'
import type { CollectionEntry } from '../../src/domain/passport/passport.ts'
import type { Result } from '../../src/domain/result.ts'
import { openDatabase, type Storage } from '../../src/storage/openDatabase.ts'
import { bytesOf, makeBadge, makeReceived, makeReport } from '../support/keptBadges.ts'

const opened: { name: string; storage: Storage }[] = []

function open(name = `test-${crypto.randomUUID()}`): Storage & { name: string } {
  const storage = openDatabase(name)
  opened.push({ name, storage })
  return { ...storage, name }
}

afterEach(() => {
  for (const { storage } of opened) storage.door.close()
  for (const { name } of opened.splice(0)) indexedDB.deleteDatabase(name)
})

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`fault ${result.error.code}`)
  return result.value
}

async function countAll(storage: Storage): Promise<Record<string, number>> {
  return valueOf(
    await storage.door.run(async (database) =>
      Object.fromEntries(
        await Promise.all(database.tables.map(async (table) => [table.name, await table.count()])),
      ),
    ),
  )
}

const dates = { createdAt: '2026-03-03T10:00:00.000Z', updatedAt: '2026-03-03T10:00:00.000Z' }

function evidenceFor(badgeId: string, id: string, fileId?: string) {
  return {
    id,
    badgeId,
    kind: 'file' as const,
    title: 'Photo',
    text: '',
    ...(fileId ? { fileId } : {}),
    ...dates,
  }
}

function collectionOf(id: string, ...badgeIds: string[]) {
  const entries: CollectionEntry[] = badgeIds.map((badgeId) => ({ badgeId, sentence: `about ${badgeId}` }))
  return { id, title: id, preamble: '', entries, ...dates }
}

describe('saving a badge', () => {
  it('gives back every byte and every unknown field', async () => {
    const storage = open()
    const bytes = Uint8Array.from({ length: 70_000 }, (_, place) => (place * 7919) % 251).buffer
    const body = new TextEncoder().encode('0123456789').subarray(3, 6)
    const received = makeReceived('Bread', {
      original: { bytes, mediaType: 'image/png', fileName: 'bread.png' },
      picture: 'original',
      snapshots: [
        {
          url: 'https://a.example/k',
          finalUrl: 'https://a.example/k',
          status: 200,
          mediaType: 'application/json',
          body,
          sha256: 'x',
          at: dates.createdAt,
        },
      ],
    })
    const { state, card } = valueOf(await storage.badges.save(received))
    expect(state).toBe('added')

    storage.door.close()
    const kept = valueOf(await storage.badges.open(card.id))
    expect(new Uint8Array(kept.original.bytes)).toEqual(new Uint8Array(bytes))
    expect(kept.badge).toEqual(received.badge)
    expect(kept.badge.source['x-unknown']).toEqual({ deep: [1, 'two', null] })
    expect(kept.report).toEqual(received.report)
    expect(kept.payload).toEqual(received.payload)
    expect(kept.sources).toMatchObject([{ kind: 'file', name: 'Bread.json' }])
    const [snapshot] = valueOf(await storage.badges.snapshots(card.id))
    expect(new TextDecoder().decode(snapshot?.body)).toBe('345')
    expect(snapshot?.body.buffer.byteLength).toBe(3)
    const picture = valueOf(await storage.badges.picture(card.pictureId ?? ''))
    expect(picture?.bytes.byteLength).toBe(70_000)
    expect(await countAll(storage)).toMatchObject({ originals: 1, pictures: 0 })
  })

  it('lists the newest first', async () => {
    const storage = open()
    await storage.badges.save(makeReceived('Old', { receivedAt: '2025-01-01T00:00:00.000Z' }))
    await storage.badges.save(makeReceived('New', { receivedAt: '2026-01-01T00:00:00.000Z' }))
    expect(valueOf(await storage.badges.list()).map((card) => card.name)).toEqual(['New', 'Old'])
    expect(valueOf(await storage.badges.all()).map(({ badge }) => badge.achievement.name)).toEqual([
      'New',
      'Old',
    ])
  })

  it('leaves nothing half-written when the disk is full in the middle', async () => {
    const storage = open()
    valueOf(await storage.badges.save(makeReceived('First')))
    const before = await countAll(storage)
    await storage.door.run(async (database) => {
      database.cards.hook('creating', () => {
        throw new DOMException('no room', 'QuotaExceededError')
      })
    })
    const result = await storage.badges.save(
      makeReceived('Second', { picture: { bytes: new Uint8Array([1]), mediaType: 'image/png' } }),
    )
    expect(result).toEqual({ ok: false, error: { code: 'storage.full' } })
    expect(await countAll(storage)).toEqual(before)
  })

  it('throws what is a bug', async () => {
    const storage = open()
    await expect(
      storage.door.run(async () => {
        throw new TypeError('a bug')
      }),
    ).rejects.toThrow('a bug')
  })
})

describe('the same badge by two routes', () => {
  it('is one badge with two sources and both originals', async () => {
    const storage = open()
    const first = valueOf(await storage.badges.save(makeReceived('Bread')))
    const badge = makeBadge('Bread', {
      id: 'http://issuer.example/assertions/Bread.json?v=2_0#x',
      verification: { method: 'none' },
    })
    const again = makeReceived('Bread', {
      badge,
      original: { bytes: bytesOf('another wrapping'), mediaType: 'image/svg+xml', fileName: 'b.svg' },
      source: { kind: 'text', name: 'https://issuer.example/assertions/Bread' },
      picture: { bytes: new Uint8Array([1, 2, 3]), mediaType: 'image/png' },
    })
    const second = valueOf(await storage.badges.save(again))
    expect(second.state).toBe('already-there')
    expect(second.card.id).toBe(first.card.id)
    expect(second.card.pictureId).toBeDefined()
    const kept = valueOf(await storage.badges.open(first.card.id))
    expect(kept.sources.map((source) => source.kind)).toEqual(['file', 'text'])
    expect(new TextDecoder().decode(kept.original.bytes)).toBe('original of Bread')
    expect(await countAll(storage)).toMatchObject({ cards: 1, badges: 1, originals: 2, pictures: 1 })
  })

  it('takes the better report, never the worse, and keeps what the learner added', async () => {
    const storage = open()
    const unproven = makeReceived('Bread', { report: makeReport('unverified') })
    const { card } = valueOf(await storage.badges.save(unproven))
    valueOf(await storage.passport.saveEvidence(evidenceFor(card.id, 'e1')))
    const save = async (verdict: Parameters<typeof makeReport>[0]) =>
      valueOf(await storage.badges.save(makeReceived('Bread', { report: makeReport(verdict) }))).card.verdict
    expect(await save('intact')).toBe('intact')
    expect(await save('unverified')).toBe('intact')
    expect(await save('expired')).toBe('expired')
    expect(await save('verified')).toBe('verified')
    expect(await save('expired')).toBe('verified')
    expect(await save('revoked')).toBe('revoked')
    const [kept] = valueOf(await storage.badges.list())
    expect(kept).toMatchObject({ id: card.id, hasEvidence: true, addedAt: card.addedAt })
  })

  it('takes a newer edition of a badge of 3.0, by file or by check, and keeps the old one', async () => {
    const { badges, checks } = open()
    const edition = (issuedOn: string, name: string): Partial<Badge> => ({
      version: '3.0',
      id: 'urn:edition',
      issuedOn,
      achievement: { ...makeBadge(name).achievement, name },
      verification: { method: 'embedded' },
    })
    const first = valueOf(
      await badges.save(makeReceived('First', { badge: makeBadge('E', edition('2026-01-01', 'First')) })),
    )
    const second = valueOf(
      await badges.save(makeReceived('Second', { badge: makeBadge('E', edition('2026-02-01', 'Second')) })),
    )
    expect([second.state, second.card.id, second.card.name]).toEqual([
      'already-there',
      first.card.id,
      'Second',
    ])
    // The older file once more changes nothing.
    valueOf(
      await badges.save(makeReceived('First', { badge: makeBadge('E', edition('2026-01-01', 'First')) })),
    )
    const badge = makeBadge('E', edition('2026-03-01', 'Third'))
    const payload = { form: 'json', text: '{"third":true}' } as const
    const found = { id: first.card.id, report: makeReport(), snapshots: [], edition: { badge, payload } }
    const [saved] = valueOf(await checks.save([{ ...found, isSeen: true }]))
    const kept = valueOf(await badges.open(first.card.id))
    expect([saved?.card.name, kept.badge.achievement.name, kept.payload]).toEqual(['Third', 'Third', payload])
    expect(kept.earlier?.map((earlier) => earlier.badge.achievement.name)).toEqual(['Second', 'First'])
    expect(valueOf(await badges.list())).toHaveLength(1)
  })

  it('keeps a forgery apart: it neither passes for the sound badge nor changes it', async () => {
    const storage = open()
    const { card } = valueOf(await storage.badges.save(makeReceived('Bread')))
    const forgery = () => makeReceived('Bread', { report: makeReport('altered') })
    expect(valueOf(await storage.badges.save(forgery()))).toMatchObject({
      state: 'added',
      card: { verdict: 'altered' },
    })
    expect(valueOf(await storage.badges.save(forgery())).state).toBe('already-there')
    expect(valueOf(await storage.badges.open(card.id)).report.verdict).toBe('verified')
    expect(await countAll(storage)).toMatchObject({ cards: 2 })
  })

  it('is one when it comes twice in one go, and one that finds no room takes no other along', async () => {
    const storage = open()
    await storage.door.run(async (database) => {
      database.cards.hook('creating', (_key, card) => {
        if (card.name === 'Big') throw new DOMException('no room', 'QuotaExceededError')
      })
    })
    const saved = await Promise.all(
      ['Bread', 'Cake', 'Big', 'Bread', 'Pie'].map((name) => storage.badges.save(makeReceived(name))),
    )
    const states = saved.map((result) => (result.ok ? result.value.state : result.error.code))
    expect(states.filter((state) => state === 'added')).toHaveLength(3)
    expect(states[2]).toBe('storage.full')
    expect(states.filter((state) => state === 'already-there')).toHaveLength(1)
    expect(await countAll(storage)).toMatchObject({ cards: 3, badges: 3, originals: 3 })
  })

  it('stays one when two tabs receive it at once', async () => {
    const here = open()
    const there = open(here.name)
    const saved = await Promise.all(
      [here, there, here, there].map((storage) => storage.badges.save(makeReceived('Bread'))),
    )
    expect(saved.map((result) => valueOf(result).state).sort()).toEqual([
      'added',
      'already-there',
      'already-there',
      'already-there',
    ])
    expect(await countAll(here)).toMatchObject({ cards: 1, badges: 1, originals: 1 })
  })
})

describe('removing', () => {
  async function withEverything(storage: Storage) {
    const bread = valueOf(
      await storage.badges.save(
        makeReceived('Bread', { picture: { bytes: new Uint8Array([7]), mediaType: 'image/png' } }),
      ),
    ).card
    const cake = valueOf(
      await storage.badges.save(
        makeReceived('Cake', { picture: { bytes: new Uint8Array([7]), mediaType: 'image/png' } }),
      ),
    ).card
    const file = {
      id: 'f'.repeat(64),
      bytes: bytesOf('a photo'),
      mediaType: 'image/png',
      fileName: 'photo.png',
    }
    valueOf(await storage.passport.saveEvidence(evidenceFor(bread.id, 'e1', file.id), file))
    valueOf(
      await storage.passport.saveReflection({
        id: 'r1',
        badgeId: bread.id,
        learned: 'a',
        use: '',
        develop: '',
        ...dates,
      }),
    )
    valueOf(await storage.collections.save(collectionOf('c1', cake.id, bread.id)))
    valueOf(await storage.collections.save(collectionOf('c2', cake.id)))
    return { bread, cake }
  }

  async function dump(storage: Storage) {
    return valueOf(
      await storage.door.run(async (database) =>
        Object.fromEntries(
          await Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()])),
        ),
      ),
    )
  }

  it('takes everything along and undo brings everything back', async () => {
    const storage = open()
    const { bread, cake } = await withEverything(storage)
    const before = await dump(storage)
    const removal = valueOf(await storage.badges.remove(bread.id))
    expect(await countAll(storage)).toMatchObject({
      cards: 1,
      badges: 1,
      originals: 1,
      pictures: 1,
      evidence: 0,
      files: 0,
      reflections: 0,
      collections: 2,
    })
    expect(valueOf(await storage.collections.get('c1')).entries.map((entry) => entry.badgeId)).toEqual([
      cake.id,
    ])
    expect(await storage.badges.open(bread.id)).toEqual({ ok: false, error: { code: 'storage.not-found' } })

    valueOf(await removal.undo())
    expect(await dump(storage)).toEqual(before)
  })

  it('undo respects what was changed in a collection meanwhile', async () => {
    const storage = open()
    const { bread, cake } = await withEverything(storage)
    const removal = valueOf(await storage.badges.remove(bread.id))
    valueOf(await storage.collections.change('c1', (collection) => ({ ...collection, title: 'renamed' })))
    valueOf(await storage.collections.remove('c2'))
    valueOf(await removal.undo())
    const collection = valueOf(await storage.collections.get('c1'))
    expect(collection.title).toBe('renamed')
    expect(collection.entries.map((entry) => entry.badgeId)).toEqual([cake.id, bread.id])
    expect(valueOf(await storage.collections.list()).map(({ id }) => id)).toEqual(['c1'])
  })

  it('keeps a file that another piece of evidence still needs', async () => {
    const storage = open()
    const { bread } = await withEverything(storage)
    valueOf(await storage.passport.saveEvidence(evidenceFor(bread.id, 'e2', 'f'.repeat(64))))
    valueOf(await storage.passport.removeEvidence('e1'))
    expect(await countAll(storage)).toMatchObject({ evidence: 1, files: 1 })
    const removal = valueOf(await storage.passport.removeEvidence('e2'))
    expect(await countAll(storage)).toMatchObject({ evidence: 0, files: 0 })
    expect(valueOf(await storage.badges.open(bread.id)).card.hasEvidence).toBe(false)
    valueOf(await removal.undo())
    expect(await countAll(storage)).toMatchObject({ evidence: 1, files: 1 })
    expect(valueOf(await storage.badges.open(bread.id)).card.hasEvidence).toBe(true)
  })
})
