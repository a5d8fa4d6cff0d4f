// Names of the competences badges speak for; the frameworks come when someone searches or filters.
import { computed, onScopeDispose, shallowRef, type ComputedRef } from 'vue'
import { inSlices } from '../../composables/inSlices.ts'
import type { NamedCompetence } from '../../domain/backpack/competences.ts'
import { useBackpackStore } from '../../stores/backpack.ts'
import type { BadgeCard } from '../../stores/badges.ts'

/** Every name of every competence, by badge. */
export type CompetenceNames = ReadonlyMap<string, readonly string[]>

export interface Competences {
  /** Nothing before they are resolved. */
  byBadge: ComputedRef<ReadonlyMap<string, readonly NamedCompetence[]> | undefined>
  names: ComputedRef<CompetenceNames>
  resolve(): Promise<void>
}

const NONE: CompetenceNames = new Map()

export function useCompetences(cards: () => readonly BadgeCard[]): Competences {
  const store = useBackpackStore()
  const byBadge = shallowRef<ReadonlyMap<string, readonly NamedCompetence[]>>()
  let resolved: unknown
  let isGone = false
  onScopeDispose(() => (isGone = true))

  async function resolve(): Promise<void> {
    const { digests } = store
    if (resolved === digests || !store.isRead) return
    resolved = digests
    try {
      const [{ competencesOf }, { loadFrameworks }, { indexFrameworks }] = await Promise.all([
        import('../../domain/backpack/competences.ts'),
        import('../../domain/competency/frameworks.ts'),
        import('../../domain/competency/frameworkIndex.ts'),
      ])
      const index = indexFrameworks(await loadFrameworks())
      const found = await inSlices(cards(), (card): [string, NamedCompetence[]] => {
        const digest = digests.get(card.id)
        return [card.id, digest ? competencesOf(card, digest, index) : []]
      })
      if (!isGone) byBadge.value = new Map(found.filter(([, all]) => all.length > 0))
    } catch {
      resolved = undefined // The frameworks could not be fetched: the badges' own words are searched all the same.
    }
  }

  const names = computed<CompetenceNames>(() => {
    if (!byBadge.value) return NONE
    return new Map(
      [...byBadge.value].map(([id, all]) => [id, all.flatMap((one) => Object.values(one.names))]),
    )
  })
  return { byBadge: computed(() => byBadge.value), names, resolve }
}
