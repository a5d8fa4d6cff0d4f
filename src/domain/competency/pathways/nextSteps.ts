// The GPS: at most three next steps on a pathway, the cheapest first, each with its reason.
import { fold } from '../fold.ts'
import { liftsFor, type Lift } from './lifts.ts'
import { badgesCalled, meets, voidBadgeCalled } from './meets.ts'
import type { Need, PathwayWords, Stop } from './pathway.ts'
import { standingOfPathway } from './standing.ts'
import type { PathwayWorld } from './world.ts'

export interface NextStep {
  does: Lift['does'] | 'renew' | 'obtain' | 'find'
  /** The stop it serves. */
  stop: Stop
  /** What is still open at that stop; one of several, where any would do. */
  need: Exclude<Need, { kind: 'any' }>
  /** The badge in hand on which it is done. */
  badgeId?: string
  isEnough: boolean
}

const MOST = 3
const COSTS: Record<NextStep['does'], number> = {
  confirm: 0,
  'add-evidence': 1,
  'add-reflection': 2,
  renew: 4,
  obtain: 4,
  find: 5,
}

/** One a stop; among stops that cost as much, the order of the pathway decides. */
export function nextSteps(pathway: PathwayWords, world: PathwayWorld): NextStep[] {
  const standing = standingOfPathway(pathway, world)
  if (standing.hasArrived) return []
  const open = standing.stops.filter(({ state }) => state !== 'done')
  const steps = open.flatMap(({ stop }) => stepFor(stop, world) ?? [])
  const isNow = (step: NextStep) => open.some(({ stop, state }) => stop === step.stop && state === 'now')
  const cost = (step: NextStep) =>
    COSTS[step.does] + (step.isEnough ? 0 : 3) + (step.stop.isOptional ? 10 : 0) - (isNow(step) ? 0.5 : 0)
  const seen = new Set<string>()
  return steps
    .sort((one, other) => cost(one) - cost(other))
    .filter((step) => {
      // One gesture may serve two stops: it is proposed once.
      const mark = `${step.does} ${step.badgeId ?? `${step.need.kind} ${nameOf(step.need)}`}`
      return !seen.has(mark) && seen.add(mark)
    })
    .slice(0, MOST)
}

function nameOf(need: NextStep['need']): string {
  return need.kind === 'competence' ? need.key : fold(need.name)
}

function stepFor(stop: Stop, world: PathwayWorld): NextStep | undefined {
  return stepsFor(stop, stop.need, world).sort(
    (one, other) => Number(other.isEnough) - Number(one.isEnough) || COSTS[one.does] - COSTS[other.does],
  )[0]
}

function stepsFor(stop: Stop, need: Need, world: PathwayWorld): NextStep[] {
  if (need.kind === 'any')
    return need.of
      .filter((one) => meets(one, world) === undefined)
      .flatMap((one) => stepsFor(stop, one, world))
  if (need.kind === 'competence') {
    const lifts = liftsFor(need.key, need.step, world)
    if (lifts.length === 0) return [{ does: 'find', stop, need, isEnough: false }]
    return lifts.map((lift) => ({ ...lift, stop, need }))
  }
  const [held] = need.kind === 'evidence' ? badgesCalled(need, world) : []
  if (held) return [{ does: 'add-evidence', stop, need, badgeId: held.facts.badgeId, isEnough: true }]
  const spoilt = voidBadgeCalled(need, world)
  if (spoilt)
    return [{ does: 'renew', stop, need, badgeId: spoilt.facts.badgeId, isEnough: need.kind === 'badge' }]
  return [{ does: 'obtain', stop, need, isEnough: need.kind === 'badge' }]
}
