// Lets the letter just typed be painted before the list that follows from it.
import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

/** The value, one painted frame later; of several changes in between, the last. */
export function useDeferred<T extends string | number>(source: Readonly<Ref<T>>): Readonly<Ref<T>> {
  const later = ref(source.value) as Ref<T>
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function cancel(): void {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }

  watch(source, () => {
    cancel()
    frame = requestAnimationFrame(() => {
      timer = setTimeout(() => (later.value = source.value))
    })
  })
  onScopeDispose(cancel)
  return readonly(later) as Readonly<Ref<T>>
}
