// The competency map: badges and what was added to them become claims, claims become cells.
import { computed, onScopeDispose, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { aggregate, type Cell } from '../domain/competency/aggregate.ts'
import {
  claimsOfResolution,
  type BadgeFacts,
  type Claim,
  type Decision,
} from '../domain/competency/claims.ts'
import { endorsersOf } from '../domain/competency/endorsers.ts'
import { indexFrameworks, type FrameworkIndex } from '../domain/competency/frameworkIndex.ts'
import { loadFrameworks } from '../domain/competency/frameworks.ts'
import type { Reference } from '../domain/competency/references.ts'
import { resolveAlignments } from '../domain/competency/resolveAlignments.ts'
import type { Fault, Result } from '../domain/result.ts'
import { useBadgesStore, type BadgeCard } from '../stores/badges.ts'
import { useCompetenciesStore } from '../stores/competencies.ts'
import { usePassportStore } from '../stores/passport.ts'
import { inSlices } from './inSlices.ts'
import { namesNothingKnown, proposeFor, type ResolvedBadge } from './mapProposals.ts'

/** Which claims the map counts. */
export type MapFilter = (claim: Claim) => boolean

export interface CompetencyMap {
  isLoaded: Readonly<ShallowRef<boolean>>
  /** The words of badges that name no competence are being read. */
  isReading: Readonly<ShallowRef<boolean>>
  fault: Readonly<ShallowRef<Fault | undefined>>
  index: Readonly<ShallowRef<FrameworkIndex | undefined>>
  cards: Readonly<ShallowRef<ReadonlyMap<string, BadgeCard>>>
  /** Every badge as the map weighs it, the learner's word included. */
  weighed: ComputedRef<readonly ResolvedBadge[]>
  cells: ComputedRef<ReadonlyMap<string, Cell>>
  references: ComputedRef<Reference[]>
  load(): Promise<void>
  decide(decision: Omit<Decision, 'decidedAt'>): Promise<Result<{ undo(): Promise<Result<void>> }>>
}

export function useMap(filter: () => MapFilter = () => () => true): CompetencyMap {
  const badges = useBadgesStore()
  const passport = usePassportStore()
  const competencies = useCompetenciesStore()
  const isLoaded = shallowRef(false)
  const isReading = shallowRef(false)
  const fault = shallowRef<Fault>()
  const index = shallowRef<FrameworkIndex>()
  const cards = shallowRef<ReadonlyMap<string, BadgeCard>>(new Map())
  const resolved = shallowRef<readonly ResolvedBadge[]>([])
  const proposals = shallowRef<readonly Claim[]>([])
  const now = new Date()
  let isGone = false
  onScopeDispose(() => (isGone = true))

  async function load(): Promise<void> {
    fault.value = undefined
    try {
      await read()
    } catch {
      // A framework's file could not be fetched: the way out is the network, and another try.
      fault.value = { code: 'map.not-loaded' }
    }
  }

  async function read(): Promise<void> {
    const [all, added, decided, frameworks] = await Promise.all([
      badges.all(),
      passport.summary(),
      competencies.load(),
      loadFrameworks(),
    ])
    for (const result of [all, added, decided]) if (!result.ok) fault.value = result.error
    if (!all.ok || !added.ok || !decided.ok || isGone) return
    const ready = indexFrameworks(frameworks)
    const kept = all.value.filter(({ badge }) => badge.kind === 'badge')
    resolved.value = await inSlices(kept, ({ card, badge, report }) => {
      const additions = addedTo(added.value, card.id)
      const facts = { badgeId: card.id, badge, report, endorsers: endorsersOf(badge, report), ...additions }
      const resolution = resolveAlignments(badge, ready)
      return { facts, resolution, claims: claimsOfResolution({ facts, index: ready, now }, resolution) }
    })
    cards.value = new Map(kept.map(({ card }) => [card.id, card]))
    index.value = ready
    const silent = resolved.value.filter(namesNothingKnown)
    isReading.value = silent.length > 0
    isLoaded.value = true
    void propose(silent, ready)
  }

  async function propose(silent: readonly ResolvedBadge[], ready: FrameworkIndex): Promise<void> {
    try {
      proposals.value = await proposeFor(silent, ready, now, () => isGone)
    } catch {
      // The matcher's file could not be fetched: the map is whole without proposals.
    } finally {
      isReading.value = false
    }
  }

  const decisions = computed(() => groupByBadge(competencies.decisions))
  const weighed = computed(() => {
    const ready = index.value
    if (!ready) return []
    return resolved.value.map((badge) => {
      const own = decisions.value.get(badge.facts.badgeId)
      if (!own) return badge
      const facts = { ...badge.facts, decisions: own }
      return { ...badge, facts, claims: claimsOfResolution({ facts, index: ready, now }, badge.resolution) }
    })
  })
  const claims = computed(() => {
    const open = proposals.value.filter(
      ({ badgeId, key }) => !decisions.value.get(badgeId)?.some((decision) => decision.key === key),
    )
    return [...weighed.value.flatMap((badge) => badge.claims), ...open]
  })
  const cells = computed(() => aggregate(claims.value.filter(filter())))
  const references = computed(() => {
    const all = resolved.value.flatMap(({ resolution }) => resolution.references)
    return [...new Map(all.map((reference) => [reference.url, reference])).values()]
  })

  return {
    isLoaded,
    isReading,
    fault,
    index,
    cards,
    weighed,
    cells,
    references,
    load,
    decide: competencies.decide,
  }
}

function addedTo(
  summary: Map<string, { evidence: number; reflections: number; latest: string }>,
  badgeId: string,
): Pick<BadgeFacts, 'evidence' | 'reflections' | 'refreshedOn'> {
  const added = summary.get(badgeId)
  if (!added) return { evidence: 0, reflections: 0 }
  return { evidence: added.evidence, reflections: added.reflections, refreshedOn: added.latest }
}

function groupByBadge(decisions: readonly Decision[]): Map<string, Decision[]> {
  const groups = new Map<string, Decision[]>()
  for (const decision of decisions)
    groups.set(decision.badgeId, [...(groups.get(decision.badgeId) ?? []), decision])
  return groups
}
