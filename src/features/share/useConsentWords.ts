// What each part that can be opened is called, in words that say what others would see.
import { useTranslation } from 'i18next-vue'
import type { Evidence, Reflection } from '../../domain/passport/passport.ts'
import type { ConsentPart } from '../../domain/sharing/compose/consentParts.ts'
import { endorsementsIn } from '../../domain/sharing/compose/endorsementsIn.ts'
import type { MapOffer } from '../../domain/sharing/compose/sharedMap.ts'
import { useProfileStore } from '../../stores/profile.ts'
import { useCardWords } from './useCardWords.ts'
import type { Material } from './useMaterial.ts'

export interface AskedPart {
  key: string
  label: string
  /** What would be seen, as far as it is words. */
  story: string
}

export interface ConsentWords {
  evidence(evidence: Evidence): string
  reflection(material: Material): string
  /** Nothing when there is nothing to open: it is gone, or the card keeps it from such readers. */
  part(part: ConsentPart, material: readonly Material[], offers: readonly MapOffer[]): AskedPart | undefined
}

export function useConsentWords(): ConsentWords {
  const { t } = useTranslation()
  const { nameOf } = useCardWords()
  const profile = useProfileStore()

  function evidence(one: Evidence): string {
    const title = one.title.trim() || one.fileName || one.url || ''
    if (one.kind === 'file') return t('share:consent.evidence.file', { title, file: one.fileName ?? '' })
    if (one.kind === 'link') return t('share:consent.evidence.link', { title, url: one.url ?? '' })
    return t('share:consent.evidence.text', { title })
  }

  function part(
    asked: ConsentPart,
    material: readonly Material[],
    offers: readonly MapOffer[],
  ): AskedPart | undefined {
    const { key } = asked
    if (asked.kind === 'profile') {
      const said = profile.seenBy('link')[asked.part]
      const label = t('compose:consent.profile', { part: t(`compose:profile.${asked.part}`) })
      return said === undefined ? undefined : { key, label, story: wordsOf(said) }
    }
    if (asked.kind === 'map') {
      const name = offers.find(({ id }) => id === asked.framework)?.name
      return name === undefined
        ? undefined
        : { key, label: t('compose:consent.map', { name }), story: t('compose:consent.map.is') }
    }
    const about = material.find(({ card }) => card.id === asked.badgeId)
    if (about === undefined) return undefined
    if (asked.kind === 'file') {
      const file = about.evidence.find(({ id }) => id === asked.evidenceId)?.fileName
      return file === undefined ? undefined : { key, label: t('compose:consent.file', { file }), story: '' }
    }
    const said = about.badge && about.report ? endorsementsIn(about.badge, about.report) : []
    if (said.length === 0) return undefined
    const story = said.map(({ by, comment }) => [by, comment].filter(Boolean).join(' – ')).join('\n')
    return { key, label: t('compose:consent.endorsements', { name: nameOf(about.card) }), story }
  }

  return {
    evidence,
    reflection: ({ card }) => t('compose:consent.reflection', { name: nameOf(card) }),
    part,
  }
}

/** Words of a card's part; a photo has none. */
function wordsOf(said: unknown): string {
  if (typeof said === 'string') return said
  if (!Array.isArray(said)) return ''
  return said
    .map((one: { label?: string; url?: string; code?: string; level?: string }) =>
      [one.label, one.url, one.code, one.level].filter(Boolean).join(' '),
    )
    .join(' · ')
}

/** What a reflection says, in one line. */
export function answersIn({ learned, use, develop }: Reflection): string {
  return [learned, use, develop].filter((answer) => answer.trim()).join(' · ')
}
