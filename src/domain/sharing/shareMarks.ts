// The few drawings of a share page: one family of round strokes, defined once on the page and used by name.
import { html, type Html } from './html.ts'

const PATHS = {
  good: html`<path d="m5 12.5 4.5 4.5L19 7.5" />`,
  wait: html`<circle cx="12" cy="12" r="8.5" /><path d="M12 7.5V12l3 2" />`,
  bad: html`<path d="m6.5 6.5 11 11m0-11-11 11" />`,
  link: html`<path
    d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1"
  />`,
  file: html`<path d="M7 3.5h7l4 4V20.5H7zM14 3.5v4h4M10 12.5h5m-5 4h5" />`,
  emblem: html`<path d="M12 3.5 19.5 8v8L12 20.5 4.5 16V8z" /><path d="m9 12.2 2.2 2.2 4-4.4" />`,
}

/** A drawing's name. */
export type Mark = keyof typeof PATHS

/** The drawings a page needs, hidden, to stand once at its beginning. */
export function markSheet(marks: Iterable<Mark>): Html {
  const symbols = [...new Set(marks)].map(
    (mark) => html`<symbol id="m-${mark}" viewBox="0 0 24 24">${PATHS[mark]}</symbol>`,
  )
  return html`<svg class="none" width="0" height="0" aria-hidden="true">${symbols}</svg>`
}

/** One drawing; the word beside it says the same, so that no one needs to see it. */
export function drawMark(mark: Mark): Html {
  return html`<svg class="m" aria-hidden="true"><use href="#m-${mark}" /></svg>`
}
