// HTML that is escaped by construction: whatever is put into a template is text, unless it is HTML of this kind itself.

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A piece of finished HTML. Only `html` makes it; a string never becomes one by itself. */
export class Html {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

/** What may stand in a blank: lists are joined, `undefined` and `false` leave nothing. */
export type Fill = string | number | Html | undefined | false | readonly Fill[]

/**
 * Fills a template; every blank is escaped for text and for quoted attributes alike. Blanks belong between tags or
 * inside double quotes, never into a tag's name, an attribute's name, or a style. Line ends beside a tag or a blank are
 * for the template's reader only and vanish; a space that counts there is written as a blank of its own.
 *
 * @example html`<p title="${learnerSays}">${learnerSays}</p>`
 */
export function html(parts: TemplateStringsArray, ...fills: Fill[]): Html {
  return new Html(parts.map(compact).reduce((text, part, index) => join(text, show(fills[index - 1])) + part))
}

/** Text of several lines: an empty line begins a paragraph, a single one a new line. */
export function paragraphs(text: string): Html[] {
  return text
    .trim()
    .split(/\r?\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => html`<p>${lines(paragraph)}</p>`)
}

function compact(part: string): string {
  return part
    .replace(/(^|>)\s*\n\s*/g, '$1')
    .replace(/\s*\n\s*(?=<|\/?>|$)/g, '')
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll(' />', '/>')
}

/** Attributes that come as a blank bring their own space, or leave none when they are not there. */
function join(text: string, fill: string): string {
  const isInTag = text.endsWith(' ') && text.lastIndexOf('<') > text.lastIndexOf('>')
  return isInTag && (fill === '' || fill.startsWith(' ')) ? text.slice(0, -1) + fill : text + fill
}

function lines(text: string): Fill[] {
  return text.split(/\r?\n/).map((line, index) => (index === 0 ? line : html`<br />${line}`))
}

function show(fill: Fill): string {
  if (fill === undefined || fill === false) return ''
  if (fill instanceof Html) return fill.toString()
  if (typeof fill === 'object') return fill.map(show).join('')
  return String(fill).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
}
