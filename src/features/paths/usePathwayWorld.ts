// What every screen of pathways needs: the pathways, the badges as the map weighs them, and what went wrong.
import { computed, onMounted, ref, type ComputedRef, type Ref } from 'vue'
import { useMap } from '../../composables/useMap.ts'
import type { PathwayWorld } from '../../domain/competency/pathways/world.ts'
import type { Fault } from '../../domain/result.ts'
import { language } from '../../i18n/setup.ts'
import { useBadgesStore, type BadgeCard } from '../../stores/badges.ts'
import { usePathwaysStore } from '../../stores/pathways.ts'

export interface PathwayScreen {
  world: ComputedRef<PathwayWorld | undefined>
  isReady: ComputedRef<boolean>
  fault: Ref<Fault | undefined>
  cardOf(badgeId: string | undefined): BadgeCard | undefined
  /** A competence in the language of the moment. */
  nameOfKey(key: string, otherwise: string): string
  load(): Promise<void>
}

export function usePathwayWorld(): PathwayScreen {
  const badges = useBadgesStore()
  const pathways = usePathwaysStore()
  const map = useMap()
  const fault = ref<Fault>()
  const now = new Date()
  const world = computed<PathwayWorld | undefined>(() => {
    const index = map.index.value
    return index && { badges: map.weighed.value, cells: map.cells.value, index, now }
  })
  const cards = computed(() => new Map(badges.cards.map((card) => [card.id, card])))

  async function load(): Promise<void> {
    fault.value = undefined
    const [kept, shown] = await Promise.all([pathways.load(), badges.load(), map.load()])
    const failed = [kept, shown].find((result) => !result.ok)
    fault.value = failed && !failed.ok ? failed.error : map.fault.value
  }
  onMounted(load)

  return {
    world,
    isReady: computed(() => pathways.isLoaded && map.isLoaded.value),
    fault,
    cardOf: (badgeId) => (badgeId === undefined ? undefined : cards.value.get(badgeId)),
    nameOfKey: (key, otherwise) => world.value?.index.item(key)?.name[language.value] ?? otherwise,
    load,
  }
}
