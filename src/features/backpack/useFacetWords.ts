// What a value of a filter is called.
import { useTranslation } from 'i18next-vue'
import { computed } from 'vue'
import { useSentences } from '../../composables/useSentences.ts'
import type { BadgeType } from '../../domain/backpack/badgeType.ts'
import type { NamedCompetence } from '../../domain/backpack/competences.ts'
import type { Facet } from '../../domain/backpack/facets.ts'
import type { Verdict } from '../../domain/verification/report.ts'
import { language, locale } from '../../i18n/setup.ts'

type ByBadge = ReadonlyMap<string, readonly NamedCompetence[]> | undefined

export function useFacetWords(competences: () => ByBadge): (facet: Facet, value: string) => string {
  const { t } = useTranslation()
  const sentences = useSentences()
  const languages = computed(() => new Intl.DisplayNames(locale.value, { type: 'language' }))
  const names = computed(() => {
    const all = [...(competences()?.values() ?? [])].flat()
    return new Map(all.map(({ key, names }) => [key, names[language.value]]))
  })

  function nameOfLanguage(tag: string): string {
    try {
      return languages.value.of(tag) ?? tag
    } catch {
      return tag // No language has such a tag: the badge's own word, then.
    }
  }

  return (facet, value) => {
    if (
      facet === 'evidence' ||
      facet === 'endorsed' ||
      facet === 'own' ||
      facet === 'favourite' ||
      facet === 'archived'
    )
      return t(`shelf:facet.${facet}.${value === 'yes' ? 'yes' : 'no'}`)
    if (value === '') return t('shelf:facet.unsaid')
    if (facet === 'type') return t(`shelf:type.${value as BadgeType}`)
    if (facet === 'state') return sentences.ofVerdict(value as Verdict)
    if (facet === 'language') return nameOfLanguage(value)
    return facet === 'competence' ? (names.value.get(value) ?? value) : value
  }
}
