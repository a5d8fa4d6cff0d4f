// The inbox: bounded, whole or not at all, and what was thrown away can come back.
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { INBOX_LIMITS } from '../../../src/contract/inbox.ts'
import {
  keepInInbox,
  listInbox,
  putBackIntoInbox,
  readInbox,
  takeFromInbox,
  type InboxThing,
} from '../../../src/storage/inbox.ts'

let engine: IDBFactory
beforeEach(() => {
  engine = new IDBFactory()
})

function thing(id: string, more: Partial<InboxThing> = {}): InboxThing {
  const bytes = new TextEncoder().encode(id).buffer
  return {
    id,
    kind: 'file',
    name: `${id}.png`,
    mediaType: 'image/png',
    size: bytes.byteLength,
    arrivedAt: `2026-11-22T08:00:0${id.length}Z`,
    bytes,
    ...more,
  }
}
const idsOf = async () => {
  const listed = await listInbox(engine)
  if (!listed.ok) throw new Error(listed.error.code)
  return listed.value.map(({ id }) => id)
}

describe('the inbox', () => {
  it('lists the latest first, without bytes, and gives them when asked', async () => {
    expect(await keepInInbox([thing('a'), thing('bb')], engine)).toEqual({
      ok: true,
      value: { kept: ['a', 'bb'], missed: [] },
    })
    const listed = await listInbox(engine)
    expect(listed.ok && listed.value.map(({ id }) => id)).toEqual(['bb', 'a'])
    expect(listed.ok && listed.value[0]).not.toHaveProperty('bytes')
    const read = await readInbox(['a', 'gone'], engine)
    expect(read.ok && read.value.map(({ id }) => id)).toEqual(['a'])
    expect(read.ok && new TextDecoder().decode(read.value[0]?.bytes)).toBe('a')
  })

  it('gives back what it lets go, so that it can be put back as it was', async () => {
    await keepInInbox([thing('a'), thing('bb')], engine)
    const taken = await takeFromInbox(['a'], engine)
    expect(await idsOf()).toEqual(['bb'])
    if (!taken.ok) throw new Error(taken.error.code)
    await putBackIntoInbox(taken.value, engine)
    expect(await idsOf()).toEqual(['bb', 'a'])
    const read = await readInbox(['a'], engine)
    expect(read).toEqual({ ok: true, value: [thing('a')] })
  })

  it('refuses what is too large or too much, and keeps the rest', async () => {
    const large = thing('large', { size: INBOX_LIMITS.fileBytes + 1, bytes: undefined })
    const long = thing('long', { kind: 'text', size: INBOX_LIMITS.characters + 1, bytes: undefined })
    const kept = await keepInInbox([large, thing('a'), long], engine)
    expect(kept).toEqual({ ok: true, value: { kept: ['a'], missed: ['too-large', 'too-large'] } })
    const many = Array.from({ length: INBOX_LIMITS.items + 5 }, (_, index) => thing(`n${index}`))
    const second = await keepInInbox(many, engine)
    expect(second.ok && second.value.missed).toEqual(Array(6).fill('too-many'))
    expect(await idsOf()).toHaveLength(INBOX_LIMITS.items)
  })

  it('holds no more together than it says', async () => {
    const heavy = (id: string) => thing(id, { size: INBOX_LIMITS.fileBytes })
    const kept = await keepInInbox([heavy('a'), heavy('b'), heavy('c'), heavy('d'), heavy('e')], engine)
    expect(kept.ok && kept.value).toEqual({ kept: ['a', 'b', 'c', 'd'], missed: ['too-many'] })
  })

  it('says that the disk is full, and keeps nothing by halves', async () => {
    await keepInInbox([thing('before')], engine)
    const full = engine.open('besace-inbox')
    const database = await new Promise<IDBDatabase>((resolve) => {
      full.onsuccess = () => resolve(full.result as unknown as IDBDatabase)
    })
    const store = database.transaction('bytes').objectStore('bytes')
    const prototype = Object.getPrototypeOf(store) as IDBObjectStore
    const { put } = prototype
    let count = 0
    prototype.put = function (this: IDBObjectStore, ...values: Parameters<typeof put>) {
      count += 1
      if (count === 3) throw new DOMException('no room', 'QuotaExceededError')
      return put.apply(this, values)
    }
    try {
      const kept = await keepInInbox([thing('a'), thing('bb')], engine)
      expect(kept).toEqual({ ok: false, error: { code: 'storage.full' } })
    } finally {
      prototype.put = put
      database.close()
    }
    expect(await idsOf()).toEqual(['before'])
  })

  it('makes nothing by being looked at', async () => {
    expect(await idsOf()).toEqual([])
    expect(await engine.databases()).toEqual([])
  })

  it('says so where the browser keeps nothing', async () => {
    const denied = {
      open: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    } as unknown as IDBFactory
    expect(await listInbox(denied)).toEqual({ ok: false, error: { code: 'storage.unavailable' } })
  })
})
