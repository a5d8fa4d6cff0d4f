// The card that other sites show in a frame: whose badges, which, and the way to the page. Links open a window of their own.
import { html } from './html.ts'
import { htmlDocument } from './htmlDocument.ts'
import { ownLanguage, pageContext } from './pageContext.ts'
import { renderRing } from './renderRing.ts'
import { renderShortVerdict } from './renderVerdict.ts'
import type { PublishedPage } from './sharePage.ts'
import type { ShareSite } from './shareSite.ts'
import { themeOf } from './shareStyle.ts'
import { shareTitle } from './shareTexts.ts'
import { say, sayCount } from './shareWords.ts'

/** Badges a card shows; those of the strengths come first. */
const SHOWN = 4

/** The whole document. */
export function renderEmbed(page: PublishedPage, site: ShareSite): string {
  const { language, person, title } = page
  const context = pageContext(page, site, () => false)
  const address = site.publicUrl + context.address
  const shown = chosen(page).flatMap((position) => {
    const badge = page.badges[position]
    if (badge === undefined) return []
    const name = html`<span${ownLanguage(badge, language)}>${badge.name}</span>`
    return html`<li>${renderRing(position, context)} ${name} ${renderShortVerdict(badge, language)}</li>`
  })
  const more = page.badges.length - shown.length
  const check = sayCount(language, 'check', page.badges.length)
  const outside = html` target="_blank" rel="noopener"`
  const body = html`<main class="embed">
    <h1>${person ?? title}</h1>
    ${person !== undefined && person !== title && html`<p class="title">${title}</p>`}
    <ul>
      ${shown}
    </ul>
    ${more > 0 && html`<p>${say(language, 'embed.more', { count: String(more) })}</p>`}
    <p>
      <a class="button" href="${site.publicUrl}/check#share=${page.id}" ${outside}>${check}</a>
      <a href="${address}" ${outside}>${say(language, 'embed.open')}</a>
    </p>
  </main>`
  return htmlDocument({
    language,
    title: shareTitle(page),
    head: html`<link rel="canonical" href="${address}" />`,
    body,
    sheets: ['embed'],
    theme: themeOf(page),
  })
}

/** Positions of the badges shown. */
function chosen({ badges, strengths = [] }: PublishedPage): number[] {
  return [...new Set([...strengths.map(({ badge }) => badge), ...badges.keys()])].slice(0, SHOWN)
}
