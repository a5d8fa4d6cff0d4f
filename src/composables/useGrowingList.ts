// A long list that begins short and grows as its end comes near, so that ten thousand rows cost no more than a few.
import {
  computed,
  onScopeDispose,
  ref,
  toValue,
  watch,
  type ComputedRef,
  type MaybeRefOrGetter,
  type Ref,
} from 'vue'

export interface GrowingList<T> {
  shown: ComputedRef<readonly T[]>
  hasMore: ComputedRef<boolean>
  /** How many are shown; kept by the caller if the list is to be found again as it was left. */
  count: Ref<number>
  /** The element after the last row: when it comes near the screen, the list grows. */
  end: Ref<Element | null>
  more(): void
}

export interface GrowingOptions {
  /** How many rows at a time. */
  step?: number
  count?: Ref<number>
}

export function useGrowingList<T>(
  items: MaybeRefOrGetter<readonly T[]>,
  { step = 48, count = ref(step) }: GrowingOptions = {},
): GrowingList<T> {
  const end = ref<Element | null>(null)
  const shown = computed(() => toValue(items).slice(0, count.value))
  const hasMore = computed(() => count.value < toValue(items).length)
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) more()
    },
    // Above as well: whoever jumps to the end of the page has passed it.
    { rootMargin: '1200px 0px' },
  )

  function more(): void {
    if (hasMore.value) count.value += step
  }

  watch(
    [end, shown],
    ([element]) => {
      // Observed anew after each growth: an end that is still near must speak again.
      observer.disconnect()
      if (element) observer.observe(element)
    },
    { flush: 'post' },
  )
  onScopeDispose(() => observer.disconnect())
  return { shown, hasMore, count, end, more }
}
