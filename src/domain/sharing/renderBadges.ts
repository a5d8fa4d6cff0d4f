// A block of badges: in full, in short, or as pictures alone.
import { html, type Html } from './html.ts'
import { badgeLink, type PageContext } from './pageContext.ts'
import type { BlockPlan, PlannedBlock } from './planBlocks.ts'
import { renderRing } from './renderRing.ts'
import { renderGiven, renderSharedBadge } from './renderSharedBadge.ts'
import { renderShortVerdict, renderVerdict } from './renderVerdict.ts'
import { say } from './shareWords.ts'
import { verdictTone } from './verdictTone.ts'

/** The block; badges that stand in full elsewhere are short here, and lead there. */
export function renderBadges(
  { block, inFull }: PlannedBlock,
  context: PageContext,
  elsewhere: BlockPlan['elsewhere'],
): Html[] {
  if (block.kind !== 'badges') return []
  if (block.look === 'pictures') return [renderPictures(block.badges, context)]
  const full = [...new Set(block.badges)].filter((badge) => inFull.has(badge))
  const short = [...new Set(block.badges)].filter((badge) => !inFull.has(badge))
  const lists: Html[] = []
  if (full.length > 0)
    lists.push(
      html`<ul class="badges${full.length === 1 ? ' one' : full.length > 2 && ' many'}" resource="#me">
        ${full.map((badge) => renderSharedBadge(badge, context, elsewhere(badge)))}
      </ul>`,
    )
  if (short.length > 0) lists.push(renderShort(short, context))
  return lists
}

/** One line or two a badge: what it is, by whom, and what was checked. */
export function renderShort(
  badges: readonly number[],
  context: PageContext,
  { hasOriginals = false }: { hasOriginals?: boolean } = {},
): Html {
  const { language, page, originalAddress } = context
  const items = badges.map((position) => {
    const badge = page.badges[position]
    if (badge === undefined) return undefined
    const original = html`<a href="${originalAddress(position)}" download>${say(language, 'original')}</a>`
    return html`<li>
      ${renderRing(position, context, true)}
      <div>
        <b>${badgeLink(context, position)}</b>
        ${renderGiven(badge, language)} ${renderVerdict(badge, language)} ${hasOriginals && original}
      </div>
    </li>`
  })
  return html`<ul class="short">
    ${items}
  </ul>`
}

/** Pictures with their names; one that was not wholly confirmed says so even here. */
function renderPictures(badges: readonly number[], context: PageContext): Html {
  const items = [...new Set(badges)].map((position) => {
    const badge = context.page.badges[position]
    if (badge === undefined) return undefined
    const isSure = verdictTone(badge.verdict) === 'good'
    return html`<li>
      ${renderRing(position, context, true)} ${badgeLink(context, position)}
      ${!isSure && renderShortVerdict(badge, context.language)}
    </li>`
  })
  return html`<ul class="pics">
    ${items}
  </ul>`
}
