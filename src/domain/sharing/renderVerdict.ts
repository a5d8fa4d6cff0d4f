// What the learner's device found when it checked a badge: in words, with a mark of the style sheet's.
import { html, type Html } from './html.ts'
import { dayOf } from './shareDates.ts'
import type { SharedBadge, ShareLanguage } from './sharePage.ts'
import { say } from './shareWords.ts'
import { verdictTone } from './verdictTone.ts'

/** One line. */
export function renderVerdict(badge: SharedBadge, language: ShareLanguage): Html {
  const tone = verdictTone(badge.verdict)
  const checked = say(language, `verdict.${badge.verdict}`, { date: dayOf(badge.checkedAt, language) ?? '' })
  return html`<p class="verdict ${tone}">${checked}</p>`
}

/** A word or two, where the whole line stands elsewhere on the page or would crowd it. */
export function renderShortVerdict(badge: SharedBadge, language: ShareLanguage): Html {
  return html`<p class="verdict ${verdictTone(badge.verdict)}">${say(language, `short.${badge.verdict}`)}</p>`
}
