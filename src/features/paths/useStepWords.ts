// A next step in words: why it is proposed, and the button that does it.
import { useTranslation } from 'i18next-vue'
import { splitKey } from '../../domain/competency/framework.ts'
import type { NextStep } from '../../domain/competency/pathways/nextSteps.ts'
import type { IconName } from '../../ui/iconPaths.ts'
import type { PathwayScreen } from './usePathwayWorld.ts'

export interface StepWords {
  reason: string
  button: string
  icon: IconName
  to: string
  /** Where the badge or the competence may be obtained, as the pathway says. */
  link?: string
}

export function useStepWords({
  cardOf,
  nameOfKey,
}: Pick<PathwayScreen, 'cardOf' | 'nameOfKey'>): (step: NextStep) => StepWords {
  const { t } = useTranslation()
  return (step) => {
    const { does, need, stop, badgeId = '', isEnough } = step
    const badge = cardOf(badgeId)?.name ?? ''
    const blanks = { badge, stop: stop.title }
    const link = stop.link === undefined ? {} : { link: stop.link }
    const enrich = `/badges/${badgeId}?part=enrich`
    const map = need.kind === 'competence' ? `/map?framework=${splitKey(need.key).framework}` : '/map'
    switch (does) {
      case 'add-evidence':
        return {
          reason: t(isEnough ? 'paths:step.evidence.enough' : 'paths:step.evidence.nearer', blanks),
          button: t('paths:step.evidence.button'),
          icon: 'plus',
          to: enrich,
        }
      case 'add-reflection':
        return {
          reason: t(isEnough ? 'paths:step.reflection.enough' : 'paths:step.reflection.nearer', blanks),
          button: t('paths:step.reflection.button'),
          icon: 'edit',
          to: enrich,
        }
      case 'confirm':
        return {
          reason: t('paths:step.confirm', blanks),
          button: t('paths:step.confirm.button'),
          icon: 'map',
          to: map,
        }
      case 'renew':
        return {
          reason: t('paths:step.renew', blanks),
          button: t('paths:step.renew.button'),
          icon: 'eye',
          to: `/badges/${badgeId}`,
          ...link,
        }
      case 'find':
        return {
          reason: t('paths:step.find', {
            name: need.kind === 'competence' ? nameOfKey(need.key, need.name) : '',
          }),
          button: t('paths:step.find.button'),
          icon: 'map',
          to: map,
          ...link,
        }
      case 'obtain': {
        const issuer = need.kind === 'competence' ? undefined : need.issuer
        const name = need.name
        return {
          reason: issuer ? t('paths:step.obtain.from', { name, issuer }) : t('paths:step.obtain', { name }),
          button: t('paths:step.obtain.button'),
          icon: 'plus',
          to: '/add',
          ...link,
        }
      }
    }
  }
}
