// What the map of a page stands on: only the badges of that page, and what the learner said of them.
import { aggregate } from '../domain/competency/aggregate.ts'
import { claimsOf, type Decision } from '../domain/competency/claims.ts'
import { endorsersOf } from '../domain/competency/endorsers.ts'
import { indexFrameworks } from '../domain/competency/frameworkIndex.ts'
import { loadFrameworks } from '../domain/competency/frameworks.ts'
import { fail, ok, type Fault, type Result } from '../domain/result.ts'
import type { MapGround } from '../domain/sharing/compose/sharedMap.ts'
import type { Storage } from '../storage/openDatabase.ts'

interface MapCircumstances {
  language: MapGround['language']
  now: Date
}

/** Cells of these badges alone: a page must not tell of badges that are not on it. */
export async function readMapGround(
  storage: Storage,
  badgeIds: readonly string[],
  { language, now }: MapCircumstances,
): Promise<Result<MapGround, Fault>> {
  const [added, decided, frameworks] = await Promise.all([
    storage.passport.summary(),
    storage.settings.get('competencies'),
    // A framework's file could not be fetched: the way out is the network, and another try.
    loadFrameworks().catch(() => undefined),
  ])
  if (!added.ok) return added
  if (!decided.ok) return decided
  if (frameworks === undefined) return fail({ code: 'map.not-loaded' })
  const index = indexFrameworks(frameworks)
  const decisions = (decided.value as Decision[] | undefined) ?? []
  const claims = []
  for (const badgeId of badgeIds) {
    const kept = await storage.badges.open(badgeId)
    if (!kept.ok) continue
    const { badge, report } = kept.value
    const mine = added.value.get(badgeId)
    const facts = {
      badgeId,
      badge,
      report,
      evidence: mine?.evidence ?? 0,
      reflections: mine?.reflections ?? 0,
      ...(mine && { refreshedOn: mine.latest }),
      endorsers: endorsersOf(badge, report),
      decisions: decisions.filter((decision) => decision.badgeId === badgeId),
    }
    claims.push(...claimsOf({ facts, index, now }))
  }
  return ok({ cells: aggregate(claims), index, language })
}
