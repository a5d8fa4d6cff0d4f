// The page a reader opens: HTML without script, all of it escaped by construction.
import { CARRIED_CHECK, renderCarriedEnd } from './carry/renderCarriedEnd.ts'
import { html, Html, paragraphs, type Fill } from './html.ts'
import { marksOf, renderSharedBadge } from './renderSharedBadge.ts'
import { dayOf } from './shareDates.ts'
import { markSheet } from './shareMarks.ts'
import type { SharedFile } from './sharedFile.ts'
import type { PublishedPage } from './sharePage.ts'
import type { ShareSite } from './shareSite.ts'
import { shareStyle } from './shareStyle.ts'
import { shareDescription, shareTitle } from './shareTexts.ts'
import { say, sayCount } from './shareWords.ts'

const LOCALES = { en: 'en_GB', fr: 'fr_FR' } as const

/**
 * The whole document.
 *
 * @example renderSharePage(page, { publicUrl: 'https://besace.example' })
 */
export function renderSharePage(page: PublishedPage, site: ShareSite): string {
  const address = `/s/${page.id}`
  const fileAddress = (file: SharedFile) => site.fileAddress?.(file) ?? `${address}/files/${file.sha256}`
  const badges = page.badges.map((badge, index) => {
    const position = index + 1
    const original = site.fileAddress?.(badge.original) ?? `${address}/badges/${position}`
    return renderSharedBadge(badge, { language: page.language, position, original, fileAddress })
  })
  const body = html`${markSheet(page.badges.flatMap(marksOf))}
    <main>
      ${renderWhat(page, site)} ${renderWho(page)}
      <ul class="badges ${page.badges.length === 1 ? 'one' : page.badges.length > 2 && 'many'}">
        ${badges}
      </ul>
      ${site.carried ? renderCarriedEnd(page, site.carried) : renderEnd(page, site.publicUrl + address)}
    </main>`
  return htmlDocument({
    language: page.language,
    title: shareTitle(page),
    head: renderHead(page, site),
    body,
  })
}

/** A document in the look of share pages. */
export function htmlDocument(parts: { language: string; title: string; head?: Fill; body: Html }): string {
  return html`<!doctype html>
    <html lang="${parts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${parts.title}</title>
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="/favicon.svg" />
        ${parts.head}
        <style>
          ${new Html(shareStyle)}
        </style>
      </head>
      <body>
        ${parts.body}
      </body>
    </html>`.toString()
}

function renderHead(page: PublishedPage, site: ShareSite): Html {
  const address = `${site.publicUrl}/s/${page.id}`
  const title = shareTitle(page)
  const description = shareDescription(page)
  if (site.carried) return html`<meta name="description" content="${description}" />`
  return html`<meta name="description" content="${description}" /><link rel="canonical" href="${address}" />
    <meta name="theme-color" content="#fcf9f2" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#0f191e" media="(prefers-color-scheme: dark)" />
    <meta property="og:type" content="website" /><meta property="og:site_name" content="Besace" />
    <meta property="og:locale" content="${LOCALES[page.language]}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${address}" />
    ${page.preview !== undefined && html`<meta property="og:image" content="${address}/preview.png" /><meta property="og:image:type" content="image/png" /><meta property="og:image:width" content="1200" /><meta property="og:image:height" content="627" /><meta property="og:image:alt" content="${title}" />`}
    <meta name="twitter:card" content="${page.preview === undefined ? 'summary' : 'summary_large_image'}" />`
}

function renderWhat(page: PublishedPage, site: ShareSite): Html {
  const { language, badges, id } = page
  const address = site.carried ? CARRIED_CHECK : `/check#share=${id}`
  const more = say(language, badges.length === 1 ? 'what.one' : 'what.many')
  const check = sayCount(language, 'check', badges.length)
  return html`<div class="what">
    <p><strong>${say(language, 'what')}</strong> ${more}</p>
    <a class="button" href="${address}">${check}</a>
  </div>`
}

function renderWho(page: PublishedPage): Html {
  const { person, title } = page
  return html`<header class="who">
    <h1>${person ?? title}</h1>
    ${person !== undefined && person !== title && html`<p class="title">${title}</p>`}
    ${page.preamble.trim() !== '' && html`<div class="preamble">${paragraphs(page.preamble)}</div>`}
  </header>`
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
      ${say(language, 'checks.byWhom')} <a href="/check#share=${id}">${say(language, 'checks.again')}</a>
    </p>
    <footer>
      <p>${say(language, 'complete')}</p>
      <p>${by} · ${until} · <a href="/">Besace</a></p>
    </footer>
    <p class="printed">${say(language, 'printed', { url: address })}</p>`
}
