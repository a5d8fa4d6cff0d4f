// The three things said before anything else, each with one proof and the badge behind it.
import { html, type Html } from './html.ts'
import { badgeLink, type PageContext } from './pageContext.ts'
import { renderRing } from './renderRing.ts'
import { renderShortVerdict } from './renderVerdict.ts'
import type { SharedStrength } from './sharedBlock.ts'

/** A list in the learner's order. */
export function renderStrengths(strengths: readonly SharedStrength[], context: PageContext): Html {
  const items = strengths.map(({ name, badge: position, sentence }) => {
    const badge = context.page.badges[position]
    if (badge === undefined) return undefined
    return html`<li>
      ${renderRing(position, context)}
      <div>
        <h2>${name}</h2>
        ${sentence.trim() !== '' && html`<p>${sentence}</p>`}
        <p class="by">${badgeLink(context, position)}${', '}${badge.issuerName}</p>
        ${renderShortVerdict(badge, context.language)}
      </div>
    </li>`
  })
  return html`<ol class="strong">
    ${items}
  </ol>`
}
