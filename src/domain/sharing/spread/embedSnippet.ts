// A few lines of HTML for somebody's own web page: the picture of a public page, leading to it.
import { html } from '../html.ts'

export interface Embedded {
  /** The public page. */
  url: string
  title: string
}

/** Without script, and without anything that tells the host more than that its picture was asked for. */
export function embedSnippet({ url, title }: Embedded): string {
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

/** Of a page's address what is not its path: a mark, a query. */
function withoutTail(url: string): string {
  return url.replace(/[?#].*$/, '').replace(/\/+$/, '')
}
