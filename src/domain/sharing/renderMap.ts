// The learner's map as it stood when the page was published: a mosaic for the eye, and the same as a list in words.
import { html, type Html } from './html.ts'
import { innerHeading, partHeading, type PageContext } from './pageContext.ts'
import type { SharedBlock, SharedMapCell } from './sharedBlock.ts'
import type { ShareLanguage } from './sharePage.ts'
import { say, sayCount } from './shareWords.ts'

/** A step is never told by colour alone: bars and lightness in the mosaic, number and words in the list. */
export function renderMap(block: Extract<SharedBlock, { kind: 'map' }>, context: PageContext): Html {
  const { language } = context
  const areas = block.areas.map(({ name, cells }) => {
    const lit = cells.filter(({ step }) => step > 0).length
    const count = say(language, 'map.count', { lit: String(lit), total: String(cells.length) })
    return html`${innerHeading(context, html`${name}${' '}<small>${count}</small>`)}
      <ul class="cells" aria-hidden="true">
        ${cells.map(renderCell)}
      </ul>`
  })
  return html`<section class="part map">
    ${partHeading(context, block.name)}
    <p class="by">${say(language, 'map.how')}</p>
    ${areas}
    <details>
      <summary>${say(language, 'map.list')}</summary>
      <div>${block.areas.map(({ name, cells }) => renderList(name, cells, language))}</div>
    </details>
  </section>`
}

function renderCell({ code, name, step }: SharedMapCell): Html {
  return html`<li class="s${step}">${code.trim() || [...name.trim()].slice(0, 3).join('')}<i></i></li>`
}

function renderList(area: string, cells: readonly SharedMapCell[], language: ShareLanguage): Html {
  const items = cells.map(
    ({ code, name, step, badges }) =>
      html`<li>
        <b>${code}${code !== '' && ' '}${name}</b
        ><span
          >${say(language, `map.step.${step}`)}${badges.length > 0 && html` · ${sayCount(language, 'badges', badges.length)}`}</span
        >
      </li>`,
  )
  return html`<p>${area}</p>
    <ul>
      ${items}
    </ul>`
}
