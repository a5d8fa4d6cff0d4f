// Collections: badges in the learner's order.
import type { Collection } from '../domain/passport/passport.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { found } from './badges.ts'
import type { Removal } from './removeBadge.ts'
import type { Door, StorageFault } from './run.ts'

export interface CollectionRepository {
  /** Last changed first. */
  list(): Promise<Result<Collection[], StorageFault>>
  get(id: string): Promise<Result<Collection, StorageFault>>
  save(collection: Collection): Promise<Result<Collection, StorageFault>>
  /** Changes what is there now, in one transaction: two tabs do not overwrite each other's half. */
  change(
    id: string,
    change: (collection: Collection) => Collection,
  ): Promise<Result<Collection, StorageFault>>
  /** The way its page is composed goes with it, and comes back with it. */
  remove(id: string): Promise<Result<Removal, StorageFault>>
}

/** Collections in the database behind this door. */
export function createCollectionRepository(door: Door): CollectionRepository {
  return {
    list: () =>
      door.run(async (database) =>
        (await database.collections.toArray()).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)),
      ),
    get: async (id) => found(await door.run((database) => database.collections.get(id))),
    save: (collection) =>
      door.run(async (database) => {
        await database.collections.put(collection)
        return collection
      }),
    change: async (id, change) =>
      found(
        await door.run((database) =>
          database.transaction('rw', database.collections, async () => {
            const before = await database.collections.get(id)
            if (before === undefined) return undefined
            const after = change(before)
            await database.collections.put(after)
            return after
          }),
        ),
      ),
    remove: (id) => removeCollection(door, id),
  }
}

async function removeCollection(door: Door, id: string): Promise<Result<Removal, StorageFault>> {
  const result = await door.run((database) =>
    database.transaction('rw', database.collections, database.compositions, async () => {
      const collection = await database.collections.get(id)
      const composition = await database.compositions.get(id)
      await database.collections.delete(id)
      await database.compositions.delete(id)
      return { collection, composition }
    }),
  )
  if (!result.ok) return result
  const { collection, composition } = result.value
  if (collection === undefined) return fail({ code: 'storage.not-found' })
  return ok({
    undo: () =>
      door.run(async (database) => {
        await database.transaction('rw', database.collections, database.compositions, async () => {
          await database.collections.put(collection)
          if (composition) await database.compositions.put(composition)
        })
      }),
  })
}
