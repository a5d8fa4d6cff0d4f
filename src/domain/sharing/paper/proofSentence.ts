// One sentence that shows a strength: the learner's own words before anybody else's.

/** What was said of a badge, in plain text; the first that says something is taken. */
export interface SaidOfBadge {
  /** The learner's sentence in a collection. */
  sentence?: string | undefined
  use?: string | undefined
  learned?: string | undefined
  /** Title of a piece of evidence. */
  evidence?: string | undefined
  /** First line of what had to be done. */
  criteria?: string | undefined
  description?: string | undefined
}

const ORDER = ['sentence', 'use', 'learned', 'evidence', 'criteria', 'description'] as const

/** At most `limit` characters, cut between two words; empty when nothing was said. */
export function proofSentence(said: SaidOfBadge, limit: number): string {
  for (const part of ORDER) {
    const sentence = firstSentence(said[part] ?? '')
    if (/[\p{L}\p{N}]/u.test(sentence)) return shorten(sentence, limit)
  }
  return ''
}

/** The end of a sentence is a mark, a space and a capital: "art. 12" and "3.5" are none. */
function firstSentence(text: string): string {
  const line = text.trim().split(/\n/)[0] ?? ''
  const end = /[.!?…](?=\s+\p{Lu})/u.exec(line)
  return (end ? line.slice(0, end.index + 1) : line).replace(/\s+/g, ' ').trim()
}

/** The text, or its beginning with a sign that it goes on. */
export function shorten(text: string, limit: number): string {
  const characters = [...text]
  if (characters.length <= limit) return text
  const cut = characters.slice(0, limit - 1).join('')
  const space = cut.lastIndexOf(' ')
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$/u, '')}…`
}
