// Asks before a page with words that nobody has kept is left; where the tab is closed, the browser asks itself.
import { ref, watch, type Ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'

export interface Leaving {
  /** Bound to the dialog: to close it is to stay. */
  isAsking: Ref<boolean>
  leave(): void
}

/** For a page of the router, or a part of it. */
export function useLeaving(isChanged: () => boolean): Leaving {
  const isAsking = ref(false)
  let answer: (isLeaving: boolean) => void = () => undefined

  onBeforeRouteLeave(() => {
    answer(false)
    if (!isChanged()) return true
    isAsking.value = true
    return new Promise<boolean>((resolve) => (answer = resolve))
  })
  watch(isAsking, (isOpen) => {
    if (!isOpen) answer(false)
  })
  return {
    isAsking,
    leave() {
      answer(true)
      isAsking.value = false
    },
  }
}
