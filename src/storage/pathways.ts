// Pathways: where the learner wants to go.
import type { Pathway } from '../domain/competency/pathways/pathway.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { Removal } from './removeBadge.ts'
import type { Door, StorageFault } from './run.ts'

export interface PathwayRepository {
  /** Last changed first. */
  list(): Promise<Result<Pathway[], StorageFault>>
  save(pathway: Pathway): Promise<Result<Pathway, StorageFault>>
  remove(id: string): Promise<Result<Removal, StorageFault>>
}

/** Pathways in the database behind this door. */
export function createPathwayRepository(door: Door): PathwayRepository {
  return {
    list: () =>
      door.run(async (database) =>
        (await database.pathways.toArray()).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1)),
      ),
    save: (pathway) =>
      door.run(async (database) => {
        await database.pathways.put(pathway)
        return pathway
      }),
    remove: (id) => removePathway(door, id),
  }
}

async function removePathway(door: Door, id: string): Promise<Result<Removal, StorageFault>> {
  const result = await door.run((database) =>
    database.transaction('rw', database.pathways, async () => {
      const pathway = await database.pathways.get(id)
      await database.pathways.delete(id)
      return pathway
    }),
  )
  if (!result.ok) return result
  const removed = result.value
  if (removed === undefined) return fail({ code: 'storage.not-found' })
  return ok({
    undo: () =>
      door.run(async (database) => {
        await database.pathways.put(removed)
      }),
  })
}
