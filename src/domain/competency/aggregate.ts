// From claims to cells: the step a competence has reached. A new badge never lowers it, and order never matters.
import type { Step } from './framework.ts'
import type { Claim } from './claims.ts'

export interface Cell {
  key: string
  step: Step
  /** False when the step is only begun: something speaks for it, not yet enough. */
  isReached: boolean
  /** What counts, strongest first. */
  claims: Claim[]
  /** What the learner has not confirmed yet. */
  proposals: Claim[]
  /** Badges that speak for it and count nothing (revoked, altered…): shown, so that nothing vanishes unexplained. */
  discounted: Claim[]
  /** All that holds the step is growing old. */
  isFading: boolean
}

const steps = [4, 3, 2, 1] as const

/** Cells by key. `strength(s) = 1 − Π(1 − w)` over claims at step s or above; the highest with at least a half. */
export function aggregate(claims: readonly Claim[]): Map<string, Cell> {
  const byKey = new Map<string, Claim[]>()
  for (const claim of claims) {
    const others = byKey.get(claim.key)
    if (others) others.push(claim)
    else byKey.set(claim.key, [claim])
  }
  return new Map([...byKey].map(([key, mine]) => [key, cellOf(key, mine)]))
}

function cellOf(key: string, claims: Claim[]): Cell {
  const sorted = [...claims].sort(strongestFirst)
  const counting = sorted.filter(({ isConfirmed, weight, step }) => isConfirmed && weight > 0 && step > 0)
  const reached = steps.find((step) => isAtLeastHalf(counting.filter((claim) => claim.step >= step)))
  return {
    key,
    step: reached ?? (counting.length > 0 ? 1 : 0),
    isReached: reached !== undefined,
    claims: counting,
    proposals: sorted.filter(({ isConfirmed }) => !isConfirmed),
    discounted: sorted.filter((claim) => claim.isConfirmed && !counting.includes(claim)),
    isFading: counting.length > 0 && counting.every(({ freshness }) => isOld(freshness.state)),
  }
}

function isOld(state: Claim['freshness']['state']): boolean {
  return state === 'fading' || state === 'expired'
}

/**
 * 1 − Π(1 − w) ≥ ½, in whole thousandths: floating point would let the order of badges decide on the very edge.
 * The product only falls, so the first time it is small enough is the answer.
 */
function isAtLeastHalf(claims: Claim[]): boolean {
  let rest = 1n
  let whole = 1n
  for (const { weight } of claims) {
    rest *= BigInt(1000 - Math.round(weight * 1000))
    whole *= 1000n
    if (rest * 2n <= whole) return true
  }
  return false
}

function strongestFirst(a: Claim, b: Claim): number {
  return b.step - a.step || b.weight - a.weight || (a.badgeId < b.badgeId ? -1 : 1)
}
