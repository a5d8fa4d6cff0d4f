// The six types a learner sorts badges by; guessed from what the badge says, and theirs to change.
import type { Badge } from '../badge/badge.ts'
import { fold } from '../competency/fold.ts'
import { guessKind, type BadgeKind } from '../competency/kind.ts'

/** In the order they are offered. */
export const BADGE_TYPES = [
  'achievement',
  'membership',
  'capability',
  'participation',
  'collaboration',
  'production',
] as const

export type BadgeType = (typeof BADGE_TYPES)[number]

/** The map tells eleven kinds apart; a list needs six. */
const typeOfKind: Record<BadgeKind, BadgeType> = {
  encouragement: 'achievement',
  certification: 'achievement',
  participation: 'participation',
  membership: 'membership',
  selfie: 'capability',
  knowledge: 'capability',
  capability: 'capability',
  application: 'capability',
  role: 'collaboration',
  production: 'production',
  impact: 'production',
}

/** Folded words of working with others. */
const together =
  /\b(collabor(?:ation|atif|ative|ator|er|ate)|cooperat(?:ion|if|ive)|en equipe|team ?(?:work|player)?|entraide|co ?construct(?:ion|ed)|co ?construire|peer(?:s| learning| support)|entre pairs|ses pairs)\b/

/** Types of an achievement that settle the matter, whatever its name says. */
const settled: Record<string, BadgeType> = {
  membership: 'membership',
  participation: 'participation',
  cocurricular: 'participation',
  communityservice: 'participation',
  assignment: 'production',
}

/**
 * The type a badge seems to have: what it says of itself first, then its words.
 * @example guessType(badge) // 'collaboration' for "Tutorer ses pairs"
 */
export function guessType(badge: Badge): BadgeType {
  const { type, name, tags } = badge.achievement
  const said = settled[fold(type ?? '').replaceAll(' ', '')]
  if (said) return said
  if (together.test(fold(`${name} ${tags.join(' ')}`))) return 'collaboration'
  return typeOfKind[guessKind(badge)]
}

/** Whether a text names one of the six: addresses and files may say anything. */
export function isBadgeType(value: unknown): value is BadgeType {
  return BADGE_TYPES.includes(value as BadgeType)
}
