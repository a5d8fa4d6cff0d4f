// What the learner added to one badge: loaded, added to, changed, taken away and brought back.
import { shallowRef, watch, type ShallowRef } from 'vue'
import type { Fault, Result } from '../../../domain/result.ts'
import { useBadgesStore } from '../../../stores/badges.ts'
import {
  usePassportStore,
  type Evidence,
  type EvidenceChange,
  type EvidenceDraft,
  type Reflection,
  type ReflectionAnswers,
} from '../../../stores/passport.ts'

export interface Enriching {
  evidence: Readonly<ShallowRef<readonly Evidence[] | undefined>>
  /** Newest first. */
  reflections: Readonly<ShallowRef<readonly Reflection[] | undefined>>
  fault: Readonly<ShallowRef<Fault | undefined>>
  load(): Promise<void>
  add(draft: EvidenceDraft): Promise<Result<Evidence>>
  change(id: string, change: EvidenceChange): Promise<Result<Evidence>>
  remove(id: string): Promise<Undo | undefined>
  write(answers: ReflectionAnswers, id?: string): Promise<Result<Reflection>>
  unwrite(id: string): Promise<Undo | undefined>
}

/** Brings back what was taken away; false when that failed. */
export type Undo = () => Promise<boolean>

export function useEnriching(badgeId: () => string): Enriching {
  const passport = usePassportStore()
  const badges = useBadgesStore()
  const evidence = shallowRef<readonly Evidence[]>()
  const reflections = shallowRef<readonly Reflection[]>()
  const fault = shallowRef<Fault>()

  async function load(): Promise<void> {
    const id = badgeId()
    const [proofs, stories] = await Promise.all([passport.evidenceOf(id), passport.reflectionsOf(id)])
    if (id !== badgeId()) return
    fault.value = proofs.ok ? (stories.ok ? undefined : stories.error) : proofs.error
    if (proofs.ok) evidence.value = proofs.value
    if (stories.ok) reflections.value = [...stories.value].reverse()
  }

  async function reloaded<T>(work: Promise<Result<T>>): Promise<Result<T>> {
    const result = await work
    if (result.ok) await load()
    return result
  }

  async function undoable(
    work: Promise<Result<{ undo(): Promise<Result<void>> }>>,
  ): Promise<Undo | undefined> {
    const result = await reloaded(work)
    if (!result.ok) {
      fault.value = result.error
      return undefined
    }
    return async () => {
      const undone = await reloaded(result.value.undo())
      if (!undone.ok) fault.value = undone.error
      return undone.ok
    }
  }

  watch([badgeId, () => badges.changesElsewhere], load, { immediate: true })
  return {
    evidence,
    reflections,
    fault,
    load,
    add: (draft) => reloaded(passport.addEvidence(badgeId(), draft)),
    change: (id, change) => reloaded(passport.changeEvidence(id, change)),
    remove: (id) => undoable(passport.removeEvidence(id)),
    write: (answers, id) => reloaded(passport.saveReflection(badgeId(), answers, id)),
    unwrite: (id) => undoable(passport.removeReflection(id)),
  }
}
