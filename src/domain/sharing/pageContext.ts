// What every piece of a share page needs to know of the page it stands on.
import { html, type Fill, type Html } from './html.ts'
import type { SharedFile } from './sharedFile.ts'
import type { PublishedPage, SharedBadge, ShareLanguage } from './sharePage.ts'
import type { ShareSite } from './shareSite.ts'

export interface PageContext {
  page: PublishedPage
  language: ShareLanguage
  /** Path of the page on its host. */
  address: string
  fileAddress(file: SharedFile): string
  /** Of a badge's picture, by the badge's position: shorter than by its hash, and a page names it several times. */
  pictureAddress(badge: number): string | undefined
  /** Of a badge as it was received, by its position. */
  originalAddress(badge: number): string
  /** Of the headings of what is drawn: 3 once a heading of the learner's stands above it. */
  level: 2 | 3
  /** Positions of badges that are drawn in full somewhere on the page: others can point there. */
  isInFull(badge: number): boolean
}

/** The context in which a page is drawn. */
export function pageContext(
  page: PublishedPage,
  site: ShareSite,
  isInFull: (badge: number) => boolean,
): PageContext {
  const address = `/s/${page.id}`
  const fileAddress = (file: SharedFile) => site.fileAddress?.(file) ?? `${address}/files/${file.sha256}`
  const pictureAddress = (badge: number) => {
    const picture = page.badges[badge]?.picture
    return picture && (site.fileAddress?.(picture) ?? `${address}/pictures/${badge + 1}`)
  }
  const originalAddress = (badge: number) => {
    const original = page.badges[badge]?.original
    return (original && site.fileAddress?.(original)) ?? `${address}/badges/${badge + 1}`
  }
  const addresses = { address, fileAddress, pictureAddress, originalAddress }
  return { page, language: page.language, ...addresses, level: 2, isInFull }
}

/** The heading of a badge or a part. */
export function partHeading({ level }: PageContext, text: Fill, attributes?: Html | false): Html {
  return level === 2 ? html`<h2${attributes}>${text}</h2>` : html`<h3 class="n" ${attributes}>${text}</h3>`
}

/** A heading within a badge or a part. */
export function innerHeading({ level }: PageContext, text: Fill): Html {
  return level === 2 ? html`<h3>${text}</h3>` : html`<h4>${text}</h4>`
}

/** Says that words are in the badge's own language, where that is another than the page's. */
export function ownLanguage(badge: SharedBadge, language: ShareLanguage): Html | false {
  return badge.language !== undefined && badge.language !== language && html` lang="${badge.language}"`
}

/** The badge's name, as a link to where it is drawn in full. */
export function badgeLink(context: PageContext, position: number): Fill {
  const badge = context.page.badges[position]
  if (badge === undefined) return undefined
  const lang = ownLanguage(badge, context.language)
  return context.isInFull(position)
    ? html`<a href="#b${position + 1}" ${lang}>${badge.name}</a>`
    : html`<span${lang}>${badge.name}</span>`
}
