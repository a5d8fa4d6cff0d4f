// Lessons and answers fit together, and a gesture is seen by what is more than before.
import { describe, expect, it } from 'vitest'
import { HELP_IDS } from '../../../../src/domain/help/helpIds.ts'
import { DESTINATIONS, PATHS } from '../../../../src/features/help/destinations.ts'
import { isGestureMade, isLessonId, LESSON_IDS, LESSONS } from '../../../../src/features/help/lessons.ts'
import { ICON_PATHS } from '../../../../src/ui/iconPaths.ts'

const before = {
  badges: 2,
  evidence: 1,
  reflections: 0,
  gathered: 0,
  checkedAt: '2026-01-01T00:00:00Z',
  searches: 0,
}

describe('lessons', () => {
  it('are the six that were asked for, each with three drawings made of known signs', () => {
    expect(LESSON_IDS).toHaveLength(6)
    for (const id of LESSON_IDS) {
      expect(LESSONS[id].pictures).toHaveLength(3)
      for (const [sign] of LESSONS[id].pictures.flat())
        expect(['patch', 'arrow', ...Object.keys(ICON_PATHS)]).toContain(sign)
    }
    expect(isLessonId('toString')).toBe(false)
  })

  it.each([
    ['receive', { badges: 3 }],
    ['enrich', { evidence: 2 }],
    ['describe', { reflections: 1 }],
    ['share', { gathered: 1 }],
    ['endorse', { checkedAt: '2026-01-02T00:00:00Z' }],
    ['search', { searches: 1 }],
  ] as const)('%s is done when there is more of what it asks for, and by nothing else', (id, change) => {
    expect(isGestureMade(id, before, before)).toBe(false)
    expect(isGestureMade(id, before, { ...before, ...change })).toBe(true)
    for (const other of LESSON_IDS.filter((each) => each !== id))
      expect(isGestureMade(other, before, { ...before, ...change })).toBe(false)
  })

  it('a badge deleted undoes no lesson and makes none', () => {
    expect(isGestureMade('receive', before, { ...before, badges: 1 })).toBe(false)
  })
})

describe('answers', () => {
  it('each lead to a screen of the app, and to a lesson that exists', () => {
    expect(Object.keys(DESTINATIONS).sort()).toEqual([...HELP_IDS].sort())
    for (const { to, lesson } of Object.values(DESTINATIONS)) {
      expect(PATHS[to]).toMatch(/^\/[a-z/]*$/)
      if (lesson) expect(isLessonId(lesson)).toBe(true)
    }
  })
})
