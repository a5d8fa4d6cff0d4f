// What is done and what remains, in one sentence: numbers of stops, never a percentage.
import { useTranslation } from 'i18next-vue'
import type { PathwayStanding } from '../../domain/competency/pathways/standing.ts'

export function useStandingWords(): (standing: PathwayStanding) => string {
  const { t } = useTranslation()
  return ({ stops, done, missing, hasArrived }) => {
    if (stops.length === 0) return t('paths:standing.noStops')
    if (hasArrived) return t('paths:standing.arrived')
    const left = t('paths:standing.left', { count: missing })
    return done === 0
      ? left
      : t('paths:standing.both', { done: t('paths:standing.done', { count: done }), left })
  }
}
