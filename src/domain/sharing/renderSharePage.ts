// The page a reader opens: HTML without script, all of it escaped by construction.
import { CARRIED_CHECK, renderCarriedEnd } from './carry/renderCarriedEnd.ts'
import { html, paragraphs, type Html } from './html.ts'
import { htmlDocument } from './htmlDocument.ts'
import { pageContext, type PageContext } from './pageContext.ts'
import { planBlocks, type BlockPlan } from './planBlocks.ts'
import { renderShort } from './renderBadges.ts'
import { renderBlock } from './renderBlock.ts'
import { renderHead } from './renderHead.ts'
import { renderStrengths } from './renderStrengths.ts'
import { dayOf } from './shareDates.ts'
import type { PublishedPage } from './sharePage.ts'
import type { ShareSite } from './shareSite.ts'
import { themeOf } from './shareStyle.ts'
import { shareTitle } from './shareTexts.ts'
import { say, sayCount } from './shareWords.ts'

/**
 * The whole document.
 *
 * @example renderSharePage(page, { publicUrl: 'https://besace.example' })
 */
export function renderSharePage(page: PublishedPage, site: ShareSite): string {
  const plan = planBlocks(page)
  const context = pageContext(page, site, (badge) => plan.inFull.has(badge))
  const blocks = plan.blocks.map((planned) =>
    renderBlock(planned, { ...context, level: planned.isBelowHeading ? 3 : 2 }, plan),
  )
  const body = html`<main vocab="https://schema.org/" typeof="ProfilePage">
    ${renderTop(page, context, site.carried ? CARRIED_CHECK : `/check#share=${page.id}`)} ${blocks}
    ${renderRest(plan, context)}
    ${site.carried ? renderCarriedEnd(page, site.carried) : renderEnd(page, site.publicUrl + context.address)}
  </main>`
  return htmlDocument({
    language: page.language,
    title: shareTitle(page),
    head: renderHead(page, site),
    body,
    sheets: page.blocks?.length ? ['blocks'] : [],
    theme: themeOf(page),
  })
}

/** What is seen first: what this is, whose it is, what they are good at, and the way to check it. */
function renderTop(page: PublishedPage, context: PageContext, checkAddress: string): Html {
  const { language, person, title, strengths = [] } = page
  const preamble =
    page.preamble.trim() !== '' && html`<div class="preamble">${paragraphs(page.preamble)}</div>`
  const name = person === undefined ? title : html`<span property="name">${person}</span>`
  const hasTitle = person !== undefined && person !== title
  const audience = page.audience === undefined ? 'what' : (`what.${page.audience}` as const)
  const more = say(language, page.badges.length === 1 ? 'what.one' : 'what.many')
  const check = sayCount(language, 'check', page.badges.length)
  return html`<div class="top">
      <div class="what">
        <p><strong>${say(language, audience)}</strong>${' '}${more}</p>
        <a class="button" href="${checkAddress}">${check}</a>
      </div>
      <header class="who" property="mainEntity" typeof="Person" resource="#me">
        <h1>${name}</h1>
        ${hasTitle && html`<p class="title">${title}</p>`} ${strengths.length === 0 && preamble}
      </header>
      ${strengths.length > 0 && renderStrengths(strengths, context)}
    </div>
    ${strengths.length > 0 && preamble}`
}

/** Badges that the learner did not place by name: each is still there to be checked. */
function renderRest({ rest }: BlockPlan, context: PageContext): Html | false {
  if (rest.length === 0) return false
  return html`<section class="part">
    <h2>${say(context.language, 'rest')}</h2>
    ${renderShort(rest, context, { hasOriginals: true })}
  </section>`
}

function renderEnd(page: PublishedPage, address: string): Html {
  const { language, person, id } = page
  const published = dayOf(page.publishedAt, language) ?? ''
  const by =
    person === undefined
      ? say(language, 'published', { date: published })
      : say(language, 'published.by', { person, date: published })
  const until = say(language, 'until', { date: dayOf(page.expiresAt, language) ?? '' })
  return html`<p class="note">
      ${say(language, 'checks.byWhom')}${' '}<a href="/check#share=${id}">${say(language, 'checks.again')}</a>
    </p>
    <footer>
      <p>${say(language, 'complete')}</p>
      <p>${by} · ${until} · <a href="/">Besace</a></p>
    </footer>
    <p class="printed">${say(language, 'printed', { url: address })}</p>`
}
