// What the learner takes from a badge, in up to three answers.
import { html, paragraphs, type Html } from './html.ts'
import { innerHeading, type PageContext } from './pageContext.ts'
import type { SharedBadge } from './sharePage.ts'
import { say } from './shareWords.ts'

/** The answers that say something; nothing when there is none. */
export function renderAnswers(badge: SharedBadge, context: PageContext): Html[] | undefined {
  const { reflection } = badge
  if (reflection === undefined) return undefined
  const answers = (['learned', 'use', 'develop'] as const)
    .filter((key) => reflection[key].trim() !== '')
    .map(
      (key) =>
        html`${innerHeading(context, say(context.language, `reflection.${key}`))}
        ${paragraphs(reflection[key])}`,
    )
  return answers.length === 0 ? undefined : answers
}
