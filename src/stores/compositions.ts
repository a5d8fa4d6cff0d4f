// How the learner composes pages: kept beside the collections, public only once a page is published.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { ok, type Result } from '../domain/result.ts'
import { plainComposition, type Composition } from '../domain/sharing/compose/composition.ts'
import { readComposition } from '../domain/sharing/compose/readComposition.ts'
import type { MapOffer } from '../domain/sharing/compose/sharedMap.ts'
import { useDevice } from './device.ts'
import { onChangedElsewhere, tellOtherTabs } from './otherTabs.ts'
import { sharedRun } from './sharedRun.ts'

export const useCompositionsStore = defineStore('compositions', () => {
  const list = shallowRef<readonly Composition[]>([])
  const isLoaded = shallowRef(false)
  const repository = async () => (await useDevice().storage()).compositions

  const load = sharedRun(async (): Promise<Result<void>> => {
    const compositions = await (await repository()).list()
    if (!compositions.ok) return compositions
    list.value = compositions.value
    isLoaded.value = true
    return ok(undefined)
  })
  // A composition comes and goes with its collection.
  onChangedElsewhere(['collections'], () => {
    if (isLoaded.value) void load.again()
  })

  /** Of this collection; a plain one when its page was never composed. */
  function of(collectionId: string): Composition {
    return list.value.find(({ id }) => id === collectionId) ?? plainComposition(collectionId)
  }

  /** Keeps it, free of reactive wrapping; nothing public changes. */
  async function save(composition: Composition): Promise<Result<Composition>> {
    const updatedAt = useDevice().now().toISOString()
    const plain = readComposition({ ...composition, updatedAt }) ?? plainComposition(composition.id)
    const saved = await (await repository()).save(plain)
    if (!saved.ok) return saved
    tellOtherTabs('collections')
    await load.again()
    return saved
  }

  /** Frameworks of which these badges speak, the fullest first. */
  async function mapsOf(badgeIds: readonly string[], language: 'fr' | 'en'): Promise<MapOffer[]> {
    const { readMapGround } = await import('./shareMap.ts')
    const { mapOffers } = await import('../domain/sharing/compose/sharedMap.ts')
    const device = useDevice()
    const circumstances = { language, now: device.now() }
    const ground = await readMapGround(await device.storage(), badgeIds, circumstances)
    return ground.ok ? mapOffers(ground.value) : []
  }

  return {
    isLoaded: computed(() => isLoaded.value),
    /** Reads anew each time: a collection may have taken its composition along. */
    load: () => load.again(),
    of,
    save,
    mapsOf,
  }
})
