// The state of the map page: framework in view, filter, chosen cell, and what is drawn from them.
import { useTranslation } from 'i18next-vue'
import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useMap } from '../../composables/useMap.ts'
import type { Framework } from '../../domain/competency/framework.ts'
import { splitKey } from '../../domain/competency/framework.ts'
import { frameworkIds, loadFramework, type FrameworkId } from '../../domain/competency/frameworks.ts'
import { language } from '../../i18n/setup.ts'
import { useBadgesStore } from '../../stores/badges.ts'
import { cellsUnder, claimFilter, type MapFilterName } from './mapFilters.ts'
import {
  areasOf,
  firstFramework,
  isListOnly,
  isLit,
  nameOfCell,
  offeredFrameworks,
  spokenItems,
  type FrameworkOffer,
  type MapItem,
} from '../../domain/competency/mapView.ts'

const noOffers: FrameworkOffer[] = [{ id: firstFramework, kind: 'known', name: 'DigComp', lit: 0 }]

/** Everything the template of `MapPage` reads. */
export function useMapScreen() {
  const { t } = useTranslation()
  const route = useRoute()
  const router = useRouter()
  const filter = ref<MapFilterName>('all')
  const selected = ref<string>()
  const map = useMap(() => claimFilter(filter.value))
  const badges = useBadgesStore()
  const isBare = computed(() => badges.isLoaded && badges.cards.length === 0)
  /** The framework drawn before all the others have arrived. */
  const early = shallowRef<Framework>()

  const offers = computed(() => {
    const index = map.index.value
    return index ? offeredFrameworks(map.cells.value, index, language.value) : noOffers
  })
  const asked = computed(() => {
    const wanted = route.query['framework']
    return typeof wanted === 'string' && wanted !== '' ? wanted : undefined
  })
  /** What the address asks for; else the first framework with light in it. */
  const framework = computed({
    get: () => asked.value ?? offers.value.find(({ lit }) => lit > 0)?.id ?? firstFramework,
    set: (id) => void router.replace({ query: { framework: id } }),
  })
  const cells = computed(() => cellsUnder(filter.value, map.cells.value))
  const drawn = computed(() =>
    isListOnly(framework.value) ? undefined : (map.index.value?.framework(framework.value) ?? early.value),
  )
  const areas = computed(() => (drawn.value ? areasOf(drawn.value, cells.value, language.value) : []))
  const items = computed<MapItem[]>(() => {
    if (drawn.value) return areas.value.flatMap((area) => area.items)
    return map.index.value ? spokenItems(framework.value, cells.value, map.index.value, language.value) : []
  })
  const chosen = computed(() => items.value.find(({ key }) => key === selected.value))
  const proposals = computed(() => [...map.cells.value.values()].filter((cell) => cell.proposals.length > 0))
  const name = computed(() => {
    const offer = offers.value.find(({ id }) => id === framework.value)
    return offer?.kind === 'esco' ? t('map:choose.esco') : (offer?.name ?? '')
  })

  watch(framework, () => (selected.value = undefined))
  onMounted(async () => {
    void map.load()
    const first = asked.value ?? firstFramework
    // Where nothing is kept, no map would be drawn only to be taken away again.
    await badges.loadNewest()
    if (isShipped(first) && !isBare.value) early.value = await loadFramework(first)
  })

  function nameOfKey(key: string): string {
    const index = map.index.value
    const cell = map.cells.value.get(key)
    return (
      index?.item(key)?.name[language.value] ??
      (index && cell ? nameOfCell(cell, index, language.value) : key)
    )
  }

  /** Goes to the first proposal, in its framework. */
  async function openFirstProposal(): Promise<void> {
    const own = proposals.value.find(({ key }) => splitKey(key).framework === framework.value)
    const cell = own ?? proposals.value[0]
    if (!cell) return
    filter.value = 'all'
    await router.replace({ query: { framework: splitKey(cell.key).framework } })
    selected.value = cell.key
  }

  return {
    map,
    filter,
    framework,
    selected,
    offers,
    areas,
    items,
    chosen,
    name,
    proposalCount: computed(() => proposals.value.length),
    isEmpty: computed(() => isBare.value || (map.isLoaded.value && map.cards.value.size === 0)),
    isAnyLit: computed(() =>
      items.value.some(({ cell }) => isLit(cell) || (cell?.proposals.length ?? 0) > 0),
    ),
    nameOfKey,
    openFirstProposal,
  }
}

function isShipped(id: string): id is FrameworkId {
  return (frameworkIds as readonly string[]).includes(id)
}
