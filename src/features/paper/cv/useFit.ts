// Holds the sheet to its one page: measures what is drawn, and takes lines away until it fits.
import { computed, nextTick, onScopeDispose, ref, watch, type ComputedRef } from 'vue'
import { fitCv, lineCount, type CvSheet, type FittedCv } from '../../../domain/sharing/paper/cvSheet.ts'

export interface Fit {
  fitted: ComputedRef<FittedCv>
  /** Size of the letters, in points. */
  letters: ComputedRef<number>
}

/** From airy to the smallest that everyone can read; easy French has one size. */
const LETTERS = [12.5, 11.7, 11, 10.5]
const LARGE = [14]

/** @param element The sheet, in its real size. */
export function useFit(
  element: () => HTMLElement | null | undefined,
  full: () => CvSheet,
  isLarge: () => boolean,
): Fit {
  /** Steps taken: letters become smaller first, then lines go. */
  const taken = ref(0)
  const sizes = computed(() => (isLarge() ? LARGE : LETTERS))
  const last = computed(() => sizes.value.length - 1)
  let run = 0
  let isFitting = false

  function overflows(): boolean {
    const sheet = element()
    return !!sheet && sheet.scrollHeight > sheet.clientHeight
  }
  /** Each step is drawn and measured before anything is painted. */
  async function fit(): Promise<void> {
    const mine = ++run
    const most = last.value + lineCount(full())
    isFitting = true
    watched.disconnect()
    taken.value = 0
    await nextTick()
    while (mine === run && taken.value < most && overflows()) {
      taken.value += 1
      await nextTick()
    }
    if (mine !== run) return
    isFitting = false
    for (const part of element()?.children ?? []) watched.observe(part)
  }
  // Readers may space letters and lines by a style of their own, at any time. What nothing more can be taken from stays.
  const watched = new ResizeObserver(() => {
    if (!isFitting && taken.value < last.value + lineCount(full()) && overflows()) void fit()
  })
  watch([full, element, isLarge], fit, { immediate: true, flush: 'post' })
  // Letters of another width.
  document.fonts.addEventListener('loadingdone', fit)
  onScopeDispose(() => {
    run += 1
    watched.disconnect()
    document.fonts.removeEventListener('loadingdone', fit)
  })
  return {
    fitted: computed(() => fitCv(full(), Math.max(0, taken.value - last.value))),
    letters: computed(() => sizes.value[Math.min(taken.value, last.value)] ?? LARGE[0]!),
  }
}
