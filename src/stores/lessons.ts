// How far the learner is with the lessons: begun and done, on this device; no score, no streak.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { ok, type Result } from '../domain/result.ts'
import { useDevice } from './device.ts'
import { sharedRun } from './sharedRun.ts'

/** How much there was before the learner's gesture; what is more afterwards is the gesture. */
export interface Facts {
  badges: number
  evidence: number
  reflections: number
  /** Badges in collections. */
  gathered: number
  /** Moment of the latest check. ISO 8601, UTC. */
  checkedAt: string
  /** Searches made since the app was opened. */
  searches: number
}

export interface LessonProgress {
  begunAt: string
  before: Facts
  doneAt?: string
}

const KEY = 'lessons'

export const useLessonsStore = defineStore('lessons', () => {
  const progress = shallowRef<Readonly<Record<string, LessonProgress>>>({})
  const isLoaded = shallowRef(false)
  const settings = async () => (await useDevice().storage()).settings

  const load = sharedRun(async (): Promise<Result<void>> => {
    const kept = await (await settings()).get(KEY)
    if (!kept.ok) return kept
    progress.value = (kept.value as Record<string, LessonProgress> | undefined) ?? {}
    isLoaded.value = true
    return ok(undefined)
  })

  async function keep(id: string, lesson: LessonProgress): Promise<Result<void>> {
    if (!isLoaded.value) await load()
    progress.value = { ...progress.value, [id]: lesson }
    return (await settings()).set(KEY, progress.value)
  }

  /** The learner goes to the gesture; one that was done stays done. */
  function begin(id: string, before: Facts): Promise<Result<void>> {
    const begunAt = useDevice().now().toISOString()
    return keep(id, { ...progress.value[id], begunAt, before })
  }

  function finish(id: string, before: Facts): Promise<Result<void>> {
    const doneAt = useDevice().now().toISOString()
    return keep(id, { begunAt: doneAt, before, ...progress.value[id], doneAt })
  }

  return { progress: computed(() => progress.value), load: () => load(), begin, finish }
})
