// What the screen draws: frameworks on offer, areas, and items with their cells.
import type { Cell } from './aggregate.ts'
import type { Framework, Language } from './framework.ts'
import { keyOf, splitKey } from './framework.ts'
import type { FrameworkIndex } from './frameworkIndex.ts'
import { ownFrameworkPrefix } from './resolveAlignments.ts'

export interface MapItem {
  key: string
  /** Shown in the cell; empty where a code would say nothing to a reader. */
  code: string
  name: string
  cell?: Cell
}

export interface MapArea {
  code: string
  name: string
  items: MapItem[]
  lit: number
}

export interface FrameworkOffer {
  id: string
  kind: 'known' | 'esco' | 'own'
  name: string
  lit: number
}

/** Always on offer, lit or not. */
const always = ['digcomp-2.2', 'lifecomp', 'entrecomp', 'greencomp']
const escoIds = ['esco-transversal', 'esco']
export const firstFramework = 'digcomp-2.2'

/** Too long, or without areas of ours: only what is lit is shown, as a list. */
export function isListOnly(id: string): boolean {
  return escoIds.includes(id) || id.startsWith(ownFrameworkPrefix)
}

export function isLit(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.step > 0
}

/** The four of always, then those that a badge speaks of, the shipped ones first. */
export function offeredFrameworks(
  cells: ReadonlyMap<string, Cell>,
  index: FrameworkIndex,
  language: Language,
): FrameworkOffer[] {
  const lit = new Map<string, number>(always.map((id) => [id, 0]))
  for (const cell of cells.values()) {
    const { framework } = splitKey(cell.key)
    const id = escoIds.includes(framework) ? 'esco-transversal' : framework
    lit.set(id, (lit.get(id) ?? 0) + (isLit(cell) ? 1 : 0))
  }
  const order = index.frameworks.map(({ id }) => id)
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  return [...lit]
    .map(([id, count]) => ({ id, kind: kindOf(id), name: nameOf(id, cells, index, language), lit: count }))
    .sort((a, b) => Number(a.kind === 'own') - Number(b.kind === 'own') || placeOf(a.id) - placeOf(b.id))

  function placeOf(id: string): number {
    return always.includes(id) ? place(id) - 100 : place(id)
  }
}

function kindOf(id: string): FrameworkOffer['kind'] {
  if (escoIds.includes(id)) return 'esco'
  return id.startsWith(ownFrameworkPrefix) ? 'own' : 'known'
}

function nameOf(
  id: string,
  cells: ReadonlyMap<string, Cell>,
  index: FrameworkIndex,
  language: Language,
): string {
  const known = index.framework(id)
  if (known) return known.short[language]
  const cell = [...cells.values()].find(({ key }) => splitKey(key).framework === id)
  const said = cell && [...cell.claims, ...cell.discounted].find(({ label }) => label.framework)
  return said?.label.framework ?? id.slice(ownFrameworkPrefix.length).replaceAll('-', ' ')
}

/** Every item of a framework in its areas, with the cell where there is one. */
export function areasOf(
  framework: Framework,
  cells: ReadonlyMap<string, Cell>,
  language: Language,
): MapArea[] {
  return framework.areas.map((area) => {
    const items = area.items.map((item) => {
      const key = keyOf(framework.id, item.code)
      return { key, code: item.code, name: item.name[language], cell: cells.get(key) }
    })
    const lit = items.filter(({ cell }) => isLit(cell)).length
    return { code: area.code, name: area.name[language], items, lit }
  })
}

/** Only what a badge speaks of, by name: ESCO's many skills, and the issuers' own words. */
export function spokenItems(
  id: string,
  cells: ReadonlyMap<string, Cell>,
  index: FrameworkIndex,
  language: Language,
): MapItem[] {
  const ids = escoIds.includes(id) ? escoIds : [id]
  return [...cells.values()]
    .filter(({ key }) => ids.includes(splitKey(key).framework))
    .map((cell) => ({ key: cell.key, code: '', name: nameOfCell(cell, index, language), cell }))
    .sort((a, b) => a.name.localeCompare(b.name, language))
}

/** Name of a competence; one of the issuer's own goes by the badge's words. */
export function nameOfCell(cell: Cell, index: FrameworkIndex, language: Language): string {
  const known = index.item(cell.key)?.name[language]
  return known ?? [...cell.claims, ...cell.proposals, ...cell.discounted][0]?.label.name ?? ''
}

/** Badges behind a cell, each once. */
export function badgesOf(cell: Cell): string[] {
  return [...new Set(cell.claims.map(({ badgeId }) => badgeId))]
}
