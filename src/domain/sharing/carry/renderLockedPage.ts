// What stands where a page was locked: that it needs its password, until when, and the way to the reader. Nothing else.
import { html } from '../html.ts'
import { htmlDocument } from '../htmlDocument.ts'
import { dayOf } from '../shareDates.ts'
import { drawMark } from '../shareMarks.ts'
import type { ShareLanguage } from '../sharePage.ts'
import { sayCarried } from './carryWords.ts'

/** The same for every locked page of one language and one last day. */
export function renderLockedPage(page: { id: string; language: ShareLanguage; expiresAt: string }): string {
  const { id, language, expiresAt } = page
  const title = sayCarried(language, 'locked.title')
  const until = sayCarried(language, 'locked.until', { date: dayOf(expiresAt, language) ?? '' })
  const body = html`<main class="alone">
    ${drawMark('emblem')}
    <h1>${title}</h1>
    <p>${sayCarried(language, 'locked.text')}</p>
    <p><a class="button" href="/open#share=${id}">${sayCarried(language, 'locked.button')}</a></p>
    <p>${until}</p>
  </main>`
  return htmlDocument({
    language,
    title,
    head: html`<meta property="og:title" content="${title}" />`,
    body,
    sheets: ['alone'],
  })
}
