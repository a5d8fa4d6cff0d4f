// What a page says of itself where only its link is shown: to every reader alike, whoever it is.
import { html, type Html } from './html.ts'
import type { PublishedPage } from './sharePage.ts'
import type { ShareSite } from './shareSite.ts'
import { EDGES, themeOf } from './shareStyle.ts'
import { shareDescription, shareTitle } from './shareTexts.ts'

const LOCALES = { en: 'en_GB', fr: 'fr_FR' } as const

/** Open Graph, and where the same is found as data and as a card to embed. */
export function renderHead(page: PublishedPage, site: ShareSite): Html {
  const address = `${site.publicUrl}/s/${page.id}`
  const title = shareTitle(page)
  const description = shareDescription(page)
  if (site.carried) return html`<meta name="description" content="${description}" />`
  const [light, dark] = EDGES[themeOf(page)]
  const picture =
    page.preview !== undefined &&
    html`<meta property="og:image" content="${address}/preview.png" /><meta
        property="og:image:width"
        content="1200"
      /><meta property="og:image:height" content="627" /><meta property="og:image:alt" content="${title}" />`
  return html`<meta name="description" property="og:description" content="${description}" />
    <link rel="canonical" href="${address}" /><link
      rel="alternate"
      type="application/json"
      href="/s/${page.id}.json"
    />
    <link
      rel="alternate"
      type="application/json+oembed"
      href="${site.publicUrl}/oembed?url=${encodeURIComponent(address)}"
    />
    ${light !== dark && html`<meta name="theme-color" content="${dark}" media="(prefers-color-scheme: dark)" />`}
    <meta name="theme-color" content="${light}" />
    <meta property="og:type" content="website" /><meta property="og:site_name" content="Besace" />
    <meta property="og:locale" content="${LOCALES[page.language]}" />
    <meta property="og:title" content="${title}" /><meta property="og:url" content="${address}" />
    ${picture}
    <meta name="twitter:card" content="${page.preview === undefined ? 'summary' : 'summary_large_image'}" />`
}
