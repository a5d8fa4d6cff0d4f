// Removing many and calling them back; two badges made one and two again.
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, type Storage } from '../../../src/storage/openDatabase.ts'
import { dumpDatabase } from '../../support/databaseDump.ts'
import { makeBadge, makeReceived, makeReport } from '../../support/keptBadges.ts'
import { valueOf } from '../../support/storesDevice.ts'

const dates = { createdAt: '2026-03-03T10:00:00.000Z', updatedAt: '2026-03-03T10:00:00.000Z' }
let storage: Storage
let name: string

beforeEach(() => {
  name = crypto.randomUUID()
  storage = openDatabase(name)
})
afterEach(() => storage.door.close())

const snapshotOf = (url: string) => ({
  url,
  finalUrl: url,
  status: 200,
  mediaType: 'application/json',
  body: new Uint8Array([123, 125]),
  sha256: 'ab',
  at: dates.createdAt,
})

async function keep(id: string, badgeName = id, shared = 'https://issuer.example/keys'): Promise<void> {
  const badge = makeBadge(badgeName, { id: `https://issuer.example/${id}`, verification: { method: 'none' } })
  const snapshots = [snapshotOf(shared)]
  const picture = { bytes: new Uint8Array([1, 2, 3]), mediaType: 'image/png' }
  const payload = { form: 'json' as const, text: JSON.stringify({ id }) }
  const original = { bytes: new TextEncoder().encode(id).buffer, mediaType: 'application/json', fileName: id }
  const received = makeReceived(badgeName, { id, badge, snapshots, picture, payload, original })
  valueOf(await storage.badges.save(received))
}

async function say(badgeId: string): Promise<void> {
  const evidence = { badgeId, kind: 'text' as const, title: 'x', text: 'y', ...dates }
  valueOf(await storage.passport.saveEvidence({ ...evidence, id: `e-${badgeId}` }))
  const reflection = { badgeId, learned: 'z', use: '', develop: '', ...dates }
  valueOf(await storage.passport.saveReflection({ ...reflection, id: `r-${badgeId}` }))
}

async function collect(id: string, ...badgeIds: string[]): Promise<void> {
  const entries = badgeIds.map((badgeId) => ({ badgeId, sentence: `about ${badgeId}` }))
  valueOf(await storage.collections.save({ id, title: id, preamble: '', entries, ...dates }))
}

const idsOf = async () => valueOf(await storage.badges.list()).map(({ id }) => id)
const entriesOf = async (id: string) =>
  valueOf(await storage.collections.get(id)).entries.map(({ badgeId, sentence }) => [badgeId, sentence])

describe('removing many', () => {
  const ids = Array.from({ length: 45 }, (_, place) => `badge-${String(place).padStart(2, '0')}`)

  it('takes all that hangs on them, and an undo leaves no trace', async () => {
    for (const id of ids) await keep(id)
    await say('badge-03')
    await collect('mine', 'badge-40', 'badge-03', 'badge-07')
    const before = await dumpDatabase(name)
    const seen: number[] = []
    const removed = valueOf(
      await storage.badges.removeMany([...ids, 'gone'], { onProgress: (done) => void seen.push(done) }),
    )
    expect(removed.count).toBe(45)
    expect(seen).toEqual([20, 40, 46])
    const empty = await dumpDatabase(name)
    const filled = empty.stores.filter(({ rows }) => rows.length > 0).map((store) => store.name)
    expect(filled).toEqual(['collections'])
    expect(await entriesOf('mine')).toEqual([])
    valueOf(await removed.undo())
    expect(await dumpDatabase(name)).toEqual(before)
  })

  it('stops when told, and gives back what it took', async () => {
    for (const id of ids) await keep(id)
    const stop = new AbortController()
    const removed = valueOf(
      await storage.badges.removeMany(ids, { signal: stop.signal, onProgress: () => stop.abort() }),
    )
    expect(removed.count).toBe(20)
    expect(await idsOf()).toHaveLength(25)
    valueOf(await removed.undo())
    expect(await idsOf()).toHaveLength(45)
  })
})

describe('two that are one', () => {
  it('come together with everything added to either', async () => {
    await keep('a', 'Bread')
    await keep('b', 'Bread', 'https://elsewhere.example/keys')
    await say('b')
    await collect('first', 'b', 'x')
    await collect('both', 'a', 'b')
    valueOf(await storage.marks.change(['b'], { isFavourite: true, addTags: ['stage'] }))
    const before = await dumpDatabase(name)
    const joined = valueOf(await storage.badges.join('a', 'b'))

    const kept = valueOf(await storage.badges.open('a'))
    expect(kept.card).toMatchObject({
      hasEvidence: true,
      hasReflection: true,
      isFavourite: true,
      tags: ['stage'],
    })
    expect(kept.sources).toHaveLength(2)
    expect(await idsOf()).toEqual(['a'])
    expect(valueOf(await storage.passport.evidenceOf('a'))).toHaveLength(1)
    expect(valueOf(await storage.badges.snapshots('a'))).toHaveLength(2)
    expect(await entriesOf('first')).toEqual([
      ['a', 'about b'],
      ['x', 'about x'],
    ])
    expect(await entriesOf('both')).toEqual([['a', 'about a']])

    valueOf(await joined.undo())
    expect(await dumpDatabase(name)).toEqual(before)
  })

  it('are both known again, whichever comes', async () => {
    await keep('a', 'Bread')
    await keep('b', 'Bread')
    valueOf(await storage.badges.join('a', 'b'))
    await keep('b', 'Bread')
    await keep('a', 'Bread')
    expect(await idsOf()).toEqual(['a'])
    expect(valueOf(await storage.badges.open('a')).sources.length).toBeGreaterThan(1)
  })

  it('part again without taking along what was said meanwhile', async () => {
    await keep('a', 'Bread')
    await keep('b', 'Bread')
    await say('b')
    const joined = valueOf(await storage.badges.join('a', 'b'))
    await say('a')
    const report = makeReport('revoked', '2026-05-03T10:00:00.000Z')
    valueOf(await storage.checks.save([{ id: 'a', report, snapshots: [], isSeen: true }]))
    valueOf(await joined.undo())
    expect(valueOf(await storage.passport.evidenceOf('a')).map(({ id }) => id)).toEqual(['e-a'])
    expect(valueOf(await storage.passport.evidenceOf('b')).map(({ id }) => id)).toEqual(['e-b'])
    expect(valueOf(await storage.badges.open('a')).card).toMatchObject({
      verdict: 'revoked',
      hasEvidence: true,
    })
    expect(valueOf(await storage.badges.open('b')).card).toMatchObject({
      verdict: 'verified',
      hasEvidence: true,
    })
  })

  it('are left alone when one is gone, or both are the same', async () => {
    await keep('a')
    expect(await storage.badges.join('a', 'gone')).toMatchObject({ error: { code: 'storage.not-found' } })
    expect(await storage.badges.join('a', 'a')).toMatchObject({ error: { code: 'storage.not-found' } })
    expect(await idsOf()).toEqual(['a'])
  })
})
