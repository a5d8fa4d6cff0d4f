// The drawings of a share page, defined once on the page and used by name. The marks of verdicts and links, which come
// with every badge, are drawn by the style sheet: a page has to stay small.
import { html, type Html } from './html.ts'

const PATHS = {
  file: html`<path d="M7 3.5h7l4 4V20.5H7zM14 3.5v4h4M10 12.5h5m-5 4h5" />`,
  emblem: html`<path d="M12 3.5 19.5 8v8L12 20.5 4.5 16V8z" /><path d="m9 12.2 2.2 2.2 4-4.4" />`,
}

/** A drawing's name. */
export type Mark = keyof typeof PATHS

/** The drawings that a finished piece of a page uses, hidden, to stand once at the page's beginning. */
export function markSheet(body: Html): Html {
  const text = body.toString()
  const symbols = (Object.keys(PATHS) as Mark[])
    .filter((mark) => text.includes(`<use href="#m-${mark}"`))
    .map((mark) => html`<symbol id="m-${mark}" viewBox="0 0 24 24">${PATHS[mark]}</symbol>`)
  return symbols.length === 0 ? html`` : html`<svg class="none" aria-hidden="true">${symbols}</svg>`
}

/** One drawing; the word beside it says the same, so that no one needs to see it. */
export function drawMark(mark: Mark): Html {
  return html`<svg aria-hidden="true"><use href="#m-${mark}" /></svg>`
}
