// What the learner did for a badge: links, pictures, sound, documents and stories, each opened as what it is.
import { parseAddress } from '../webAddress.ts'
import { html, paragraphs, type Html } from './html.ts'
import type { PageContext } from './pageContext.ts'
import { drawMark } from './shareMarks.ts'
import type { SharedFile } from './sharedFile.ts'
import type { SharedBadge, ShareLanguage } from './sharePage.ts'
import { say } from './shareWords.ts'

/** Evidence longer than this is folded, so that the cards stay readable beside one another. */
const FOLD_AFTER = 280

/** Pictures that every browser shows. */
const SHOWN = /^image\/(png|jpeg|webp|gif|avif|svg\+xml)$/

type SharedEvidence = SharedBadge['evidence'][number]

/** A list of evidence. */
export function renderProofs(items: readonly SharedEvidence[], context: PageContext): Html {
  const proofs = items.map((item) => {
    const title = item.title.trim()
    return html`<li>${renderProof(item, title, context)}${renderStory(item.text, context.language)}</li>`
  })
  return html`<ul class="proofs">
    ${proofs}
  </ul>`
}

/** A file, with its caption when it has one. */
export function renderFile(
  file: SharedFile,
  caption: string,
  { language, fileAddress }: Pick<PageContext, 'language' | 'fileAddress'>,
): Html {
  const address = fileAddress(file)
  if (file.mediaType.startsWith('audio/')) {
    const title = html`<p>${caption || say(language, 'evidence.listen')}</p>`
    return html`${title}<audio controls preload="none" src="${address}"></audio>`
  }
  if (!SHOWN.test(file.mediaType)) {
    return html`<a href="${address}">${drawMark('file')}<span>${caption || file.fileName}</span></a>`
  }
  const alt = caption || say(language, 'evidence.picture')
  const picture = html`<img src="${address}" alt="${alt}" loading="lazy" />`
  return html`<a class="shot" href="${address}">${picture}</a>${caption !== '' && html`<p>${caption}</p>`}`
}

/** A link that leaves the page, marked as such by the style sheet; nothing for what does not lead to the web. */
export function renderLink(address: string | undefined, label: string): Html | undefined {
  const url = webAddress(address)
  if (url === undefined) return undefined
  return html`<a href="${url.href}" rel="nofollow ugc">${label || url.host}</a>`
}

function renderProof(item: SharedEvidence, title: string, context: PageContext): Html | false {
  if (item.file !== undefined) return renderFile(item.file, title, context)
  return renderLink(item.url, title) ?? (title !== '' && html`<p><strong>${title}</strong></p>`)
}

function renderStory(text: string, language: ShareLanguage): Html | Html[] {
  const story = paragraphs(text)
  if (text.length <= FOLD_AFTER) return story
  return html`<details>
    <summary>${say(language, 'evidence.more')}</summary>
    <div>${story}</div>
  </details>`
}

/** Looked at again although the host did so on the way in: a page may also be rendered from elsewhere. */
function webAddress(address: string | undefined): URL | undefined {
  const url = address === undefined ? undefined : parseAddress(address)
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined
}
