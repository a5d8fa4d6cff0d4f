// The end of a carried page: how its badges are checked, and that it was made, not published.
import { html, type Html } from '../html.ts'
import { dayOf } from '../shareDates.ts'
import type { PublishedPage } from '../sharePage.ts'
import { say } from '../shareWords.ts'
import type { CarriedSite } from './carriedSite.ts'
import { sayCarried } from './carryWords.ts'

/** Where the page's button to check leads: a carried page cannot check, it says how. */
export const CARRIED_CHECK = '#check'

/** What stands under the badges of a carried page. */
export function renderCarriedEnd(page: PublishedPage, carried: CarriedSite): Html {
  const { language, person } = page
  const date = dayOf(page.publishedAt, language) ?? ''
  const made =
    person === undefined
      ? sayCarried(language, 'made', { date })
      : sayCarried(language, 'made.by', { person, date })
  return html`<p class="note" id="check">${say(language, 'checks.byWhom')} ${howToCheck(page, carried)}</p>
    <footer>
      <p>${say(language, 'complete')}</p>
      <p>${made}</p>
    </footer>`
}

function howToCheck({ language }: PublishedPage, { kind, check }: CarriedSite): string | Html {
  if (kind !== 'file') return sayCarried(language, 'check.here')
  if (check === undefined) return sayCarried(language, 'check.file')
  const mark = '\u0000'
  const [before, after] = sayCarried(language, 'check.file.at', { url: mark }).split(mark)
  return html`${before}<a href="${check}" rel="noopener">${check.replace(/^https?:\/\//, '')}</a>${after}`
}
