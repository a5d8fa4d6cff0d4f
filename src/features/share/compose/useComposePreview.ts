// The page as it is being composed, for the learner's eyes alone: everything on it is open, and nothing is sent.
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { Composition } from '../../../domain/sharing/compose/composition.ts'
import { consentPartsOf } from '../../../domain/sharing/compose/consentParts.ts'
import type { Fault } from '../../../domain/result.ts'
import { useSharesStore, type PreparedShare } from '../../../stores/shares.ts'
import type { Material } from '../useMaterial.ts'

const DELAY = 250

interface Options {
  draft: Composition
  material: () => readonly Material[]
  person: string
  language: 'fr' | 'en'
}

export interface ComposePreview {
  prepared: Readonly<Ref<PreparedShare | undefined>>
  fault: Readonly<Ref<Fault | undefined>>
}

export function useComposePreview({ draft, material, person, language }: Options): ComposePreview {
  const shares = useSharesStore()
  const prepared = shallowRef<PreparedShare>()
  const fault = ref<Fault>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let round = 0

  async function prepare(): Promise<void> {
    const mine = ++round
    const all = material()
    const choices = {
      language,
      ...(person.trim() !== '' && { person }),
      days: 182,
      withEvidence: all.flatMap(({ evidence }) => evidence.map(({ id }) => id)),
      withReflections: all.flatMap(({ reflections }) => reflections.map(({ id }) => id)),
      withParts: consentPartsOf(draft.blocks).map(({ key }) => key),
    }
    const result = await shares.prepare(draft.id, choices, draft)
    // A later change has overtaken this one.
    if (mine !== round) return
    prepared.value = result.ok ? result.value : undefined
    fault.value = result.ok ? undefined : result.error
  }

  watch(
    [draft, material],
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void prepare(), DELAY)
    },
    { deep: 5 },
  )
  onScopeDispose(() => {
    round += 1
    clearTimeout(timer)
  })
  void prepare()

  return { prepared, fault }
}
