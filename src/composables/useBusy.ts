// Marks work under way, so that a button turns and a second press does nothing.
import { readonly, ref, type Ref } from 'vue'

export interface Busy {
  isBusy: Readonly<Ref<boolean>>
  /** Runs the work unless some is under way; then it answers undefined. */
  run<T>(work: () => Promise<T>): Promise<T | undefined>
}

export function useBusy(): Busy {
  const isBusy = ref(false)
  return {
    isBusy: readonly(isBusy),
    async run(work) {
      if (isBusy.value) return undefined
      isBusy.value = true
      try {
        return await work()
      } finally {
        isBusy.value = false
      }
    },
  }
}
