// One place in the list: a badge, or a stack of them.
import type { Family } from '../../domain/backpack/families.ts'
import type { FoundIn } from '../../domain/backpack/search.ts'
import type { Reason } from '../../domain/backpack/toDo.ts'
import type { BadgeCard } from '../../stores/badges.ts'

export type ShelfItem =
  | { kind: 'badge'; key: string; card: BadgeCard; foundIn?: FoundIn; reasons?: Reason[] }
  | { kind: 'stack'; key: string; family: Family; cards: BadgeCard[]; isOpen: boolean }
