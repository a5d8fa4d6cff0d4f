// Pathways already begun: series of badges in hand, as stops that are done, for the learner to carry on.
import { families } from '../../backpack/families.ts'
import type { ListedBadge } from '../../backpack/listed.ts'
import { fold } from '../fold.ts'
import type { Pathway, PathwayWords } from './pathway.ts'

export interface BegunPathway {
  key: string
  count: number
  words: PathwayWords
}

const MOST_STOPS = 12

/** Largest series first; a series that stands in one of the learner's pathways already is not proposed again. */
export function begunPathways(
  badges: readonly ListedBadge[],
  pathways: readonly Pathway[],
  newId: () => string,
): BegunPathway[] {
  const byId = new Map(badges.map((badge) => [badge.id, badge]))
  const known = new Set(
    pathways.flatMap(({ stops }) =>
      stops.flatMap(({ need }) => (need.kind === 'badge' ? [fold(need.name)] : [])),
    ),
  )
  return families(badges)
    .map(({ key, name, members }) => {
      const held = members.flatMap((id) => byId.get(id) ?? [])
      const distinct = [...new Map(held.map((badge) => [fold(badge.name), badge])).values()]
      return { key, name, distinct: distinct.slice(0, MOST_STOPS) }
    })
    .filter(({ distinct }) => distinct.length > 1 && !distinct.every(({ name }) => known.has(fold(name))))
    .map(({ key, name, distinct }) => ({
      key,
      count: distinct.length,
      words: {
        title: name,
        done: 'all' as const,
        stops: distinct.map((badge) => ({
          id: newId(),
          title: badge.name,
          need: { kind: 'badge' as const, name: badge.name, issuer: badge.issuerName },
        })),
      },
    }))
}
