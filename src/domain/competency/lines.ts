// A badge's words, cut into lines short enough to speak of one thing each.
import type { Badge } from '../badge/badge.ts'

const longest = 400
const mostLines = 60

/** Sentences and list items of a text; Markdown signs and addresses go, so that only words are compared. */
export function linesOf(text: string): string[] {
  return text
    .replace(/<[^>]+>/g, ' ')
    .replace(/\]\([^)]*\)/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .split(/\r?\n|(?<=[.!?;:…])\s+|\s[•·–—]\s/)
    .map((line) =>
      line
        .replace(/^[\s#>*+•·–—-]+|^\d+[.)]\s+/g, '')
        .replace(/[*_`[\]]/g, '')
        .trim(),
    )
    .filter((line) => /\p{L}{3}/u.test(line))
    .map((line) => line.slice(0, longest))
}

/** Name, description, criteria and tags of a badge, line by line, none twice. */
export function linesOfBadge(badge: Badge): string[] {
  const { name, description = '', criteria, tags } = badge.achievement
  const lines = [
    name,
    ...linesOf(description),
    ...linesOf(criteria.narrative ?? ''),
    ...(tags.length > 0 ? [tags.join(', ')] : []),
  ]
  return [...new Set(lines)].slice(0, mostLines)
}
