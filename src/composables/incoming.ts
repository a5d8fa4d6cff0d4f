// What was dropped, pasted or shared on one screen, until the screen that adds badges takes it.
import { readonly, ref } from 'vue'
import type { BadgeSource } from '../stores/badges.ts'

let waiting: BadgeSource[] = []
const count = ref(0)

/** Grows with every handing over: that screen may be open already. */
export const arrivals = readonly(count)

/** Leaves sources for the screen that adds badges; the caller then goes there. */
export function handOver(sources: readonly BadgeSource[]): void {
  waiting.push(...sources)
  count.value += 1
}

/** Takes what waits, once. */
export function takeOver(): BadgeSource[] {
  const taken = waiting
  waiting = []
  return taken
}
