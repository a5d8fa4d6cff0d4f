// A few lines of HTML for somebody's own web page: the card of a public page in a frame, or its picture as a link.
import { html } from '../html.ts'

export interface Embedded {
  /** The public page. */
  url: string
  title: string
}

/** Four badges in a row, and what stands around them; in a frame that is narrower, the card scrolls. */
export const EMBED_SIZE = { width: 600, height: 380 } as const

/** The picture, which leads to the page: where a site allows no frames. */
export function pictureSnippet({ url, title }: Embedded): string {
  const page = withoutTail(url)
  return html`<a href="${page}" rel="noopener"
    ><img
      src="${page}/preview.png"
      alt="${title}"
      width="600"
      height="314"
      loading="lazy"
      referrerpolicy="no-referrer"
      style="max-width:100%;height:auto"
  /></a>`.toString()
}

/** The card. It may open links in a window of their own, and nothing else: it has no script to run. */
export function frameSnippet(
  { url, title }: Embedded,
  size: { width: number; height: number } = EMBED_SIZE,
): string {
  return html`<iframe
    src="${withoutTail(url)}/embed"
    width="${size.width}"
    height="${size.height}"
    title="${title}"
    loading="lazy"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
    referrerpolicy="no-referrer"
    style="max-width:100%;border:0"
  ></iframe>`.toString()
}

/** Of a page's address what is not its path: a mark, a query. */
function withoutTail(url: string): string {
  return url.replace(/[?#].*$/, '').replace(/\/+$/, '')
}
