// What others say of a badge: who, when, in which words, and whether that could be checked.
import { html, paragraphs, type Html } from './html.ts'
import { badgeLink, partHeading, type PageContext } from './pageContext.ts'
import { dayOf } from './shareDates.ts'
import type { SharedBlock, SharedEndorsement } from './sharedBlock.ts'
import { say } from './shareWords.ts'
import type { VerdictTone } from './verdictTone.ts'

const TONES: Record<SharedEndorsement['state'], VerdictTone> = { ok: 'good', failed: 'bad', unknown: 'wait' }

export function renderEndorsements(
  block: Extract<SharedBlock, { kind: 'endorsements' }>,
  context: PageContext,
): Html {
  const { language } = context
  const items = block.endorsements.map(({ by, on, comment, state }) => {
    const day = on === undefined ? undefined : dayOf(on, language)
    const tone = TONES[state]
    return html`<li>
      ${comment?.trim() ? html`<blockquote>${paragraphs(comment)}</blockquote>` : undefined}
      <p class="by">
        <strong>${by}</strong>${day !== undefined && html`, <time datetime="${on}">${day}</time>`}
      </p>
      <p class="verdict ${tone}">${say(language, `endorsement.${state}`)}</p>
    </li>`
  })
  return html`<section class="part">
    ${partHeading(context, say(language, 'endorsements'))}
    <p class="by">${badgeLink(context, block.badge)}</p>
    <ul class="ends">
      ${items}
    </ul>
  </section>`
}
