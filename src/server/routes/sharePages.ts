// What readers open: pages, their pictures and files, and everything as JSON to be checked elsewhere.
import { Hono, type Context } from 'hono'
import { SHARE_LIMITS } from '../../contract/limits.ts'
import { shareBadgePath } from '../../contract/paths.ts'
import type { LockedPage } from '../../contract/lockedShare.ts'
import type { SharedData } from '../../contract/sharing.ts'
import { isShareId } from '../../contract/writeToken.ts'
import { renderAbsentPage } from '../../domain/sharing/renderAbsentPage.ts'
import { renderEmbed } from '../../domain/sharing/renderEmbed.ts'
import type { PublishedPage, ShareLanguage } from '../../domain/sharing/sharePage.ts'
import type { Dependencies } from '../dependencies.ts'
import { isFresh } from '../middleware/bearer.ts'
import { limitConcurrency } from '../middleware/limitConcurrency.ts'
import { problem } from '../middleware/problem.ts'
import { readRange } from '../pages/byteRange.ts'
import { embedHeaders } from '../pages/embedAnswer.ts'
import { ALWAYS_ASK, pageAnswer, pageHeaders, takesBrotli } from '../pages/pageAnswer.ts'
import { absenceOf, readPage, readStored } from '../pages/readPage.ts'
import { styleSourcesOf } from '../shares/buildShare.ts'
import { presentBadges } from '../shares/presentBadges.ts'
import type { FileKey, StoredFile } from '../store/store.ts'

/** Badges are there to be checked, from anywhere. */
const FOR_EVERYONE = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }

/** Pictures that cards and previews on other sites show. */
const SHOWN_ANYWHERE = { 'cross-origin-resource-policy': 'cross-origin' }

/** Each opens the originals of a page, which may be large. */
const PRESENTED_AT_ONCE = 4
const LINE = { waiting: 200, within: 20_000 }

type Reader = Pick<Dependencies, 'store' | 'now' | 'config'>

/** Everything below `/s`. */
export function sharePages(reader: Reader): Hono {
  const { store, now, config } = reader
  const app = new Hono()

  app.get('/:name{[A-Za-z0-9_-]{22}\\.json}', limitConcurrency(PRESENTED_AT_ONCE, LINE), async (context) => {
    const page = await readStored(context.req.param('name').slice(0, 22), reader)
    if (page === 'gone' || page === 'missing') return refuse(context, page)
    return context.json(await dataOf(page, store), 200, {
      ...ALWAYS_ASK,
      ...FOR_EVERYONE,
    })
  })

  app.get('/:id', async (context) => {
    const id = context.req.param('id')
    const page = isShareId(id) ? await store.findPage(id) : undefined
    if (page === undefined || page.expiresAt <= now().toISOString()) {
      return absentPage(context, isShareId(id) ? await absenceOf(id, reader) : 'missing')
    }
    const { body, headers } = pageAnswer(page, takesBrotli(context.req.header('accept-encoding')))
    if (isFresh(context, headers.etag)) return context.body(null, 304, headers)
    return context.body(body, 200, { ...headers, 'content-length': String(body.byteLength) })
  })

  app.get('/:id/embed', async (context) => {
    const id = context.req.param('id')
    const page = isShareId(id) ? await readPage(id, reader) : 'missing'
    const isThere = page !== 'gone' && page !== 'missing'
    const document = isThere
      ? renderEmbed(page, { publicUrl: config.publicUrl })
      : renderAbsentPage(page, languageOf(context))
    return context.body(document, isThere ? 200 : page === 'gone' ? 410 : 404, embedHeaders(document))
  })

  app.get('/:id/preview.png', (context) => serve(context, { role: 'preview', position: 1 }, SHOWN_ANYWHERE))

  app.get('/:id/badges/:position{[1-9][0-9]{0,2}}', async (context) => {
    const position = Number(context.req.param('position'))
    if (position > SHARE_LIMITS.badges) return refuse(context, 'missing')
    return serve(context, { role: 'original', position }, FOR_EVERYONE)
  })

  app.get('/:id/pictures/:position{[1-9][0-9]{0,2}}', (context) =>
    serve(context, { role: 'picture', position: Number(context.req.param('position')) }, SHOWN_ANYWHERE),
  )

  app.get('/:id/files/:sha256{[0-9a-f]{64}}', (context) =>
    serve(context, { sha256: context.req.param('sha256') }),
  )

  return app

  async function serve(context: Context, key: FileKey, more: Record<string, string> = {}): Promise<Response> {
    const id = context.req.param('id')
    const absent = isShareId(id) ? await absenceOf(id, reader) : 'missing'
    const file = id === undefined || absent !== undefined ? undefined : await store.findFile(id, key)
    if (file === undefined) return refuse(context, absent)
    const headers = { ...ALWAYS_ASK, ...fileHeaders(file), ...more }
    if (isFresh(context, headers.etag)) return context.body(null, 304, headers)
    // A range of another version would be put together with this one: then it is the whole file (RFC 9110 §13.1.5).
    const isSame = (context.req.header('if-range') ?? headers.etag) === headers.etag
    const range = isSame ? readRange(context.req.header('range'), file.size) : undefined
    if (range === 'outside')
      return context.body(null, 416, { ...headers, 'content-range': `bytes */${file.size}` })
    const { first, last } = range ?? { first: 0, last: file.size - 1 }
    const length = { 'content-length': String(last - first + 1), 'accept-ranges': 'bytes' }
    const partial = { 'content-range': `bytes ${first}-${last}/${file.size}` }
    const body = streamOf(file.parts(first, last + 1))
    return range === undefined
      ? context.body(body, 200, { ...headers, ...length })
      : context.body(body, 206, { ...headers, ...length, ...partial })
  }
}

/** Everything that is needed to check the page; of a locked one, where its ciphertext is and until when, and no more. */
async function dataOf(page: PublishedPage | LockedPage, store: Reader['store']) {
  return 'locked' in page ? { locked: page } : { ...(await presentBadges(page, store)), ...sharedData(page) }
}

function sharedData(page: PublishedPage): SharedData {
  const badges = page.badges.map(({ name, issuerName, original }, index) => {
    return { name, issuerName, ...original, original: shareBadgePath(page.id, index + 1) }
  })
  return { page, badges }
}

/**
 * An uploaded file is shown, never run: in a sandbox, as the kind it was published as. What a browser does not show by
 * itself in safety is downloaded.
 *
 * > [!WARNING] SVG is a document that may hold scripts. `sandbox` and `default-src 'none'` keep them from running even
 * > when the file is opened by itself.
 */
function fileHeaders({ sha256, mediaType, fileName, role }: StoredFile) {
  const isShown = role !== 'original' && /^(image|audio)\//.test(mediaType)
  const isText = mediaType.startsWith('text/')
  const name = `filename*=UTF-8''${encodeURIComponent(fileName.replaceAll('/', '-')).replace(/['()*]/g, '_')}`
  return {
    'content-type': isText ? `${mediaType}; charset=utf-8` : mediaType,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; ${name}`,
    etag: `"${sha256}"`,
  }
}

/** Part by part, as the reader takes them: a file is never whole in memory. */
function streamOf(parts: AsyncIterable<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = parts[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await iterator.next()
        if (done === true) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await iterator.return?.()
      },
    },
    { highWaterMark: 1 },
  )
}

function absentPage(context: Context, reason: 'gone' | 'missing' = 'gone'): Response {
  const document = renderAbsentPage(reason, languageOf(context))
  const headers = { ...ALWAYS_ASK, ...pageHeaders(styleSourcesOf(document)), vary: 'accept-language' }
  return context.body(document, reason === 'gone' ? 410 : 404, headers)
}

function refuse(context: Context, reason: 'gone' | 'missing' = 'missing'): Response {
  return problem(context, reason === 'gone' ? 'share.gone' : 'share.unknown')
}

function languageOf(context: Context): ShareLanguage {
  const first = context.req.header('accept-language') ?? ''
  const [french, english] = [first.search(/\bfr\b/i), first.search(/\ben\b/i)]
  return french >= 0 && (english < 0 || french < english) ? 'fr' : 'en'
}
