// What a page would show: what is always on it, what was asked and opened, and all its words.
import { useTranslation } from 'i18next-vue'
import { computed, type ComputedRef } from 'vue'
import type { Collection } from '../../domain/passport/passport.ts'
import type { Composition } from '../../domain/sharing/compose/composition.ts'
import { consentPartsOf } from '../../domain/sharing/compose/consentParts.ts'
import type { MapOffer } from '../../domain/sharing/compose/sharedMap.ts'
import type { PublishChoices } from './publishedChoices.ts'
import { answersIn, useConsentWords, type AskedPart } from './useConsentWords.ts'
import type { Material } from './useMaterial.ts'

interface ConsentMatter {
  collection: Collection
  composition: Composition
  material: readonly Material[]
  offers: readonly MapOffer[]
  choices: PublishChoices
}

export interface Consent {
  /** What the learner wrote for the page itself, a line each. */
  composed: ComputedRef<string[]>
  parts: ComputedRef<AskedPart[]>
  opened: ComputedRef<string[]>
  words: ComputedRef<string[]>
}

export function useConsent(get: () => ConsentMatter): Consent {
  const { t } = useTranslation()
  const say = useConsentWords()

  const parts = computed(() => {
    const { composition, material, offers } = get()
    return consentPartsOf(composition.blocks).flatMap((part) => say.part(part, material, offers) ?? [])
  })
  const openedEvidence = computed(() =>
    get().material.flatMap(({ evidence }) =>
      evidence.filter(({ id }) => get().choices.withEvidence.includes(id)),
    ),
  )
  const openedReflections = computed(() =>
    get().material.filter(({ reflections }) =>
      reflections.some(({ id }) => get().choices.withReflections.includes(id)),
    ),
  )
  const openedParts = computed(() => parts.value.filter(({ key }) => get().choices.withParts?.includes(key)))
  const texts = computed(() =>
    get().composition.blocks.flatMap((block) => {
      if (block.kind === 'heading' || block.kind === 'text') return [block.text]
      return block.kind === 'file' ? [block.caption] : []
    }),
  )

  return {
    composed: computed(() => {
      const strengths = get().composition.strengths.filter(({ name }) => name.trim() !== '')
      const written = texts.value.filter((text) => text.trim() !== '')
      return [
        ...strengths.map(({ name }) => t('compose:consent.strength', { name: name.trim() })),
        ...(written.length > 0 ? [t('compose:consent.texts', { count: written.length })] : []),
      ]
    }),
    parts,
    opened: computed(() => [
      ...openedEvidence.value.map((one) => say.evidence(one)),
      ...openedReflections.value.map((one) => say.reflection(one)),
      ...openedParts.value.map(({ label }) => label),
    ]),
    words: computed(() => {
      const { collection, composition, material } = get()
      return [
        collection.title,
        collection.preamble,
        ...material.flatMap(({ card, entry }) => [card.name, entry.sentence]),
        ...composition.strengths.flatMap(({ name, sentence }) => [name, sentence]),
        ...texts.value,
        ...openedEvidence.value.flatMap(({ title, text }) => [title, text]),
        ...openedReflections.value.flatMap(({ reflections }) => reflections.map(answersIn)),
        ...openedParts.value.map(({ story }) => story),
      ]
    }),
  }
}
