// A backup in the making: how far it is, how it ended, and handing it over.
import { onScopeDispose, readonly, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { saveFile } from '../../composables/saveFile.ts'
import { fitForSheet, openSheet, type SheetAnswer } from '../../composables/shareSheet.ts'
import type { Fault } from '../../domain/result.ts'
import { useBackupStore, type MadeBackup } from '../../stores/backup.ts'

export interface Making {
  isBusy: Readonly<Ref<boolean>>
  done: Readonly<Ref<number>>
  total: Readonly<Ref<number>>
  made: Readonly<ShallowRef<MadeBackup | undefined>>
  fault: Readonly<ShallowRef<Fault | undefined>>
  make(passphrase: string, withShareKeys: boolean): Promise<void>
  stop(): void
  /** Puts it into the downloads. */
  save(): Promise<void>
  canSend(): boolean
  /** Through the device's own sheet. */
  send(title: string): Promise<SheetAnswer>
}

export function useMaking(): Making {
  const store = useBackupStore()
  const isBusy = ref(false)
  const [done, total] = [ref(0), ref(0)]
  const made = shallowRef<MadeBackup>()
  const fault = shallowRef<Fault>()
  let controller: AbortController | undefined
  onScopeDispose(() => controller?.abort())

  async function make(passphrase: string, withShareKeys: boolean): Promise<void> {
    if (isBusy.value) return
    controller = new AbortController()
    made.value = fault.value = undefined
    done.value = 0
    total.value = 1
    isBusy.value = true
    const result = await store
      .make({
        passphrase,
        withShareKeys,
        signal: controller.signal,
        onProgress: (...counts) => ([done.value, total.value] = counts),
      })
      .finally(() => (isBusy.value = false))
    if (result.ok) made.value = result.value
    else fault.value = result.error
  }

  const asFile = ({ file, fileName }: MadeBackup) => new File([file], fileName, { type: file.type })
  return {
    isBusy: readonly(isBusy),
    done: readonly(done),
    total: readonly(total),
    made,
    fault,
    make,
    stop: () => controller?.abort(),
    async save() {
      if (!made.value) return
      saveFile(made.value.file, made.value.fileName)
      await store.noteTaken(made.value)
    },
    canSend: () =>
      made.value !== undefined && fitForSheet({ title: '', files: [asFile(made.value)] }) !== undefined,
    async send(title) {
      if (!made.value) return 'impossible'
      const answer = await openSheet({ title, files: [asFile(made.value)] })
      if (answer === 'sent') await store.noteTaken(made.value)
      return answer
    },
  }
}
