// One badge of a share page in full: what was given for everyone to see, and what the learner says of it.
import { html, paragraphs, type Fill, type Html } from './html.ts'
import { innerHeading, ownLanguage, partHeading, type PageContext } from './pageContext.ts'
import { renderProofs } from './renderProofs.ts'
import { renderAnswers } from './renderReflection.ts'
import { renderRing } from './renderRing.ts'
import { renderVerdict } from './renderVerdict.ts'
import { dayOf, monthOf } from './shareDates.ts'
import type { ShareAudience } from './sharedBlock.ts'
import type { SharedBadge, ShareLanguage } from './sharePage.ts'
import { say, type ShareWord } from './shareWords.ts'
import { verdictTone } from './verdictTone.ts'

type Part = 'verdict' | 'mine' | 'evidence' | 'reflection' | 'about'

/** What is said of a badge is the same for everyone; what matters most to a reader comes first. */
const ORDERS: Record<ShareAudience | 'anyone', readonly Part[]> = {
  anyone: ['verdict', 'mine', 'evidence', 'reflection', 'about'],
  recruiter: ['mine', 'verdict', 'evidence', 'about', 'reflection'],
  school: ['verdict', 'about', 'mine', 'reflection', 'evidence'],
  association: ['mine', 'evidence', 'verdict', 'reflection', 'about'],
  friend: ['mine', 'reflection', 'evidence', 'verdict', 'about'],
}

/** Those for whom a part is not folded away. */
const OPEN: Partial<Record<ShareAudience, Part>> = { school: 'about', friend: 'reflection' }

/** Pieces that stand somewhere else on the page by themselves. */
export interface ShownElsewhere {
  evidence: ReadonlySet<number>
  isReflection: boolean
}

/** The badge as an item of a list; `position` counts from 0. */
export function renderSharedBadge(
  position: number,
  context: PageContext,
  elsewhere: ShownElsewhere = { evidence: new Set(), isReflection: false },
): Html {
  const { page, language } = context
  const badge = page.badges[position]
  if (badge === undefined) return html``
  const own = ownLanguage(badge, language)
  const audience = page.audience ?? 'anyone'
  const isOpen = (part: Part) => audience !== 'anyone' && OPEN[audience] === part && html` open`
  // Machines read a credential only where nothing speaks against it.
  const isTold = verdictTone(badge.verdict) !== 'bad'
  const parts: Record<Part, () => Fill> = {
    verdict: () => renderVerdict(badge, language),
    mine: () => badge.sentence.trim() !== '' && html`<div class="mine">${paragraphs(badge.sentence)}</div>`,
    evidence: () => renderEvidence(badge, context, elsewhere.evidence),
    reflection: () => !elsewhere.isReflection && renderReflection(badge, context, isOpen('reflection')),
    about: () => renderAbout(position, badge, context, { open: isOpen('about'), isTold }),
  }
  const isComposed = page.blocks !== undefined || page.strengths !== undefined
  const typed = isTold && html` property="hasCredential" typeof="EducationalOccupationalCredential"`
  const named = html`${isTold && html` property="name"`}${own}`
  return html`<li class="badge" ${isComposed && html` id="b${position + 1}"`}${typed}>
    ${renderRing(position, context, position > 2)}
    <div>
      ${partHeading(context, badge.name, named)} ${renderGiven(badge, language, isTold)}
      ${ORDERS[audience].map((part) => parts[part]())}
    </div>
  </li>`
}

/** By whom and when. */
export function renderGiven(badge: SharedBadge, language: ShareLanguage, isTold = false): Html {
  const month = badge.issuedOn === undefined ? undefined : monthOf(badge.issuedOn, language)
  const issuer = isTold ? html`<span property="recognizedBy">${badge.issuerName}</span>` : badge.issuerName
  const dated = isTold && html` property="datePublished"`
  return html`<p class="by">
    ${issuer}${month !== undefined && html`, <time${dated} datetime="${badge.issuedOn}">${month}</time>`}
  </p>`
}

function renderEvidence(badge: SharedBadge, context: PageContext, shown: ReadonlySet<number>): Html | false {
  const items = badge.evidence.filter((_, index) => !shown.has(index))
  if (items.length === 0) return false
  const heading = innerHeading(context, say(context.language, 'evidence'))
  return html`<div class="mine">${heading}${renderProofs(items, context)}</div>`
}

function renderReflection(badge: SharedBadge, context: PageContext, open: Html | false): Html | false {
  const answers = renderAnswers(badge, context)
  if (answers === undefined) return false
  return html`<details${open}>
    <summary>${say(context.language, 'reflection')}</summary>
    <div class="mine">${answers}</div>
  </details>`
}

function renderAbout(
  position: number,
  badge: SharedBadge,
  context: PageContext,
  { open, isTold }: { open: Html | false; isTold: boolean },
): Html {
  const { language, originalAddress } = context
  const lang = ownLanguage(badge, language)
  const until = badge.expires === undefined ? undefined : dayOf(badge.expires, language)
  const part = (word: ShareWord, text: string | undefined, property: Html | false = false) =>
    text !== undefined &&
    text.trim() !== '' &&
    html`${innerHeading(context, say(language, word))}<div${property}${lang}>${paragraphs(text)}</div>`
  return html`<details${open}>
    <summary>${say(language, 'about')}</summary>
    ${part('description', badge.description, isTold && html` property="description"`)} ${part('criteria', badge.criteria)}
    ${until !== undefined && html`<p>${say(language, 'validUntil', { date: until })}</p>`}
    <p><a href="${originalAddress(position)}" download>${say(language, 'original')}</a></p>
  </details>`
}
