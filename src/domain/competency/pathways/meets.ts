// Whether a need is met, and by which badges.
import { fold } from '../fold.ts'
import { checkStanding } from '../standing.ts'
import type { BadgeNeed, EvidenceNeed, Need } from './pathway.ts'
import type { HeldBadge, PathwayWorld } from './world.ts'

/** Ids of the badges that meet the need, in the order they were earned; undefined while it is open. */
export function meets(need: Need, world: PathwayWorld): string[] | undefined {
  if (need.kind === 'any') {
    const met = need.of.flatMap((one) => {
      const ids = meets(one, world)
      return ids ? [ids] : []
    })
    return met.length >= need.least ? [...new Set(met.flat())] : undefined
  }
  if (need.kind === 'competence') {
    const cell = world.cells.get(need.key)
    if (!cell?.isReached || cell.step < need.step) return undefined
    return [...new Set(cell.claims.filter(({ step }) => step >= need.step).map(({ badgeId }) => badgeId))]
  }
  const found = badgesCalled(need, world).filter(
    ({ facts }) => need.kind === 'badge' || facts.evidence + facts.reflections > 0,
  )
  return found.length > 0 ? found.map(({ facts }) => facts.badgeId) : undefined
}

/** Badges of that class or name that count; one that was withdrawn or changed does not. */
export function badgesCalled(need: BadgeNeed | EvidenceNeed, world: PathwayWorld): HeldBadge[] {
  return allCalled(need, world)
    .filter((badge) => !isVoid(badge))
    .sort((one, other) => (one.facts.badge.issuedOn ?? '').localeCompare(other.facts.badge.issuedOn ?? ''))
}

/** A badge of that name in hand that does not count: withdrawn, in pause, changed. */
export function voidBadgeCalled(need: BadgeNeed | EvidenceNeed, world: PathwayWorld): HeldBadge | undefined {
  return allCalled(need, world).find(isVoid)
}

function allCalled(need: BadgeNeed | EvidenceNeed, world: PathwayWorld): HeldBadge[] {
  return world.badges.filter(({ facts }) => isCalled(need, facts.badge))
}

function isVoid({ facts }: HeldBadge): boolean {
  return checkStanding(facts.report) === 'does-not-count'
}

function isCalled(need: BadgeNeed | EvidenceNeed, badge: HeldBadge['facts']['badge']): boolean {
  const { achievement, issuer } = badge
  if (need.kind === 'badge' && need.classId !== undefined && achievement.id === need.classId) return true
  if (fold(achievement.name) !== fold(need.name)) return false
  return !need.issuer || fold(issuer.name) === fold(need.issuer)
}
