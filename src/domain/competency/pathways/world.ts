// What a pathway is compared with: the badges held, and how the map weighs them.
import type { Cell } from '../aggregate.ts'
import type { BadgeFacts, Claim } from '../claims.ts'
import type { FrameworkIndex } from '../frameworkIndex.ts'
import type { Resolution } from '../resolveAlignments.ts'

/** One badge of the passport, with what it says of competences. */
export interface HeldBadge {
  facts: BadgeFacts
  resolution: Resolution
  claims: Claim[]
}

export interface PathwayWorld {
  badges: readonly HeldBadge[]
  cells: ReadonlyMap<string, Cell>
  index: FrameworkIndex
  now: Date
}
