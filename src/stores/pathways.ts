// The learner's pathways: where they want to go, and the stops on the way.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Pathway, PathwayWords } from '../domain/competency/pathways/pathway.ts'
import { ok, type Result } from '../domain/result.ts'
import { useDevice } from './device.ts'
import { onChangedElsewhere, tellOtherTabs } from './otherTabs.ts'
import { sharedRun } from './sharedRun.ts'

export type { Pathway, PathwayWords } from '../domain/competency/pathways/pathway.ts'

export const usePathwaysStore = defineStore('pathways', () => {
  const list = shallowRef<readonly Pathway[]>([])
  const isLoaded = shallowRef(false)
  const repository = async () => (await useDevice().storage()).pathways

  const load = sharedRun(async (): Promise<Result<void>> => {
    const pathways = await (await repository()).list()
    if (!pathways.ok) return pathways
    list.value = pathways.value
    isLoaded.value = true
    return ok(undefined)
  })
  onChangedElsewhere(['pathways'], () => {
    if (isLoaded.value) void load.again()
  })

  async function changed<T>(result: Promise<Result<T>>): Promise<Result<T>> {
    const settled = await result
    if (settled.ok) {
      tellOtherTabs('pathways')
      await load.again()
    }
    return settled
  }

  /** Keeps these words in the place of the pathway with this id, or as a new one. */
  async function keep(words: PathwayWords, id?: string): Promise<Result<Pathway>> {
    const device = useDevice()
    const now = device.now().toISOString()
    const before = list.value.find((pathway) => pathway.id === id)
    // Free of reactive wrapping, which cannot be stored.
    const plain = JSON.parse(JSON.stringify(words)) as PathwayWords
    const pathway = {
      ...plain,
      id: before?.id ?? device.newId(),
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
    }
    return changed((await repository()).save(pathway))
  }

  async function remove(id: string): Promise<Result<{ undo(): Promise<Result<void>> }>> {
    const removal = await changed((await repository()).remove(id))
    return removal.ok ? ok({ undo: () => changed(removal.value.undo()) }) : removal
  }

  return {
    pathways: computed(() => list.value),
    isLoaded: computed(() => isLoaded.value),
    load: () => load(),
    newId: () => useDevice().newId(),
    keep,
    remove,
  }
})
