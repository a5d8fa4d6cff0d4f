// What a reader sees where a page was, or never was.
import { html } from './html.ts'
import { htmlDocument } from './htmlDocument.ts'
import { drawMark } from './shareMarks.ts'
import type { ShareLanguage } from './sharePage.ts'
import { say } from './shareWords.ts'

/** The page for a share that is gone or unknown. */
export function renderAbsentPage(reason: 'gone' | 'missing', language: ShareLanguage): string {
  const title = say(language, `${reason}.title`)
  const body = html`<main class="alone">
    ${drawMark('emblem')}
    <h1>${title}</h1>
    <p>${say(language, `${reason}.text`)}</p>
    <p><a href="/">${say(language, 'gone.home')}</a></p>
  </main>`
  return htmlDocument({ language, title, body, sheets: ['alone'] })
}
