// Pages that are, or may be, public, each with the token that may change it.
import type { Result } from '../domain/result.ts'
import type { ShareRow } from './rows.ts'
import type { Door, StorageFault } from './run.ts'

export interface ShareRepository {
  /** Last changed first. */
  list(): Promise<Result<ShareRow[], StorageFault>>
  get(id: string): Promise<Result<ShareRow | undefined, StorageFault>>
  /** A page of this collection whose publishing was never confirmed. */
  unconfirmed(collectionId: string): Promise<Result<ShareRow | undefined, StorageFault>>
  save(share: ShareRow): Promise<Result<ShareRow, StorageFault>>
  remove(id: string): Promise<Result<void, StorageFault>>
}

/** Shares in the database behind this door. */
export function createShareRepository(door: Door): ShareRepository {
  return {
    list: () =>
      door.run(async (database) =>
        (await database.shares.toArray()).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)),
      ),
    get: (id) => door.run((database) => database.shares.get(id)),
    unconfirmed: (collectionId) =>
      door.run((database) =>
        database.shares
          .where('collectionId')
          .equals(collectionId)
          .filter((share) => share.state === 'sending')
          .first(),
      ),
    save: (share) =>
      door.run(async (database) => {
        await database.shares.put(share)
        return share
      }),
    remove: (id) => door.run((database) => database.shares.delete(id)),
  }
}
