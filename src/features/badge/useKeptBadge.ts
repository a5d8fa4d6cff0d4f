// The badge on the screen: opened from what is kept, checked again on demand.
import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Fault, Result } from '../../domain/result.ts'
import type { Report } from '../../domain/verification/report.ts'
import { useBackpackStore } from '../../stores/backpack.ts'
import { useBadgesStore, type KeptBadge } from '../../stores/badges.ts'

export interface OpenBadge {
  kept: Readonly<ShallowRef<KeptBadge | undefined>>
  fault: Readonly<ShallowRef<Fault | undefined>>
  isChecking: Readonly<Ref<boolean>>
  load(): Promise<void>
  check(): Promise<Result<Report> | undefined>
}

export function useKeptBadge(id: () => string): OpenBadge {
  const badges = useBadgesStore()
  const backpack = useBackpackStore()
  const kept = shallowRef<KeptBadge>()
  const fault = shallowRef<Fault>()
  const isChecking = ref(false)

  async function load(): Promise<void> {
    const asked = id()
    fault.value = undefined
    const result = await badges.open(asked)
    if (asked !== id()) return
    if (!result.ok) {
      fault.value = result.error
      return
    }
    kept.value = result.value
    void backpack.see([result.value.card])
  }

  async function check(): Promise<Result<Report> | undefined> {
    if (isChecking.value) return undefined
    isChecking.value = true
    try {
      const result = await badges.check(id())
      if (result.ok) await load()
      return result
    } finally {
      isChecking.value = false
    }
  }

  watch(
    id,
    () => {
      kept.value = undefined
      void load()
    },
    { immediate: true },
  )
  // Another tab may have checked it, deleted it or brought it back.
  watch(() => [badges.reconsidered, badges.changesElsewhere], load)
  return { kept, fault, isChecking, load, check }
}
