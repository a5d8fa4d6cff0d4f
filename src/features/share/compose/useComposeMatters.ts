// All a page can be composed of: its badges with what hangs on them, the maps they light, the learner's card.
import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { Collection } from '../../../domain/passport/passport.ts'
import type { BeginningMatter } from '../../../domain/sharing/compose/beginning.ts'
import {
  PROFILE_PARTS,
  type Composition,
  type ProfilePart,
} from '../../../domain/sharing/compose/composition.ts'
import { pageBadges } from '../../../domain/sharing/compose/pageBadges.ts'
import type { MapOffer } from '../../../domain/sharing/compose/sharedMap.ts'
import type { Verdict } from '../../../domain/verification/report.ts'
import { language } from '../../../i18n/setup.ts'
import { useBadgesStore } from '../../../stores/badges.ts'
import { useCompositionsStore } from '../../../stores/compositions.ts'
import { useProfileStore } from '../../../stores/profile.ts'
import { useMaterial, type Material } from '../useMaterial.ts'
import type { BlockMatters } from './useBlockWords.ts'

/** What can stand behind a strength. */
const SOUND: ReadonlySet<Verdict> = new Set(['verified', 'intact', 'unverified'])

export interface ComposeMatters {
  material: Readonly<ShallowRef<Material[]>>
  matters: ComputedRef<BlockMatters>
  /** Parts of the card that readers with the link may see. */
  parts: ComputedRef<ProfilePart[]>
  /** Once everything has been looked at, the maps last. */
  beginning(): Promise<BeginningMatter>
}

export function useComposeMatters(getCollection: () => Collection, draft: Composition): ComposeMatters {
  const badges = useBadgesStore()
  const compositions = useCompositionsStore()
  const profile = useProfileStore()
  const { material, gather } = useMaterial()
  const offers = shallowRef<readonly MapOffer[]>([])
  const stock = computed(() => ({
    collection: getCollection().entries.map(({ badgeId }) => badgeId),
    cards: badges.cards,
  }))
  const parts = computed(() => {
    const seen = profile.seenBy('link')
    return PROFILE_PARTS.filter((part) => seen[part] !== undefined)
  })

  /** What hangs on every badge that the collection or the page speaks of. */
  const spokenOf = computed(() => [
    ...new Set([...stock.value.collection, ...pageBadges(draft, stock.value)]),
  ])
  let looking: Promise<void> = Promise.resolve()
  async function lookNow(): Promise<void> {
    await gather(getCollection(), spokenOf.value)
    offers.value = await compositions.mapsOf(spokenOf.value, language.value)
  }
  const look = () => void (looking = lookNow())
  look()
  watch(() => spokenOf.value.join(' '), look)

  return {
    material,
    matters: computed(() => ({
      stock: stock.value,
      cards: badges.cards,
      material: material.value,
      offers: offers.value,
    })),
    parts,
    async beginning() {
      await looking
      const [map] = offers.value
      const own = material.value.filter(({ card }) => stock.value.collection.includes(card.id))
      return { badges: own.map(beginningBadge), profile: parts.value, ...(map && { framework: map.id }) }
    },
  }
}

function beginningBadge({
  card,
  entry,
  badge,
  evidence,
  reflections,
}: Material): BeginningMatter['badges'][number] {
  return {
    badgeId: card.id,
    name: card.name,
    sentence: entry.sentence,
    isSound: SOUND.has(card.verdict),
    hasReflection: reflections.length > 0,
    hasEvidence: evidence.length > 0,
    hasEndorsements: (badge?.endorsements.length ?? 0) > 0,
  }
}
