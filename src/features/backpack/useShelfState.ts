// What is looked for and chosen, kept in the address of the page.
import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { listAddress } from '../../composables/listAddress.ts'
import { readAddress, writeAddress, type ShelfState } from './shelfAddress.ts'

export interface ShelfStateRef {
  state: ComputedRef<ShelfState>
  /** What stands in the search box; the address follows when the typing rests. */
  query: Ref<string>
  change(change: Partial<ShelfState>): Promise<void>
  /** Makes sure that the address says what is on the screen. */
  settle(): Promise<void>
}

/** A navigation for each letter would cost more than the search. */
const REST = 500

export function useShelfState(): ShelfStateRef {
  const route = useRoute()
  const router = useRouter()
  const home = route.path
  const query = ref(readAddress(route.query).query)
  /** The address without the words, which run ahead of it. */
  const chosen = ref(readAddress(route.query))
  const state = computed<ShelfState>(() => {
    const { view, ...rest } = chosen.value
    const isSearching = query.value.trim() !== ''
    return { ...rest, view: isSearching && view === 'recent' ? 'all' : view, query: query.value }
  })
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(
    () => route.query,
    (now) => {
      if (route.path !== home) return
      chosen.value = readAddress(now)
      query.value = chosen.value.query
      listAddress.value = route.fullPath
    },
  )
  listAddress.value = route.fullPath
  watch(query, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void settle(), REST)
  })
  onScopeDispose(() => clearTimeout(timer))

  async function settle(): Promise<void> {
    clearTimeout(timer)
    if (query.value !== readAddress(route.query).query) await change({})
  }

  async function change(change: Partial<ShelfState>): Promise<void> {
    clearTimeout(timer)
    if (change.query !== undefined) query.value = change.query
    if (route.path !== home) return
    await router.replace({ query: writeAddress({ ...chosen.value, ...change, query: query.value }) })
  }

  return { state, query, change, settle }
}
