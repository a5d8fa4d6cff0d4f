// Badge Markdown made safe to show: no script, nothing loaded from elsewhere, links that say where they lead.
import DOMPurify from 'dompurify'
import { Marked } from 'marked'

export interface MarkdownLook {
  /** The level the text's first-rank headings get, so that they stay below the page's own. */
  headingLevel: number
  /** Said after each link to the outside, for those who do not see its mark. */
  newTab: string
}

/** Far above any honest criteria; a longer text would only hold up the page. */
const longestText = 100_000

const allowedTags =
  'p br strong em b i del s ul ol li a h1 h2 h3 h4 h5 h6 blockquote code pre hr table thead tbody tr th td sub sup'.split(
    ' ',
  )

const marked = new Marked({
  gfm: true,
  breaks: true,
  async: false,
  renderer: {
    // A picture in a text would tell its host who reads the badge, and when: a link to it is offered instead.
    image({ href, text }) {
      return `<a href="${escapeAttribute(href)}">${escapeAttribute(text || href)}</a>`
    },
    // Browsers complain of handlers and styles while they parse, before anybody can take them out.
    html: ({ text }) => text.replace(/<([a-z][a-z0-9]*)\b([^<>]*)>/gi, withoutHandlers),
  },
})

/** The text as nodes of this page. What it cannot say safely, it says as plain text or not at all. */
export function renderMarkdown(markdown: string, look: MarkdownLook): DocumentFragment {
  const html = marked.parse(markdown.slice(0, longestText)) as string
  const fragment = DOMPurify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: ['href', 'start', 'lang'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  })
  for (const heading of fragment.querySelectorAll('h1, h2, h3, h4, h5, h6'))
    shiftDown(heading, look.headingLevel)
  for (const link of fragment.querySelectorAll('a')) openElsewhere(link, look.newTab)
  return fragment
}

function shiftDown(heading: Element, firstLevel: number): void {
  const level = Math.min(6, Number(heading.tagName.slice(1)) + firstLevel - 1)
  const lower = document.createElement(`h${level}`)
  lower.append(...heading.childNodes)
  heading.replaceWith(lower)
}

function openElsewhere(link: HTMLAnchorElement, newTab: string): void {
  if (!link.hasAttribute('href')) {
    link.replaceWith(...link.childNodes)
    return
  }
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
  const said = document.createElement('span')
  said.className = 'visually-hidden'
  said.textContent = ` ${newTab}`
  link.append(said)
}

/** The tag alone, or with the address it leads to. The real wall is DOMPurify, after this. */
function withoutHandlers(_tag: string, name: string, attributes: string): string {
  const href = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes)
  const address = href?.[1] ?? href?.[2] ?? href?.[3]
  return address === undefined ? `<${name}>` : `<${name} href="${address.replaceAll('"', '&quot;')}">`
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
