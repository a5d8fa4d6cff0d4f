// A backup on its way back: the file, its passphrase, a look at it, and what came of it.
import {
  computed,
  onScopeDispose,
  readonly,
  ref,
  shallowRef,
  type ComputedRef,
  type Ref,
  type ShallowRef,
} from 'vue'
import type { Fault } from '../../domain/result.ts'
import {
  useBackupStore,
  type LockedBackup,
  type OpenBackup,
  type RestoreSummary,
} from '../../stores/backup.ts'

/** `choosing` a file, `opening` it, behind its `locked` door, `found` and not yet brought back, `restoring`, `done`. */
export type RestoreStage = 'choosing' | 'opening' | 'locked' | 'found' | 'restoring' | 'done'

export interface Restoring {
  stage: ComputedRef<RestoreStage>
  fault: Readonly<ShallowRef<Fault | undefined>>
  backup: Readonly<ShallowRef<OpenBackup | undefined>>
  summary: Readonly<ShallowRef<RestoreSummary | undefined>>
  done: Readonly<Ref<number>>
  total: Readonly<Ref<number>>
  take(file: Blob): Promise<void>
  unlock(passphrase: string): Promise<void>
  bringBack(): Promise<void>
  stop(): void
  /** Lets go of the file. */
  reset(): void
}

export function useRestoring(): Restoring {
  const store = useBackupStore()
  const isOpening = ref(false)
  const locked = shallowRef<LockedBackup>()
  const backup = shallowRef<OpenBackup>()
  const summary = shallowRef<RestoreSummary>()
  const fault = shallowRef<Fault>()
  const [done, total] = [ref(0), ref(1)]
  const controller = shallowRef<AbortController>()
  onScopeDispose(() => controller.value?.abort())

  const stage = computed<RestoreStage>(() => {
    if (controller.value) return 'restoring'
    if (isOpening.value) return 'opening'
    if (summary.value) return 'done'
    if (backup.value) return 'found'
    return locked.value ? 'locked' : 'choosing'
  })

  function reset(): void {
    locked.value = backup.value = summary.value = fault.value = undefined
  }

  async function take(file: Blob): Promise<void> {
    if (controller.value || isOpening.value) return
    reset()
    isOpening.value = true
    const opened = await store.open(file).finally(() => (isOpening.value = false))
    if (!opened.ok) fault.value = opened.error
    else if ('unlock' in opened.value) locked.value = opened.value
    else backup.value = opened.value
  }

  async function unlock(passphrase: string): Promise<void> {
    if (!locked.value || isOpening.value) return
    fault.value = undefined
    isOpening.value = true
    const opened = await locked.value.unlock(passphrase).finally(() => (isOpening.value = false))
    if (opened.ok) backup.value = opened.value
    else fault.value = opened.error
  }

  async function bringBack(): Promise<void> {
    if (!backup.value || controller.value) return
    const running = new AbortController()
    controller.value = running
    done.value = 0
    total.value = Math.max(1, backup.value.manifest.counts.badges)
    summary.value = await store
      .bringBack(backup.value, {
        signal: running.signal,
        onProgress: (now, all) => ([done.value, total.value] = [now, all]),
      })
      .finally(() => (controller.value = undefined))
  }

  return {
    stage,
    fault,
    backup,
    summary,
    done: readonly(done),
    total: readonly(total),
    take,
    unlock,
    bringBack,
    stop: () => controller.value?.abort(),
    reset,
  }
}
