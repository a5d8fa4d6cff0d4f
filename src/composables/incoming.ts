// What was dropped, pasted or shared on one screen, until the screen that adds badges takes it.
import type { BadgeSource } from '../stores/badges.ts'

let waiting: BadgeSource[] = []

/** Leaves sources for the screen that adds badges; the caller then goes there. */
export function handOver(sources: readonly BadgeSource[]): void {
  waiting.push(...sources)
}

/** Takes what waits, once. */
export function takeOver(): BadgeSource[] {
  const taken = waiting
  waiting = []
  return taken
}
