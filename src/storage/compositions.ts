// How pages are composed, each beside its collection; it leaves with it, see `collections.ts`.
import type { Composition } from '../domain/sharing/compose/composition.ts'
import type { Result } from '../domain/result.ts'
import type { Door, StorageFault } from './run.ts'

export interface CompositionRepository {
  list(): Promise<Result<Composition[], StorageFault>>
  /** Of this collection; nothing when its page was never composed. */
  get(collectionId: string): Promise<Result<Composition | undefined, StorageFault>>
  save(composition: Composition): Promise<Result<Composition, StorageFault>>
}

/** Compositions in the database behind this door. */
export function createCompositionRepository(door: Door): CompositionRepository {
  return {
    list: () => door.run((database) => database.compositions.toArray()),
    get: (collectionId) => door.run((database) => database.compositions.get(collectionId)),
    save: (composition) =>
      door.run(async (database) => {
        await database.compositions.put(composition)
        return composition
      }),
  }
}
