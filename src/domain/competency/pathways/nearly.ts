// One proof away: competences that a single gesture on a badge in hand would bring a step further.
import { liftsFor, type Lift } from './lifts.ts'
import type { TargetStep } from './pathway.ts'
import type { PathwayWorld } from './world.ts'

export interface Nearly {
  key: string
  /** The step that would be reached. */
  step: TargetStep
  lift: Lift
}

/** The nearest first; every badge is named once, so that three lines are three different gestures. */
export function nearlyReached(world: PathwayWorld, most = 3): Nearly[] {
  const found: Nearly[] = []
  const used = new Set<string>()
  for (const cell of world.cells.values()) {
    if (found.length >= most) break
    if (cell.claims.length === 0) continue
    const from = cell.isReached ? cell.step + 1 : 1
    for (let step = 4; step >= from; step -= 1) {
      const lift = liftsFor(cell.key, step, world).find(
        ({ does, isEnough, badgeId }) => isEnough && does !== 'confirm' && !used.has(badgeId),
      )
      if (!lift) continue
      used.add(lift.badgeId)
      found.push({ key: cell.key, step: step as TargetStep, lift })
      break
    }
  }
  return found
}
