// Where one stands on a pathway: what is done and by which badge, what is now, what comes next.
import { meets } from './meets.ts'
import type { PathwayWords, Stop } from './pathway.ts'
import type { PathwayWorld } from './world.ts'

export interface StopStanding {
  stop: Stop
  state: 'done' | 'now' | 'next'
  /** Of a stop that is done; the first earned stands first. */
  badgeIds: string[]
  /** When its badge was given. */
  day?: string
}

export interface PathwayStanding {
  stops: StopStanding[]
  done: number
  /** How many stops are still missing to have arrived. */
  missing: number
  hasArrived: boolean
}

/** Order tells what is now, it closes nothing: a later stop may well be done first. */
export function standingOfPathway(pathway: PathwayWords, world: PathwayWorld): PathwayStanding {
  const met = pathway.stops.map((stop) => ({ stop, badgeIds: meets(stop.need, world) }))
  const open = met.filter(({ badgeIds }) => badgeIds === undefined)
  const now = (open.find(({ stop }) => !stop.isOptional) ?? open[0])?.stop
  const missing = countMissing(pathway, met)
  const days = new Map(world.badges.map(({ facts }) => [facts.badgeId, facts.badge.issuedOn]))
  const stops = met.map(({ stop, badgeIds }): StopStanding => {
    if (badgeIds === undefined) return { stop, state: stop === now ? 'now' : 'next', badgeIds: [] }
    const day = days.get(badgeIds[0] ?? '')
    return { stop, state: 'done', badgeIds, ...(day !== undefined && { day }) }
  })
  return {
    stops,
    done: met.length - open.length,
    missing,
    hasArrived: pathway.stops.length > 0 && missing === 0,
  }
}

function countMissing(
  { stops, done }: PathwayWords,
  met: readonly { stop: Stop; badgeIds: string[] | undefined }[],
): number {
  const isOpen = ({ badgeIds }: { badgeIds: string[] | undefined }) => badgeIds === undefined
  if (done === 'all') {
    // When every stop is optional, all of them are the way.
    const needed = met.filter(({ stop }) => !stop.isOptional)
    return (needed.length > 0 ? needed : met).filter(isOpen).length
  }
  const wanted = Math.min(Math.max(1, done), stops.length)
  return Math.max(0, wanted - met.filter((one) => !isOpen(one)).length)
}
