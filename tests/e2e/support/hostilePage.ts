// A composed page that means harm in every text it can carry, and the watch that hears whatever of it would act.
import type { BrowserContext, Frame, Page } from '@playwright/test'
import type { CarriedFile } from '../../../src/domain/sharing/carry/carriedPage.ts'
import type { SharePage } from '../../../src/domain/sharing/sharePage.ts'
import { composedPage } from '../../server/support/composedPage.ts'
import { fileOf, makePreview, sha256 } from '../../server/support/samplePage.ts'
import { TRAPPED_SVG } from './hostileBadges.ts'

const HACK = 'window.hacked=1'

/** Ways out of a text: of an element, an attribute, a style, a title, a template, a Markdown link; and out of sight. */
export const HOSTILE_TEXTS = [
  `<script>${HACK}</script>`,
  `"><img src=x onerror="${HACK}">`,
  `'><svg onload=${HACK}>`,
  `</style><script>${HACK}</script>`,
  `</title><script>${HACK}</script>`,
  `</textarea></noscript><iframe srcdoc="<script>parent.${HACK}</script>"></iframe>`,
  `<svg xmlns="http://www.w3.org/2000/svg" onload="${HACK}"><a href="javascript:${HACK}">x</a></svg>`,
  `<math><mtext></p><style><img src=x onerror=${HACK}></style>`,
  `[lien](javascript:${HACK}) ![x](https://stranger.example/a.png) <https://stranger.example/>`,
  `{{constructor.constructor('${HACK}')()}} \${${HACK}} <%= ${HACK} %> {{date}} {{person}}`,
  `&lt;script&gt;${HACK}&lt;/script&gt; &#60;img src=x onerror=${HACK}&#62;`,
  `＜script＞${HACK}＜/script＞ \u2028<img\u2029src=x\u00a0onerror=${HACK}> \u200b\u200f\u05d0\u05d1`,
  `--><script>${HACK}</script><!-- ]]><script>${HACK}</script>`,
  `<meta http-equiv=refresh content="0;url=https://stranger.example/"><base href="https://stranger.example/">`,
  `<link rel=stylesheet href=https://stranger.example/a.css><form action=https://stranger.example/><button>x`,
  `<use href="#m-file"/> class="cells" $& $\` $' files/badge-1.json" href="files/badge-1.json"`,
] as const

/** Fields that hold what people write, and how long the host lets each be. */
const SPOKEN: Record<string, number> = {
  title: 200,
  person: 120,
  preamble: 4000,
  name: 500,
  issuerName: 500,
  description: 10_000,
  criteria: 10_000,
  sentence: 1000,
  text: 200,
  learned: 10_000,
  use: 10_000,
  develop: 10_000,
  by: 500,
  comment: 10_000,
  headline: 200,
  about: 4000,
  place: 200,
  label: 200,
  code: 40,
  caption: 500,
  fileName: 255,
}

/** As many of the texts as fit, another first each time, so that every field meets every one somewhere. */
function hostileWords(turn: number, most: number): string {
  const texts = HOSTILE_TEXTS.map((_, index) => HOSTILE_TEXTS[(index + turn) % HOSTILE_TEXTS.length] ?? '')
  const fitting = texts.filter((text) => text.length <= most)
  return fitting.reduce<string>(
    (all, text) => (all.length + text.length + 2 <= most ? `${all}\n\n${text}` : all),
    '',
  )
}

/** The page with all kinds of blocks; on the second reading of it every field begins with another text. */
export function hostilePage(turn = 0): { page: SharePage; files: Map<string, CarriedFile> } {
  let spoken = turn
  const files = new Map<string, CarriedFile>()
  const keep = (content: Uint8Array | string, mediaType: string) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    files.set(sha256(bytes), { bytes: new Uint8Array(bytes).buffer, mediaType })
    return fileOf(content, mediaType, `${HOSTILE_TEXTS[1]}.svg`)
  }
  const drawing = keep(TRAPPED_SVG, 'image/svg+xml')
  const words = keep(HOSTILE_TEXTS.join('\n'), 'text/plain')
  const original = keep(`{"badge":"${turn}</script>"}`, 'application/json')
  const { id: _id, publishedAt: _at, updatedAt: _on, expiresAt: _end, ...model } = composedPage()
  const page = JSON.parse(JSON.stringify(model), (key, value: unknown) => {
    if (key === 'picture') return drawing
    if (key === 'original') return original
    if (key === 'preview') return keep(makePreview(), 'image/png')
    if (key === 'file') return (spoken += 1) % 2 === 0 ? drawing : words
    // The code of a language is none of a map's cell.
    if (key === 'code' && typeof value === 'string' && !/\d/.test(value)) return value
    const most = SPOKEN[key]
    return most !== undefined && typeof value === 'string' ? hostileWords((spoken += 1), most) : value
  }) as SharePage
  const [first] = page.badges
  first?.evidence.push(
    { title: HOSTILE_TEXTS[0], text: HOSTILE_TEXTS.join('\n\n'), file: drawing },
    { title: HOSTILE_TEXTS[2], text: '', file: words },
    { title: '', text: '', url: `https://example.org/"onmouseover="${HACK}"?a='><script>${HACK}</script>` },
  )
  return { page, files }
}

/** What a page that should be still did after all. */
export interface Acts {
  strangers: string[]
  complaints: string[]
  dialogs: string[]
}

/** Hears requests to strangers, dialogs, errors, and each breach of a policy, in every frame of the context. */
export async function listenTo(context: BrowserContext, own: readonly string[]): Promise<Acts> {
  const acts: Acts = { strangers: [], complaints: [], dialogs: [] }
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    )
  })
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (/^https?:$/.test(protocol) && !own.includes(origin)) acts.strangers.push(request.url())
  })
  context.on('console', (message) => {
    if (/policy|Blocked script|Uncaught|sandbox/i.test(message.text())) acts.complaints.push(message.text())
  })
  context.on('weberror', (error) => acts.complaints.push(String(error.error())))
  context.on('dialog', (dialog) => {
    acts.dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  return acts
}

/** Touches everything of a document and says what in it could act; nothing should. */
export function findActive(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const found: string[] = []
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) found.push(`${element.tagName} ${name}`)
        if (/^(href|src|action|formaction|srcdoc)$/i.test(name) && /^\s*(javascript|vbscript):/i.test(value))
          found.push(`${element.tagName} ${name}=${value}`)
      }
      // The app has modules and frames of its own: a script is told by its text, which the app's never has.
      if (
        /^(object|embed|base|form|meta\[http-equiv=refresh\])$/i.test(element.tagName) &&
        !element.closest('#app')
      )
        found.push(element.tagName)
      if (element.tagName === 'SCRIPT' && element.textContent?.includes('hacked')) found.push('SCRIPT')
      for (const type of ['mouseover', 'focus', 'load', 'error', 'begin'])
        element.dispatchEvent(new Event(type, { bubbles: true }))
    }
    if ('hacked' in window) found.push('a script has run')
    return found
  })
}

/** Nothing of what is shown, in any frame, can act or has. */
export async function actsOf(page: Page): Promise<string[]> {
  return (await Promise.all(page.frames().map(findActive))).flat()
}
