// When the connection to the database is lost, refused or overtaken.
import { afterEach, describe, expect, it } from 'vitest'
import type { Result } from '../../src/domain/result.ts'
import { BesaceDatabase } from '../../src/storage/database.ts'
import { openDatabase, type Storage } from '../../src/storage/openDatabase.ts'
import { makeReceived } from '../support/keptBadges.ts'

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

describe('the connection', () => {
  it('is opened again after it was lost', async () => {
    const storage = open()
    valueOf(await storage.badges.save(makeReceived('Bread')))
    await storage.door.run(async (database) => database.close())
    expect(valueOf(await storage.badges.list())).toHaveLength(1)
  })

  it('is given up when it is lost twice', async () => {
    const storage = open()
    let tries = 0
    const result = await storage.door.run(async (database) => {
      tries++
      database.close()
      return database.cards.count()
    })
    expect(result).toEqual({ ok: false, error: { code: 'storage.connection-lost' } })
    expect(tries).toBe(2)
    expect(valueOf(await storage.badges.list())).toEqual([])
  })

  it('is let go when a newer version in another tab upgrades', async () => {
    const storage = open()
    valueOf(await storage.badges.save(makeReceived('Bread')))
    const newer = new BesaceDatabase(storage.name)
    newer.version(2).stores({ novelty: 'id' })
    await newer.open()
    expect(await storage.badges.list()).toEqual({ ok: false, error: { code: 'storage.other-tab' } })
    newer.close()
    // A tab that opens with the old code later must not write into tables it does not know either.
    expect(await open(storage.name).badges.list()).toEqual({
      ok: false,
      error: { code: 'storage.other-tab' },
    })
  })

  it('says so where a browser keeps nothing', async () => {
    const indexedDB = {
      open() {
        throw new DOMException('not in private windows', 'InvalidStateError')
      },
    } as unknown as IDBFactory
    const storage = openDatabase('nowhere', { indexedDB, IDBKeyRange })
    expect(await storage.badges.list()).toEqual({ ok: false, error: { code: 'storage.unavailable' } })
  })
})
