// A small world for pathways: badges with facts, weighed as the map weighs them.
import type { Badge } from '../../../../../src/domain/badge/badge.ts'
import { aggregate } from '../../../../../src/domain/competency/aggregate.ts'
import { claimsOfResolution, type BadgeFacts } from '../../../../../src/domain/competency/claims.ts'
import type { Need, PathwayWords, Stop } from '../../../../../src/domain/competency/pathways/pathway.ts'
import type { PathwayWorld } from '../../../../../src/domain/competency/pathways/world.ts'
import { resolveAlignments } from '../../../../../src/domain/competency/resolveAlignments.ts'
import { index, makeFacts, now } from '../support.ts'

export const collaboration = 'lifecomp|S3'

export function makeWorld(...held: [Badge, Partial<BadgeFacts>?][]): PathwayWorld {
  const badges = held.map(([badge, change], place) => {
    const facts = makeFacts(badge, { badgeId: `b${place + 1}`, ...change })
    const resolution = resolveAlignments(badge, index)
    return { facts, resolution, claims: claimsOfResolution({ facts, index, now }, resolution) }
  })
  return { badges, cells: aggregate(badges.flatMap(({ claims }) => claims)), index, now }
}

export function stop(id: string, need: Need, change: Partial<Stop> = {}): Stop {
  return { id, title: id, need, ...change }
}

export function way(...stops: Stop[]): PathwayWords {
  return { title: 'Way', stops, done: 'all' }
}
