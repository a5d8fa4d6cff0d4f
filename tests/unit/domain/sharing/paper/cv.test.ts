// Choices of a CV: read back whatever was kept, within their bounds, and moved with their badges.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  CV_LIMITS,
  emptyCv,
  moveCvBadges,
  readCv,
  type CvChoices,
} from '../../../../../src/domain/sharing/paper/cv.ts'

const chosen: CvChoices = {
  isAnonymous: true,
  isBlack: true,
  language: 'fr',
  aim: '',
  contact: 'amina@example.org',
  strengths: [{ id: 'digcomp-2.2|2.4', sentence: '' }, { id: 'badge:b1' }],
  digital: 'Pix',
  hidden: ['links'],
  experience: [{ what: 'Baker', when: '2024', badgeIds: ['b1', 'b2'] }],
  education: [],
  roles: [{ what: '', when: '', badgeIds: [] }],
  updatedAt: '2026-01-01T00:00:00.000Z',
}

it('comes back as it was kept', () => {
  expect(readCv(structuredClone(chosen))).toEqual(chosen)
  expect(readCv(undefined)).toEqual(emptyCv())
})

it('reads anything at all, within its bounds, and the same a second time', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.anything(), fc.record({ strengths: fc.anything(), roles: fc.anything() })),
      (value) => {
        const cv = readCv(value)
        expect(readCv(cv)).toEqual(cv)
        expect(cv.strengths?.length ?? 0).toBeLessThanOrEqual(CV_LIMITS.strengths)
      },
    ),
  )
  const long = readCv({
    aim: `a\u202eb\n${'c'.repeat(500)}`,
    experience: Array.from({ length: 9 }, () => ({
      what: 'x'.repeat(500),
      badgeIds: [1, 'a', 'b', 'c', 'd'],
    })),
  })
  expect(long.aim).toMatch(/^a b c+$/)
  expect(long.aim).toHaveLength(CV_LIMITS.aim)
  expect(long.experience).toHaveLength(CV_LIMITS.lines)
  expect(long.experience[0]).toEqual({
    what: 'x'.repeat(CV_LIMITS.what),
    when: '',
    badgeIds: ['a', 'b', 'c'],
  })
})

it('finds its badges under other ids', () => {
  const moved = moveCvBadges(chosen, (id) => `here-${id}`)
  expect(moved.strengths).toEqual([{ id: 'digcomp-2.2|2.4', sentence: '' }, { id: 'badge:here-b1' }])
  expect(moved.experience[0]?.badgeIds).toEqual(['here-b1', 'here-b2'])
  expect(moveCvBadges(emptyCv(), (id) => `here-${id}`)).toEqual(emptyCv())
})
