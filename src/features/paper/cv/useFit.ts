// Holds the sheet to its one page: measures what is drawn, and takes lines away until it fits.
import { computed, nextTick, onScopeDispose, ref, watch, type ComputedRef } from 'vue'
import { fitCv, lineCount, type CvSheet, type FittedCv } from '../../../domain/sharing/paper/cvSheet.ts'

/** @param element The sheet, in its real size. */
export function useFit(
  element: () => HTMLElement | null | undefined,
  full: () => CvSheet,
): ComputedRef<FittedCv> {
  const count = ref(0)
  let run = 0

  function overflows(): boolean {
    const sheet = element()
    return !!sheet && sheet.scrollHeight > sheet.clientHeight
  }
  /** Each step is drawn and measured before anything is painted. */
  async function fit(): Promise<void> {
    const mine = ++run
    const most = lineCount(full())
    count.value = 0
    await nextTick()
    while (mine === run && count.value < most && overflows()) {
      count.value += 1
      await nextTick()
    }
  }
  watch([full, element], fit, { immediate: true, flush: 'post' })
  // Letters of another width.
  document.fonts.addEventListener('loadingdone', fit)
  onScopeDispose(() => {
    run += 1
    document.fonts.removeEventListener('loadingdone', fit)
  })
  return computed(() => fitCv(full(), count.value))
}
