// The chips above the map: which claims count, and for the last one which cells are left.
import type { Cell } from '../../domain/competency/aggregate.ts'
import type { Claim } from '../../domain/competency/claims.ts'
import { doingKinds } from '../../domain/competency/kind.ts'

export const mapFilters = ['all', 'knowledge', 'doing', 'evidence', 'refresh'] as const
export type MapFilterName = (typeof mapFilters)[number]

const claimFilters: Record<MapFilterName, (claim: Claim) => boolean> = {
  all: () => true,
  knowledge: ({ kind }) => kind === 'knowledge',
  doing: ({ kind }) => doingKinds.has(kind),
  evidence: ({ evidence }) => evidence !== 'none',
  refresh: () => true,
}

/** Which claims count under this chip. */
export function claimFilter(name: MapFilterName): (claim: Claim) => boolean {
  return claimFilters[name]
}

/** "To refresh" keeps the steps and shows only cells whose claims all grow old. */
export function cellsUnder(name: MapFilterName, cells: ReadonlyMap<string, Cell>): ReadonlyMap<string, Cell> {
  return name === 'refresh' ? new Map([...cells].filter(([, cell]) => cell.isFading)) : cells
}
