// How much a lost device would take along: what came or changed since a moment.
import type { Result } from '../../domain/result.ts'
import type { Door, StorageFault } from '../run.ts'

/** Badges added, and words of the learner written or changed, after `since`; all of them when there is none. */
export function countChanges(door: Door, since = ''): Promise<Result<number, StorageFault>> {
  return door.run(async (database) => {
    const words = [database.evidence, database.reflections, database.collections, database.pathways]
    const counts = await Promise.all([
      database.cards.where('addedAt').above(since).count(),
      ...words.map((table) =>
        table.filter(({ updatedAt }: { updatedAt: string }) => updatedAt > since).count(),
      ),
    ])
    return counts.reduce((total, count) => total + count, 0)
  })
}
