// One badge of a share page: what was given for everyone to see, and what the learner says of it.
import { parseAddress } from '../webAddress.ts'
import { html, paragraphs, type Html } from './html.ts'
import { drawMark, type Mark } from './shareMarks.ts'
import type { SharedFile } from './sharedFile.ts'
import type { SharedBadge, ShareLanguage } from './sharePage.ts'
import { dayOf, monthOf } from './shareDates.ts'
import { say, type ShareWord } from './shareWords.ts'
import { verdictTone } from './verdictTone.ts'

/** Evidence longer than this is folded, so that the cards stay readable beside one another. */
const FOLD_AFTER = 280

/** Pictures that every browser shows. */
const SHOWN = /^image\/(png|jpeg|webp|gif|avif|svg\+xml)$/

type SharedEvidence = SharedBadge['evidence'][number]

/** What a badge needs to know of its page. */
export interface BadgeContext {
  language: ShareLanguage
  /** Counted from 1. */
  position: number
  /** Where the badge's original is. */
  original: string
  fileAddress(file: SharedFile): string
}

/** The marks a badge uses, for the page's sheet of drawings. */
export function marksOf(badge: SharedBadge): Mark[] {
  const marks: Mark[] = [verdictTone(badge.verdict)]
  if (badge.picture === undefined) marks.push('emblem')
  if (badge.evidence.some((item) => item.url !== undefined)) marks.push('link')
  if (badge.evidence.some((item) => item.file !== undefined)) marks.push('file')
  return marks
}

/** The badge as an item of the page's list. */
export function renderSharedBadge(badge: SharedBadge, context: BadgeContext): Html {
  const { language } = context
  const own = badge.language === undefined || badge.language === language ? undefined : badge.language
  const issued = badge.issuedOn === undefined ? undefined : monthOf(badge.issuedOn, language)
  const tone = verdictTone(badge.verdict)
  const checked = say(language, `verdict.${badge.verdict}`, { date: dayOf(badge.checkedAt, language) ?? '' })
  return html`<li class="badge">
    ${renderRing(badge, context)}
    <div>
      <h2${langAttribute(own)}>${badge.name}</h2>
      <p class="by">${badge.issuerName}${issued !== undefined && html`, <time datetime="${badge.issuedOn}">${issued}</time>`}</p>
      <p class="verdict ${tone}">${drawMark(tone)}${checked}</p>
      ${badge.sentence.trim() !== '' && html`<div class="mine">${paragraphs(badge.sentence)}</div>`}
      ${renderEvidence(badge, context)}
      ${renderReflection(badge, language)}
      ${renderAbout(badge, context, langAttribute(own))}
    </div>
  </li>`
}

function langAttribute(code: string | undefined): Html | false {
  return code !== undefined && html` lang="${code}"`
}

function renderRing(badge: SharedBadge, { fileAddress, position }: BadgeContext): Html {
  if (badge.picture === undefined) return html`<div class="ring">${drawMark('emblem')}</div>`
  // Decorative: the name follows in words. Those below the first screen load when they are needed.
  const lazy = position > 3 && html`loading="lazy"`
  const address = fileAddress(badge.picture)
  return html`<div class="ring"><img src="${address}" alt="" ${lazy} /></div>`
}

function renderEvidence(badge: SharedBadge, context: BadgeContext): Html | false {
  const items = badge.evidence.map((item) => {
    const title = item.title.trim()
    return html`<li>${renderProof(item, title, context)}${renderStory(item.text, context.language)}</li>`
  })
  if (items.length === 0) return false
  return html`<div class="mine">
    <h3>${say(context.language, 'evidence')}</h3>
    <ul class="proofs">
      ${items}
    </ul>
  </div>`
}

function renderProof(item: SharedEvidence, title: string, context: BadgeContext): Html | false {
  const link = webAddress(item.url)
  if (item.file !== undefined) return renderFile(item.file, title, context)
  if (link === undefined) return title !== '' && html`<p><strong>${title}</strong></p>`
  const rel = 'noopener nofollow ugc'
  return html`<a href="${link.href}" rel="${rel}">${drawMark('link')}<span>${title || link.host}</span></a>`
}

function renderFile(file: SharedFile, title: string, { language, fileAddress }: BadgeContext): Html {
  const address = fileAddress(file)
  if (file.mediaType.startsWith('audio/')) {
    const caption = html`<p>${title || say(language, 'evidence.listen')}</p>`
    return html`${caption}<audio controls preload="none" src="${address}"></audio>`
  }
  if (!SHOWN.test(file.mediaType)) {
    return html`<a href="${address}">${drawMark('file')}<span>${title || file.fileName}</span></a>`
  }
  const alt = title || say(language, 'evidence.picture')
  const picture = html`<img src="${address}" alt="${alt}" loading="lazy" />`
  return html`<a class="shot" href="${address}">${picture}</a>${title !== '' && html`<p>${title}</p>`}`
}

function renderStory(text: string, language: ShareLanguage): Html | Html[] {
  const story = paragraphs(text)
  if (text.length <= FOLD_AFTER) return story
  return html`<details>
    <summary>${say(language, 'evidence.more')}</summary>
    <div>${story}</div>
  </details>`
}

function renderReflection(badge: SharedBadge, language: ShareLanguage): Html | false {
  const { reflection } = badge
  if (reflection === undefined) return false
  const answers = (['learned', 'use', 'develop'] as const)
    .filter((key) => reflection[key].trim() !== '')
    .map(
      (key) =>
        html`<h3>${say(language, `reflection.${key}`)}</h3>
          ${paragraphs(reflection[key])}`,
    )
  if (answers.length === 0) return false
  const summary = say(language, 'reflection')
  return html`<details>
    <summary>${summary}</summary>
    <div class="mine">${answers}</div>
  </details>`
}

function renderAbout(badge: SharedBadge, context: BadgeContext, lang: Html | false): Html {
  const { language } = context
  const until = badge.expires === undefined ? undefined : dayOf(badge.expires, language)
  const part = (word: ShareWord, text: string | undefined) =>
    text !== undefined &&
    text.trim() !== '' &&
    html`<h3>${say(language, word)}</h3><div${lang}>${paragraphs(text)}</div>`
  return html`<details>
    <summary>${say(language, 'about')}</summary>
    <div class="about">
      ${part('description', badge.description)} ${part('criteria', badge.criteria)}
      ${until !== undefined && html`<p>${say(language, 'validUntil', { date: until })}</p>`}
      <p><a href="${context.original}" download>${say(language, 'original')}</a></p>
    </div>
  </details>`
}

/** Looked at again although the host did so on the way in: a page may also be rendered from elsewhere. */
function webAddress(address: string | undefined): URL | undefined {
  const url = address === undefined ? undefined : parseAddress(address)
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined
}
