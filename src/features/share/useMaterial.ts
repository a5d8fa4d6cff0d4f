// Everything a collection could show: its badges, what their files tell, and what the learner added to them.
import { shallowRef, type ShallowRef } from 'vue'
import type { Badge } from '../../domain/badge/badge.ts'
import type { Collection, CollectionEntry, Evidence, Reflection } from '../../domain/passport/passport.ts'
import { withoutTrust } from '../../domain/verification/reconsider.ts'
import type { Report } from '../../domain/verification/report.ts'
import { useBadgesStore, type BadgeCard } from '../../stores/badges.ts'
import { usePassportStore } from '../../stores/passport.ts'

/** One badge of the page with all that may go with it. */
export interface Material {
  entry: CollectionEntry
  card: BadgeCard
  /** Absent when the kept badge could not be opened. */
  badge?: Badge
  report?: Report
  evidence: Evidence[]
  reflections: Reflection[]
  /** What was added could not be read: it stays closed. */
  hasFailed: boolean
}

export function useMaterial(): {
  material: ShallowRef<Material[]>
  /** Of these badges; of the collection's own when none are named. */
  gather(collection: Collection, badgeIds?: readonly string[]): Promise<void>
} {
  const badges = useBadgesStore()
  const passport = usePassportStore()
  const material = shallowRef<Material[]>([])

  async function gatherOne(entry: CollectionEntry): Promise<Material[]> {
    const card = badges.cards.find((one) => one.id === entry.badgeId)
    if (card === undefined) return []
    const [kept, evidence, reflections] = await Promise.all([
      badges.open(entry.badgeId),
      passport.evidenceOf(entry.badgeId),
      passport.reflectionsOf(entry.badgeId),
    ])
    return [
      {
        entry,
        card,
        ...(kept.ok && {
          badge: kept.value.badge,
          // A page says what anybody would find, not whom its author trusts.
          report: await withoutTrust(kept.value.badge, kept.value.report),
        }),
        evidence: evidence.ok ? evidence.value : [],
        // A page shows one reflection a badge: the last one written.
        reflections: reflections.ok ? reflections.value.slice(-1) : [],
        hasFailed: !evidence.ok || !reflections.ok,
      },
    ]
  }

  async function gather(collection: Collection, badgeIds?: readonly string[]): Promise<void> {
    const entryOf = (badgeId: string) =>
      collection.entries.find((entry) => entry.badgeId === badgeId) ?? { badgeId, sentence: '' }
    const entries = badgeIds?.map(entryOf) ?? collection.entries
    material.value = (await Promise.all(entries.map(gatherOne))).flat()
  }

  return { material, gather }
}
