// Ready-made beginnings: what each reader looks for first, and nothing the learner does not have.
import { describe, expect, it } from 'vitest'
import { beginningFor, type BeginningBadge } from '../../../../../src/domain/sharing/compose/beginning.ts'
import { SHARE_AUDIENCES } from '../../../../../src/domain/sharing/sharedBlock.ts'

const badge = (badgeId: string, more: Partial<BeginningBadge> = {}): BeginningBadge => ({
  badgeId,
  name: `Badge ${badgeId}`,
  sentence: '',
  isSound: true,
  hasReflection: false,
  hasEvidence: false,
  hasEndorsements: false,
  ...more,
})
const rich = {
  badges: [
    badge('z', { isSound: false, sentence: 'Taken back.' }),
    badge('a'),
    badge('b', { sentence: ' I listen. ', hasReflection: true }),
    badge('c', { hasEvidence: true, hasEndorsements: true }),
    badge('d', { sentence: 'I bake.' }),
  ],
  profile: ['picture', 'headline', 'about'] as const,
  framework: 'lifecomp',
}

describe('a beginning', () => {
  it('for a recruiter says three strengths first, those with a proof in words before others, never one taken back', () => {
    const { strengths, blocks } = beginningFor('recruiter', rich)
    expect(strengths).toEqual([
      { name: 'Badge b', badgeId: 'b', sentence: 'I listen.' },
      { name: 'Badge d', badgeId: 'd', sentence: 'I bake.' },
      { name: 'Badge a', badgeId: 'a', sentence: '' },
    ])
    expect(blocks.map(({ kind }) => kind)).toEqual(['profile', 'badges', 'map'])
    expect(blocks[0]).toEqual({ kind: 'profile', parts: ['picture', 'headline'] })
  })

  it('for a jury begins with what was learned', () => {
    const kinds = beginningFor('school', rich).blocks.map(({ kind }) => kind)
    expect(kinds).toEqual(['reflection', 'badges', 'evidence', 'map'])
  })

  it('shows an association who stands by the learner, and a friend the pictures', () => {
    const { blocks } = beginningFor('association', rich)
    expect(blocks.map(({ kind }) => kind)).toEqual(['profile', 'badges', 'endorsements'])
    const forFriend = beginningFor('friend', rich).blocks
    expect(forFriend).toContainEqual({ kind: 'badges', which: { of: 'collection' }, look: 'pictures' })
  })

  it.each(SHARE_AUDIENCES)('for a %s holds the badges even when there is nothing else', (audience) => {
    const { blocks } = beginningFor(audience, { badges: [badge('a')], profile: [] })
    expect(blocks.map(({ kind }) => kind)).toEqual(['badges'])
  })
})
