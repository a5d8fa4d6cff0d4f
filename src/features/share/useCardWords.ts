// What a badge and its issuer are called on these screens, even when the badge could not tell yet.
import { useTranslation } from 'i18next-vue'
import type { BadgeCard } from '../../stores/badges.ts'

export interface CardWords {
  /** A badge that is no longer here has no card. */
  nameOf(card: BadgeCard | undefined): string
  issuerOf(card: BadgeCard | undefined): string
}

export function useCardWords(): CardWords {
  const { t } = useTranslation()
  return {
    nameOf(card) {
      if (card === undefined) return t('collections:badges.goneName')
      return card.name.trim() || t('collections:badges.nameless')
    },
    issuerOf(card) {
      if (card === undefined) return t('collections:badges.gone')
      return card.issuerName.trim() || t('collections:badges.issuerless')
    },
  }
}
