// A map for a page: only competences of which its badges speak, each with the badges that say so.
import type { Cell } from '../../competency/aggregate.ts'
import { keyOf, splitKey, type Language } from '../../competency/framework.ts'
import type { FrameworkIndex } from '../../competency/frameworkIndex.ts'
import type { SharedBlock, SharedMapCell } from '../sharedBlock.ts'

type SharedMap = Extract<SharedBlock, { kind: 'map' }>

export interface MapGround {
  cells: ReadonlyMap<string, Cell>
  index: FrameworkIndex
  language: Language
}

/** A framework of which some badges speak. */
export interface MapOffer {
  id: string
  name: string
  /** Competences that have something. */
  lit: number
}

/** Frameworks with something to show, the fullest first. */
export function mapOffers({ cells, index, language }: MapGround): MapOffer[] {
  const lit = new Map<string, number>()
  for (const cell of cells.values()) {
    const { framework } = splitKey(cell.key)
    if (cell.claims.length > 0) lit.set(framework, (lit.get(framework) ?? 0) + 1)
  }
  return [...lit]
    .flatMap(([id, count]) => {
      const framework = index.framework(id)
      return framework ? [{ id, name: framework.short[language], lit: count }] : []
    })
    .sort((one, other) => other.lit - one.lit)
}

/** Nothing when no badge speaks of this framework. `places`: where each badge lies in the page. */
export function sharedMap(
  frameworkId: string,
  { cells, index, language }: MapGround,
  places: ReadonlyMap<string, number>,
): SharedMap | undefined {
  const framework = index.framework(frameworkId)
  if (framework === undefined) return undefined
  const areas = framework.areas.map((area) => ({
    name: area.name[language],
    cells: area.items.flatMap((item): SharedMapCell[] => {
      const cell = cells.get(keyOf(framework.id, item.code))
      if (cell === undefined || cell.claims.length === 0) return []
      const badges = [...new Set(cell.claims.flatMap(({ badgeId }) => places.get(badgeId) ?? []))]
      const step = cell.isReached ? cell.step : 0
      return [{ code: shownCode(item.code), name: item.name[language], step, badges }]
    }),
  }))
  const lit = areas.filter((area) => area.cells.length > 0)
  return lit.length === 0 ? undefined : { kind: 'map', name: framework.title[language], areas: lit }
}

/** A code for people; the long ones that only machines read are left out. */
function shownCode(code: string): string {
  return code.length <= 12 ? code : ''
}
