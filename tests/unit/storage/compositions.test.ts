// The way a page is composed lives and leaves with its collection.
import 'fake-indexeddb/auto'
import { afterEach, expect, it } from 'vitest'
import { closeDevices, fillRest, newDevice, valueOf } from '../../support/backups.ts'

afterEach(closeDevices)

it('goes with its collection and comes back with it', async () => {
  const storage = newDevice()
  await fillRest(storage, 'a', ['bread'])
  const before = valueOf(await storage.compositions.get('a-c'))
  expect(before?.blocks).toHaveLength(3)
  const removal = valueOf(await storage.collections.remove('a-c'))
  expect(valueOf(await storage.compositions.list())).toEqual([])
  valueOf(await removal.undo())
  expect(valueOf(await storage.compositions.get('a-c'))).toEqual(before)
})

it('a collection that was never composed goes and comes alone', async () => {
  const storage = newDevice()
  await fillRest(storage, 'a', [])
  await storage.door.run((database) => database.compositions.clear())
  valueOf(await valueOf(await storage.collections.remove('a-c')).undo())
  expect(valueOf(await storage.collections.list())).toHaveLength(1)
  expect(valueOf(await storage.compositions.list())).toEqual([])
})
