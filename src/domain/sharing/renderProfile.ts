// The learner's card, as far as it was opened for this page.
import { html, paragraphs, type Html } from './html.ts'
import type { PageContext } from './pageContext.ts'
import { renderLink } from './renderProofs.ts'
import type { SharedProfile } from './sharedBlock.ts'
import type { ShareLanguage } from './sharePage.ts'
import { say } from './shareWords.ts'

type Spoken = NonNullable<SharedProfile['languages']>[number]

/** A page that shows no name shows no face either. */
export function renderProfile(profile: SharedProfile, context: PageContext): Html {
  const { language, page, fileAddress } = context
  const { headline, about, place, languages, picture } = profile
  const spoken = languages?.map((one) => nameOf(one, language)).join(', ')
  const links = profile.links.map(({ url, label }) => html`<li>${renderLink(url, label.trim())}</li>`)
  const alt = page.person ?? ''
  return html`<div class="card">
    ${picture !== undefined && page.person !== undefined && html`<img src="${fileAddress(picture)}" alt="${alt}" loading="lazy" />`}
    <div>
      ${headline !== undefined && html`<p><strong>${headline}</strong></p>`}
      ${about !== undefined && paragraphs(about)} ${place !== undefined && html`<p class="by">${place}</p>`}
      ${spoken !== undefined && spoken !== '' && html`<p class="by">${say(language, 'languages', { languages: spoken })}</p>`}
      ${
        links.length > 0 &&
        html`<ul>
          ${links}
        </ul>`
      }
    </div>
  </div>`
}

/** "anglais (B2)", "arabe (langue maternelle)". */
function nameOf({ code, level }: Spoken, language: ShareLanguage): string {
  const name = languageName(code, language)
  if (level === undefined) return name
  return `${name} (${level === 'native' ? say(language, 'language.native') : level})`
}

function languageName(code: string, language: ShareLanguage): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code
  } catch {
    // No language tag to this engine: the code says what it can.
    return code
  }
}
