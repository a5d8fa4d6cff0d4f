// A document in the look of share pages.
import { html, Html, type Fill } from './html.ts'
import { markSheet } from './shareMarks.ts'
import type { ShareTheme } from './sharedBlock.ts'
import { SHARE_STYLES, sheetsFor, type ShareSheet } from './shareStyle.ts'

export interface DocumentParts {
  language: string
  title: string
  head?: Fill
  body: Html
  /** Style sheets besides those that every document has. */
  sheets?: readonly ShareSheet[]
  theme?: ShareTheme
}

/** The whole document, with the drawings and the style sheets that its body needs. */
export function htmlDocument(parts: DocumentParts): string {
  const { language, title, head, body, sheets = [], theme = 'paper' } = parts
  const styles = sheetsFor(body.toString(), sheets, theme).map(
    (sheet) =>
      html`<style>
        ${new Html(SHARE_STYLES[sheet])}
      </style>`,
  )
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="/favicon.svg" />
        ${head} ${styles}
      </head>
      <body>
        ${markSheet(body)} ${body}
      </body>
    </html>`.toString()
}
