// Ready-made beginnings: what a reader of each kind looks for first. Everything in them can be changed.
import type { ShareAudience } from '../sharedBlock.ts'
import type { BlockMatter, ComposedStrength, ProfilePart } from './composition.ts'

const MOST_STRENGTHS = 3
const MOST_REFLECTIONS = 3

/** A badge of the collection, as far as a beginning looks at it. */
export interface BeginningBadge {
  badgeId: string
  name: string
  /** The learner's sentence in the collection. */
  sentence: string
  /** Nothing speaks against it: neither taken back nor changed. */
  isSound: boolean
  hasReflection: boolean
  hasEvidence: boolean
  hasEndorsements: boolean
}

export interface BeginningMatter {
  badges: readonly BeginningBadge[]
  /** Parts of the card that say something and that the learner lets such readers see. */
  profile: readonly ProfilePart[]
  /** The framework of which these badges speak most, if they speak of one. */
  framework?: string
}

export interface Beginning {
  strengths: ComposedStrength[]
  blocks: BlockMatter[]
}

const ALL = { of: 'collection' } as const

/** A page for these readers; what the learner has nothing of is left out. */
export function beginningFor(audience: ShareAudience, matter: BeginningMatter): Beginning {
  const map = mapOf(matter)
  const reflections = matter.badges
    .filter((badge) => badge.hasReflection)
    .slice(0, MOST_REFLECTIONS)
    .map(({ badgeId }): BlockMatter => ({ kind: 'reflection', badgeId }))
  switch (audience) {
    case 'recruiter':
      return {
        strengths: strengthsOf(matter),
        blocks: [...profileOf(matter, ['picture', 'headline']), full(), ...map],
      }
    case 'school': {
      const proven = matter.badges.filter((badge) => badge.hasEvidence).slice(0, MOST_REFLECTIONS)
      const evidence = proven.map(({ badgeId }): BlockMatter => ({ kind: 'evidence', badgeId }))
      return { strengths: [], blocks: [...reflections, full(), ...evidence, ...map] }
    }
    case 'association': {
      const endorsed = matter.badges.filter((badge) => badge.hasEndorsements).slice(0, MOST_REFLECTIONS)
      return {
        strengths: [],
        blocks: [
          ...profileOf(matter, ['picture', 'headline', 'about', 'languages']),
          full(),
          ...endorsed.map(({ badgeId }): BlockMatter => ({ kind: 'endorsements', badgeId })),
        ],
      }
    }
    case 'friend':
      return {
        strengths: [],
        blocks: [
          ...profileOf(matter, ['picture', 'about']),
          { kind: 'badges', which: ALL, look: 'pictures' },
          ...reflections.slice(0, 1),
        ],
      }
  }
}

function full(): BlockMatter {
  return { kind: 'badges', which: ALL, look: 'full' }
}

function mapOf({ framework }: BeginningMatter): BlockMatter[] {
  return framework === undefined ? [] : [{ kind: 'map', framework }]
}

/** Nothing when the card has none of these parts to show. */
function profileOf({ profile }: BeginningMatter, wanted: readonly ProfilePart[]): BlockMatter[] {
  const parts = wanted.filter((part) => profile.includes(part))
  return parts.length === 0 ? [] : [{ kind: 'profile', parts }]
}

/** The first sound badges that the learner has said something about, then the others. */
function strengthsOf({ badges }: BeginningMatter): ComposedStrength[] {
  const sound = badges.filter(({ isSound }) => isSound)
  const said = sound.filter((badge) => badge.sentence.trim() !== '')
  const others = sound.filter((badge) => badge.sentence.trim() === '')
  return [...said, ...others]
    .slice(0, MOST_STRENGTHS)
    .map(({ name, badgeId, sentence }) => ({ name, badgeId, sentence: sentence.trim() }))
}
