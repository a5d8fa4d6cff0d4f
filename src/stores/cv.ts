// What the learner has decided of their CV with badges; kept as they choose.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { ok, type Result } from '../domain/result.ts'
import { emptyCv, readCv, type CvChoices } from '../domain/sharing/paper/cv.ts'
import { useDevice } from './device.ts'
import { onChangedElsewhere, tellOtherTabs } from './otherTabs.ts'
import { sharedRun } from './sharedRun.ts'

const KEY = 'cv'

export const useCvStore = defineStore('cv', () => {
  const choices = shallowRef<Readonly<CvChoices>>(emptyCv())
  const isLoaded = shallowRef(false)

  const load = sharedRun(async (): Promise<Result<void>> => {
    const kept = await (await useDevice().storage()).settings.get(KEY)
    if (!kept.ok) return kept
    choices.value = readCv(kept.value)
    isLoaded.value = true
    return ok(undefined)
  })
  onChangedElsewhere(['settings'], () => {
    if (isLoaded.value) void load.again()
  })

  /** Keeps what was chosen; what does not fit on a sheet is left out. */
  async function change(partial: Partial<CvChoices>): Promise<Result<void>> {
    const updatedAt = useDevice().now().toISOString()
    // Through text: what comes from a form is wrapped all the way down, and cannot be stored so.
    const changed = readCv(JSON.parse(JSON.stringify({ ...choices.value, ...partial, updatedAt })))
    choices.value = changed
    const saved = await (await useDevice().storage()).settings.set(KEY, changed)
    if (saved.ok) tellOtherTabs('settings')
    return saved
  }

  return {
    choices: computed(() => choices.value),
    isLoaded: computed(() => isLoaded.value),
    /** Reads anew each time: a backup or another tab may have changed it. */
    load: () => load.again(),
    change,
  }
})
