// Listed badges for tests, and arbitrary ones for properties.
import fc from 'fast-check'
import type { ListedBadge } from '../../../../src/domain/backpack/listed.ts'
import { BADGE_TYPES } from '../../../../src/domain/backpack/badgeType.ts'

export function makeListed(name: string, change: Partial<ListedBadge> = {}): ListedBadge {
  return {
    id: name,
    name,
    issuerName: 'Atelier',
    issuedOn: '2026-01-02',
    verdict: 'verified',
    addedAt: '2026-03-03T10:00:00.000Z',
    hasEvidence: false,
    hasReflection: false,
    ...change,
  }
}

const names = fc.oneof(
  fc.constantFrom(
    'Lecture 1',
    'Lecture 2',
    'Skipper',
    'Captain',
    'MOOC : quiz',
    'MOOC : fin',
    'MOOC : début',
    '',
  ),
  fc.string({ maxLength: 12 }),
)

/** A bag of badges, each with an id of its own. */
export const anyBadges = fc
  .array(
    fc.record(
      {
        name: names,
        issuerName: fc.constantFrom('Atelier', 'atelier', 'École', ''),
        issuedOn: fc.constantFrom('2024-01-01', '2024-01-02', '2025-06-01', 'nonsense', undefined),
        expires: fc.constantFrom('2026-03-20', '2020-01-01', '2999-01-01', undefined),
        verdict: fc.constantFrom('verified', 'intact', 'unverified', 'revoked', 'altered', 'expired'),
        addedAt: fc.constantFrom('2026-03-03T10:00:00.000Z', '2026-03-04T10:00:00.000Z'),
        language: fc.constantFrom('fr', 'fr-FR', 'en', undefined),
        hasEvidence: fc.boolean(),
        hasReflection: fc.boolean(),
        isNew: fc.constantFrom(true, undefined),
        isFavourite: fc.constantFrom(true, undefined),
        isArchived: fc.constantFrom(true, undefined),
        tags: fc.constantFrom(['Stage'], ['stage', 'été'], undefined),
        type: fc.constantFrom(...BADGE_TYPES, undefined),
      },
      { requiredKeys: ['name', 'issuerName', 'verdict', 'addedAt', 'hasEvidence', 'hasReflection'] },
    ),
    { maxLength: 25 },
  )
  .map((badges) => badges.map((badge, place) => ({ ...badge, id: `id-${place}` }) as ListedBadge))
