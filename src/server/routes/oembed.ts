// oEmbed (oembed.com): who pastes a page's address gets a card to frame, with the same title and picture as Open Graph.
import { Hono } from 'hono'
import { PREVIEW_SIZE } from '../../contract/limits.ts'
import { isShareId } from '../../contract/writeToken.ts'
import { EMBED_SIZE, frameSnippet } from '../../domain/sharing/spread/embedSnippet.ts'
import type { PublishedPage } from '../../domain/sharing/sharePage.ts'
import { shareTitle } from '../../domain/sharing/shareTexts.ts'
import type { Dependencies } from '../dependencies.ts'
import { problem } from '../middleware/problem.ts'
import { ALWAYS_ASK } from '../pages/pageAnswer.ts'
import { readPage } from '../pages/readPage.ts'

/** Of the frame; narrower than four badges in a row, it is higher. */
const FRAME = { width: EMBED_SIZE.width, least: 240, high: 560, low: EMBED_SIZE.height, row: 460 }

/** `GET /oembed?url=&format=json&maxwidth=&maxheight=`. */
export function oembed({ store, now, config }: Pick<Dependencies, 'store' | 'now' | 'config'>): Hono {
  const { publicUrl } = config
  const app = new Hono()
  app.get('/', async (context) => {
    if ((context.req.query('format') ?? 'json') !== 'json') return problem(context, 'host.format-unknown')
    const id = idIn(context.req.query('url') ?? '', publicUrl)
    const page = id === undefined ? 'missing' : await readPage(id, { store, now })
    if (page === 'missing' || page === 'gone')
      return problem(context, page === 'gone' ? 'share.gone' : 'share.unknown')
    const most = { width: size(context.req.query('maxwidth')), height: size(context.req.query('maxheight')) }
    return context.json(answer(page, publicUrl, most), 200, {
      ...ALWAYS_ASK,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
  })
  return app
}

function answer(page: PublishedPage, publicUrl: string, most: { width: number; height: number }) {
  const width = Math.max(FRAME.least, Math.min(FRAME.width, most.width))
  const height = Math.min(width < FRAME.row ? FRAME.high : FRAME.low, most.height)
  const address = `${publicUrl}/s/${page.id}`
  const title = shareTitle(page)
  // A consumer may ask for smaller pictures than the one there is: then none (oEmbed §2.3.4).
  const fits = PREVIEW_SIZE.width <= most.width && PREVIEW_SIZE.height <= most.height
  return {
    version: '1.0',
    type: 'rich',
    provider_name: 'Besace',
    provider_url: publicUrl,
    title,
    ...(page.person !== undefined && { author_name: page.person, author_url: address }),
    cache_age: 600,
    html: frameSnippet({ url: address, title }, { width, height }),
    width,
    height,
    ...(page.preview !== undefined &&
      fits && {
        thumbnail_url: `${address}/preview.png`,
        thumbnail_width: PREVIEW_SIZE.width,
        thumbnail_height: PREVIEW_SIZE.height,
      }),
  }
}

/** The id of a page of this host; its card's address counts as well. */
function idIn(address: string, publicUrl: string): string | undefined {
  if (!address.startsWith(`${publicUrl}/s/`)) return undefined
  const id = /^([A-Za-z0-9_-]{22})(?:\/embed)?\/?(?:[?#].*)?$/.exec(address.slice(publicUrl.length + 3))?.[1]
  return isShareId(id) ? id : undefined
}

function size(text: string | undefined): number {
  const number = Number(text ?? Number.NaN)
  return Number.isFinite(number) && number > 0 ? Math.floor(number) : Infinity
}
