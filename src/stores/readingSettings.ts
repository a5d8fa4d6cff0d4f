// How the learner likes to read: size, spacing, ground, letters, ruler, stillness. Small, for the first paint needs it.

const CHOICES = {
  /** Per cent of the browser's own size. */
  size: ['100', '125', '150', '200'],
  /** Lines, letters and words move apart together: wider letters alone are slower to read. */
  spacing: ['normal', 'wide', 'wider'],
  /** Behind the words, in the light theme and in the dark one. */
  ground: ['paper', 'plain', 'warm'],
  font: ['atkinson', 'system', 'wide'],
} as const

type Choices = typeof CHOICES

export type Reading = { [Name in keyof Choices]: Choices[Name][number] } & {
  /** A band that follows the finger, the pointer or the focus. */
  ruler: boolean
  /** Nothing moves. */
  still: boolean
}

/** What may be chosen, in the order of a screen. */
export const READING_CHOICES: Choices = CHOICES

/** How everyone reads before choosing. */
export const PLAIN_READING: Readonly<Reading> = {
  size: '100',
  spacing: 'normal',
  ground: 'paper',
  font: 'atkinson',
  ruler: false,
  still: false,
}

/** What was kept, part by part; what is none of our choices is as everyone reads. */
export function readReading(kept: unknown): Reading {
  const from = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>
  const choose = <Name extends keyof Choices>(name: Name): Reading[Name] =>
    (CHOICES[name] as readonly unknown[]).includes(from[name])
      ? (from[name] as Reading[Name])
      : PLAIN_READING[name]
  return {
    size: choose('size'),
    spacing: choose('spacing'),
    ground: choose('ground'),
    font: choose('font'),
    ruler: from['ruler'] === true,
    still: from['still'] === true,
  }
}
