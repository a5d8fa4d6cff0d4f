// A badge's picture on its round ground.
import { html, type Html } from './html.ts'
import type { PageContext } from './pageContext.ts'
import { drawMark } from './shareMarks.ts'

/** Decorative: the badge's name follows in words. What lies below the first screen loads when it is needed. */
export function renderRing(badge: number, { pictureAddress }: PageContext, isLazy = false): Html {
  const address = pictureAddress(badge)
  if (address === undefined) return html`<div class="ring">${drawMark('emblem')}</div>`
  return html`<div class="ring"><img src="${address}" alt="" ${isLazy && html`loading="lazy"`} /></div>`
}
