// The six lessons: their pictures, and how one tells that their gesture was made.
import type { Facts } from '../../stores/lessons.ts'
import type { IconName } from '../../ui/iconPaths.ts'

export const LESSON_IDS = ['describe', 'receive', 'share', 'enrich', 'endorse', 'search'] as const
export type LessonId = (typeof LESSON_IDS)[number]

/** How many cards come before the gesture. */
export const CARDS = [1, 2, 3] as const

/** One drawing: an icon, where its middle is on a field of 200 × 100, how large, and in which colour. */
export type Part = readonly [
  IconName | 'patch' | 'arrow',
  number,
  number,
  number,
  'petrol' | 'saffron' | 'soft',
]

export interface Lesson {
  icon: IconName
  /** What must have grown for the gesture to be made. */
  grows: keyof Facts
  /** Whether it needs a badge that is there. */
  needsBadge: boolean
  pictures: readonly [readonly Part[], readonly Part[], readonly Part[]]
}

const badge = (x: number, y: number, size: number, icon: IconName = 'star'): readonly Part[] => [
  ['patch', x, y, size, 'soft'],
  [icon, x, y, size * 0.5, 'petrol'],
]
const arrow = (x: number, y = 50): Part => ['arrow', x, y, 30, 'soft']

export const LESSONS: Record<LessonId, Lesson> = {
  describe: {
    icon: 'text',
    grows: 'reflections',
    needsBadge: true,
    pictures: [
      [...badge(64, 50, 68), ['file', 138, 50, 46, 'petrol']],
      [
        ...badge(52, 50, 60),
        arrow(102),
        ['person', 150, 44, 44, 'saffron'],
        ['text', 150, 80, 24, 'saffron'],
      ],
      [
        ['edit', 48, 50, 36, 'saffron'],
        ['sparkle', 100, 50, 36, 'saffron'],
        ['path', 152, 50, 36, 'saffron'],
      ],
    ],
  },
  receive: {
    icon: 'plus',
    grows: 'badges',
    needsBadge: false,
    pictures: [
      [
        ['shield', 38, 50, 42, 'petrol'],
        arrow(76),
        ...badge(112, 50, 50),
        arrow(146),
        ['person', 176, 50, 34, 'saffron'],
      ],
      [
        ['image', 42, 34, 34, 'petrol'],
        ['link', 42, 72, 34, 'petrol'],
        ['qr', 84, 53, 34, 'petrol'],
        arrow(120),
        ['bag', 160, 50, 50, 'saffron'],
      ],
      [...badge(66, 50, 66), ['search', 128, 46, 42, 'petrol'], ['check', 168, 62, 30, 'saffron']],
    ],
  },
  share: {
    icon: 'share',
    grows: 'gathered',
    needsBadge: true,
    pictures: [
      [
        ['bag', 68, 50, 58, 'saffron'],
        ['lock', 134, 50, 46, 'petrol'],
      ],
      [
        ...badge(48, 42, 44, 'star'),
        ...badge(100, 42, 44, 'sparkle'),
        ...badge(152, 42, 44, 'check'),
        ['text', 48, 82, 20, 'saffron'],
        ['text', 100, 82, 20, 'saffron'],
        ['text', 152, 82, 20, 'saffron'],
      ],
      [
        ['eye', 46, 50, 42, 'petrol'],
        ['calendar', 100, 50, 42, 'saffron'],
        ['link', 154, 50, 42, 'petrol'],
      ],
    ],
  },
  enrich: {
    icon: 'image',
    grows: 'evidence',
    needsBadge: true,
    pictures: [
      [...badge(62, 50, 66), ['plus', 108, 50, 24, 'saffron'], ['image', 150, 50, 48, 'saffron']],
      [
        ['camera', 40, 50, 36, 'saffron'],
        ['file', 80, 50, 36, 'saffron'],
        ['link', 120, 50, 36, 'saffron'],
        ['text', 160, 50, 36, 'saffron'],
      ],
      [['lock', 52, 50, 42, 'saffron'], arrow(100), ['map', 148, 50, 50, 'petrol']],
    ],
  },
  endorse: {
    icon: 'shield',
    grows: 'checkedAt',
    needsBadge: true,
    pictures: [
      [['person', 44, 50, 48, 'petrol'], ['edit', 90, 50, 34, 'petrol'], ...badge(146, 50, 66)],
      [
        ['person', 46, 50, 42, 'petrol'],
        ['help', 98, 50, 36, 'saffron'],
        ['shield', 152, 50, 48, 'petrol'],
      ],
      [
        ['person', 42, 50, 44, 'saffron'],
        arrow(82),
        ['person', 116, 50, 44, 'petrol'],
        ['file', 164, 50, 36, 'petrol'],
      ],
    ],
  },
  search: {
    icon: 'search',
    grows: 'searches',
    needsBadge: true,
    pictures: [
      [['search', 48, 50, 50, 'petrol'], ...badge(108, 50, 48), ...badge(158, 50, 48, 'sparkle')],
      [['map', 64, 50, 60, 'petrol'], arrow(110), ...badge(154, 50, 52)],
      [...badge(56, 50, 60), ['clock', 116, 50, 36, 'saffron'], ['edit', 160, 50, 36, 'saffron']],
    ],
  },
}

/** Whether the word in an address names a lesson. */
export function isLessonId(value: unknown): value is LessonId {
  return LESSON_IDS.includes(value as LessonId)
}

/** Whether the gesture of this lesson was made between two looks at what there is. */
export function isGestureMade(id: LessonId, before: Facts, now: Facts): boolean {
  const { grows } = LESSONS[id]
  return now[grows] > before[grows]
}
