// Badges that came here in one bundle.
import type { Result } from '../domain/result.ts'
import { cardOf } from './cards.ts'
import type { BadgeCard } from './rows.ts'
import type { Door, StorageFault } from './run.ts'

/** All badges whose first bundle this is, oldest first. Looks through the whole bag: for when somebody asks. */
export function togetherWith(door: Door, bundleId: string): Promise<Result<BadgeCard[], StorageFault>> {
  return door.run((database) =>
    database.transaction('r', database.cards, database.badges, async () => {
      const ids = await database.badges.filter(({ bundle }) => bundle?.id === bundleId).primaryKeys()
      const cards = (await database.cards.bulkGet(ids)).flatMap((card) => (card ? [cardOf(card)] : []))
      return cards.sort((first, second) => first.addedAt.localeCompare(second.addedAt))
    }),
  )
}
