// A cell in words, the same for the mosaic, the list and the details.
import { useTranslation } from 'i18next-vue'
import type { Cell } from '../domain/competency/aggregate.ts'
import { badgesOf, type MapItem } from '../domain/competency/mapView.ts'

export interface CellWords {
  /** "2.4 Collaborating": what the cell is. */
  nameOf(item: MapItem): string
  /** "2.4 Collaborating, step 4 of 4, I pass it on, 3 badges": all a cell says. */
  labelOf(item: MapItem): string
  /** "Step 4: I pass it on". */
  stepOf(cell: Cell | undefined): string
  /** "3 badges". */
  badgesOf(cell: Cell): string
}

export function useCellWords(): CellWords {
  const { t } = useTranslation()
  const stepWords = (step: number) => t(`map:step.${step as 1 | 2 | 3 | 4}`)
  const countBadges = (cell: Cell) => t('map:badges', { count: badgesOf(cell).length })
  const nameOf = ({ code, name }: MapItem) => (code === '' ? name : `${code} ${name}`)

  function standing(item: MapItem): string {
    const name = nameOf(item)
    const { cell } = item
    if (!cell || (cell.step === 0 && cell.proposals.length === 0)) return t('map:cell.empty', { name })
    if (cell.step === 0) return t('map:cell.proposed', { name })
    const blanks = { name, badges: countBadges(cell) }
    if (!cell.isReached) return t('map:cell.begun', blanks)
    return t('map:cell.reached', { ...blanks, step: cell.step, words: stepWords(cell.step) })
  }
  return {
    nameOf,
    badgesOf: countBadges,
    labelOf: (item) =>
      item.cell?.isFading ? t('map:cell.fading', { label: standing(item) }) : standing(item),
    stepOf(cell) {
      if (!cell || cell.step === 0)
        return cell?.proposals.length ? t('map:step.proposed') : t('map:step.none')
      return cell.isReached
        ? t('map:step.reached', { step: cell.step, words: stepWords(cell.step) })
        : t('map:step.begun')
    },
  }
}
