// Choosing several badges: one, a range, all that are shown.
import { computed, shallowRef, type ComputedRef } from 'vue'
import type { BadgeCard } from '../../stores/badges.ts'

export interface Choosing {
  /** Nothing while one is not choosing. */
  chosen: ComputedRef<ReadonlySet<string> | undefined>
  toggle(): void
  choose(id: string, isChosen: boolean, isRange: boolean): void
  chooseAll(): void
  chooseNone(): void
}

export function useChoosing(shown: () => readonly BadgeCard[]): Choosing {
  const chosen = shallowRef<ReadonlySet<string>>()
  let lastId: string | undefined

  function choose(id: string, isChosen: boolean, isRange: boolean): void {
    const next = new Set(chosen.value)
    for (const one of isRange ? between(lastId, id) : [id]) {
      if (isChosen) next.add(one)
      else next.delete(one)
    }
    chosen.value = next
    lastId = id
  }

  /** From the last one pressed to this one, as they are shown. */
  function between(from: string | undefined, to: string): string[] {
    const ids = shown().map(({ id }) => id)
    const [one, other] = [from === undefined ? -1 : ids.indexOf(from), ids.indexOf(to)]
    if (one < 0 || other < 0) return [to]
    return ids.slice(Math.min(one, other), Math.max(one, other) + 1)
  }

  return {
    chosen: computed(() => chosen.value),
    toggle() {
      chosen.value = chosen.value ? undefined : new Set()
      lastId = undefined
    },
    choose,
    chooseAll() {
      chosen.value = new Set(shown().map(({ id }) => id))
    },
    chooseNone() {
      chosen.value = new Set()
    },
  }
}
