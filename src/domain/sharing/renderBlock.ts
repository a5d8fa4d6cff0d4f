// One block of a composed page.
import { html, paragraphs, type Fill } from './html.ts'
import { badgeLink, partHeading, type PageContext } from './pageContext.ts'
import type { BlockPlan, PlannedBlock } from './planBlocks.ts'
import { renderBadges } from './renderBadges.ts'
import { renderEndorsements } from './renderEndorsements.ts'
import { renderMap } from './renderMap.ts'
import { renderProfile } from './renderProfile.ts'
import { renderFile, renderProofs } from './renderProofs.ts'
import { renderAnswers } from './renderReflection.ts'
import type { SharedBlock } from './sharedBlock.ts'
import { say } from './shareWords.ts'

/** The block as it stands on the page. */
export function renderBlock(planned: PlannedBlock, context: PageContext, plan: BlockPlan): Fill {
  const { block } = planned
  switch (block.kind) {
    case 'heading':
      return html`<h2>${block.text}</h2>`
    case 'text':
      return html`<div class="text">${paragraphs(block.text)}</div>`
    case 'badges':
      return renderBadges(planned, context, plan.elsewhere)
    case 'evidence':
      return renderEvidence(block, context)
    case 'reflection':
      return renderReflection(block, context)
    case 'map':
      return renderMap(block, context)
    case 'endorsements':
      return renderEndorsements(block, context)
    case 'profile':
      return renderProfile(block, context)
    case 'file':
      return html`<div class="part proofs">${renderFile(block.file, block.caption.trim(), context)}</div>`
  }
}

function renderEvidence(block: Extract<SharedBlock, { kind: 'evidence' }>, context: PageContext): Fill {
  const badge = context.page.badges[block.badge]
  const items = block.evidence.flatMap((position) => badge?.evidence[position] ?? [])
  return items.length > 0 && renderMine('evidence', block.badge, context, renderProofs(items, context))
}

function renderReflection(block: Extract<SharedBlock, { kind: 'reflection' }>, context: PageContext): Fill {
  const badge = context.page.badges[block.badge]
  const answers = badge && renderAnswers(badge, context)
  return answers !== undefined && renderMine('reflection', block.badge, context, answers)
}

/** A part in the learner's own voice, with the badge it belongs to. */
function renderMine(
  word: 'evidence' | 'reflection',
  badge: number,
  context: PageContext,
  content: Fill,
): Fill {
  return html`<section class="part mine">
    ${partHeading(context, say(context.language, word))}
    <p class="by">${badgeLink(context, badge)}</p>
    ${content}
  </section>`
}
