// Erasing leaves nothing of Besace, touches nothing else, and says what it could not erase.
import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { eraseDevice, type EraseSurroundings } from '../../../src/storage/eraseDevice.ts'
import { openDatabase } from '../../../src/storage/openDatabase.ts'
import { makeReceived } from '../../support/keptBadges.ts'

function surroundings(change: Partial<EraseSurroundings> = {}): EraseSurroundings & { calls: string[] } {
  const calls: string[] = []
  const registration = { unregister: async () => calls.push('unregister') > 0 } as ServiceWorkerRegistration
  return {
    indexedDB,
    caches: {
      keys: async () => ['app', 'pages'],
      delete: async (name: string) => calls.push(`cache ${name}`) > 0,
    } as unknown as CacheStorage,
    stores: [{ clear: () => void calls.push('clear') } as globalThis.Storage],
    serviceWorker: { getRegistrations: async () => [registration] },
    calls,
    ...change,
  }
}

async function names(): Promise<(string | undefined)[]> {
  return (await indexedDB.databases()).map(({ name }) => name).sort()
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name, 1)
    request.onsuccess = () => resolve(request.result)
  })
}

it('takes databases, files, settings and the worker, the worker first', async () => {
  const storage = openDatabase()
  await storage.badges.save(makeReceived('Bread'))
  for (const name of ['besace-inbox', 'besace-demo', 'besace-of-tomorrow', 'another-app'])
    (await open(name)).close()
  const around = surroundings()
  expect(await eraseDevice(around)).toEqual([])
  expect(around.calls).toEqual(['unregister', 'cache app', 'cache pages', 'clear'])
  expect(await names()).toEqual(['another-app'])
})

it('an open connection of our own lets go by itself', async () => {
  const storage = openDatabase()
  await storage.badges.save(makeReceived('Bread'))
  expect(await eraseDevice(surroundings())).toEqual([])
  expect(await storage.badges.list()).toEqual({ ok: true, value: [] })
  storage.door.close()
})

it('says what the browser would not let go of, and goes on with the rest', async () => {
  const no = () => Promise.reject(new DOMException('', 'SecurityError'))
  const around = surroundings({ caches: { keys: no } as unknown as CacheStorage })
  expect(await eraseDevice(around)).toEqual(['files'])
  expect(around.calls).toEqual(['unregister', 'clear'])
})

it('asks nothing of a browser that has none of it', async () => {
  const bare = { indexedDB: undefined, caches: undefined, stores: [], serviceWorker: undefined }
  expect(await eraseDevice(bare)).toEqual([])
})

it('a database that another tab holds is told, not waited for without end', async () => {
  const held = await open('besace')
  expect(await eraseDevice(surroundings(), 200)).toEqual(['databases'])
  held.close()
})
