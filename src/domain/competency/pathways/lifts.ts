// Which single gesture on a badge would bring a competence to a step: each is tried, and the map is asked again.
import { aggregate } from '../aggregate.ts'
import { claimsOfResolution, type BadgeFacts, type Claim } from '../claims.ts'
import type { HeldBadge, PathwayWorld } from './world.ts'

export interface Lift {
  does: 'confirm' | 'add-evidence' | 'add-reflection'
  badgeId: string
  /** Whether the step is reached by this gesture alone; otherwise it is only nearer. */
  isEnough: boolean
}

/** The strongest few are tried: a weaker badge lifts less. */
const TRIED = 20

/** Cheapest first: a yes, then a proof, then a few words. Those that are enough go before those that only help. */
export function liftsFor(key: string, step: number, world: PathwayWorld): Lift[] {
  const cell = world.cells.get(key)
  if (!cell) return []
  const held = new Map(world.badges.map((badge) => [badge.facts.badgeId, badge]))
  const reaches = (claims: readonly Claim[]) => {
    const after = aggregate(claims).get(key)
    return after !== undefined && after.isReached && after.step >= step
  }
  const confirmed = [...cell.claims, ...cell.discounted]
  const lifts = cell.proposals
    .slice(0, TRIED)
    .map((claim): Lift => ({
      does: 'confirm',
      badgeId: claim.badgeId,
      isEnough: reaches([...confirmed, { ...claim, isConfirmed: true }]),
    }))
    // Of what nobody has confirmed, only what settles the matter is worth a question here.
    .filter(({ isEnough }) => isEnough)
  const useful = cell.claims.filter((claim) => claim.step >= step).slice(0, TRIED)
  for (const does of ['add-evidence', 'add-reflection'] as const) {
    for (const claim of useful) {
      const badge = held.get(claim.badgeId)
      const after = badge && claimAfter(does, badge, key, world)
      if (!after || after.weight <= claim.weight) continue
      const others = confirmed.filter((other) => other !== claim)
      lifts.push({ does, badgeId: claim.badgeId, isEnough: reaches([...others, after]) })
    }
  }
  return lifts.sort((one, other) => Number(other.isEnough) - Number(one.isEnough))
}

/** What the badge would say for the competence, had the learner done it today. */
function claimAfter(
  does: 'add-evidence' | 'add-reflection',
  { facts, resolution }: HeldBadge,
  key: string,
  { index, now }: PathwayWorld,
): Claim | undefined {
  if (does === 'add-evidence' && facts.evidence > 0) return undefined
  if (does === 'add-reflection' && facts.reflections > 0) return undefined
  const changed: BadgeFacts = {
    ...facts,
    evidence: facts.evidence + (does === 'add-evidence' ? 1 : 0),
    reflections: facts.reflections + (does === 'add-reflection' ? 1 : 0),
    refreshedOn: now.toISOString(),
  }
  return claimsOfResolution({ facts: changed, index, now }, resolution).find((claim) => claim.key === key)
}
