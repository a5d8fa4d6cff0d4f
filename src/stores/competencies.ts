// The learner's word on the map: which badge counts for which competence, and at which step.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Decision } from '../domain/competency/claims.ts'
import { ok, type Result } from '../domain/result.ts'
import { useDevice } from './device.ts'
import { sharedRun } from './sharedRun.ts'

export type { Decision } from '../domain/competency/claims.ts'

const KEY = 'competencies'

export const useCompetenciesStore = defineStore('competencies', () => {
  const list = shallowRef<readonly Decision[]>([])
  const settings = async () => (await useDevice().storage()).settings

  /** Reads anew each time: another tab may have decided meanwhile. */
  const load = sharedRun(async (): Promise<Result<void>> => {
    const kept = await (await settings()).get(KEY)
    if (!kept.ok) return kept
    list.value = (kept.value as Decision[] | undefined) ?? []
    return ok(undefined)
  })

  /** Keeps the decision in the place of an earlier one on the same badge and competence. */
  async function decide(
    draft: Omit<Decision, 'decidedAt'>,
  ): Promise<Result<{ undo(): Promise<Result<void>> }>> {
    const before = list.value.find((decision) => isSame(decision, draft))
    const decision: Decision = { ...draft, decidedAt: useDevice().now().toISOString() }
    const saved = await replace(draft, decision)
    return saved.ok ? ok({ undo: () => replace(draft, before) }) : saved
  }

  async function replace(place: Place, decision: Decision | undefined): Promise<Result<void>> {
    const loaded = await load.again()
    if (!loaded.ok) return loaded
    const others = list.value.filter((each) => !isSame(each, place))
    const changed = decision ? [...others, decision] : others
    const saved = await (await settings()).set(KEY, changed)
    if (saved.ok) list.value = changed
    return saved
  }

  return { decisions: computed(() => list.value), load: () => load.again(), decide }
})

type Place = Pick<Decision, 'badgeId' | 'key'>

function isSame(one: Place, other: Place): boolean {
  return one.badgeId === other.badgeId && one.key === other.key
}
