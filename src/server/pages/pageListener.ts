// The short way to a share page: what a crowd asks for when a page is talked about. Everything else goes the long way.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Dependencies } from '../dependencies.ts'
import type { Metrics } from '../metrics.ts'
import { isKnown } from '../middleware/bearer.ts'
import { securityHeadersFor } from '../middleware/securityHeaders.ts'
import type { StoredPage } from '../store/store.ts'
import { pageAnswer, takesBrotli } from './pageAnswer.ts'

const PAGE = /^\/s\/([A-Za-z0-9_-]{22})(?:\?|$)/
/** Under the name of the route that answers the same. */
const ROUTE = '/s/:id'

type Host = Pick<Dependencies, 'config' | 'store' | 'now' | 'monotonic' | 'log'> & { metrics: Metrics }

/** Made once for as long as the page is kept, as are its two encodings. */
interface Kept {
  end: number
  brotli: Ready
  /** Made when somebody's browser takes no Brotli. */
  plain?: Ready
}

/** One encoding of a page as it goes out. */
interface Ready {
  body: Uint8Array
  etag: string
  /** Names and values in turn, as Node sends them without looking again. */
  headers: string[]
  headersWithLength: string[]
}

/** Answers `GET /s/{id}` of a page that is there; hands everything else to `next`. */
export function createPageListener(host: Host, next: RequestListener): RequestListener {
  const { store, now, monotonic, log, metrics } = host
  const security = securityHeadersFor(host.config.publicUrl)
  const kept = new WeakMap<StoredPage, Kept>()

  function keptOf(page: StoredPage): Kept {
    const known = kept.get(page)
    if (known !== undefined) return known
    const made: Kept = { end: Date.parse(page.expiresAt), brotli: ready(page, true, security) }
    kept.set(page, made)
    return made
  }

  async function answer(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const begin = monotonic()
    const page = await store.findPage(id).catch(() => undefined)
    const known = page && keptOf(page)
    // Gone, out of time, or the store is: the long way says which.
    if (page === undefined || known === undefined || now().getTime() >= known.end)
      return void next(request, response)
    const isBrotli = takesBrotli(request.headers['accept-encoding'])
    const { body, etag, headers, headersWithLength } = isBrotli
      ? known.brotli
      : (known.plain ??= ready(page, false, security))
    const isFresh = isKnown(request.headers['if-none-match'], etag)
    const status = isFresh ? 304 : 200
    response.writeHead(status, isFresh ? headers : headersWithLength)
    response.end(isFresh ? undefined : body)
    const milliseconds = monotonic() - begin
    metrics.record('GET', ROUTE, status, milliseconds / 1000)
    log('info', 'request', { method: 'GET', route: ROUTE, status, ms: Math.round(milliseconds * 10) / 10 })
  }

  return (request, response) => {
    const id = request.method === 'GET' ? PAGE.exec(request.url ?? '')?.[1] : undefined
    if (id === undefined) next(request, response)
    else void answer(id, request, response)
  }
}

function ready(page: StoredPage, isBrotli: boolean, security: Record<string, string>): Ready {
  const { body, headers } = pageAnswer(page, isBrotli)
  const list = Object.entries({ ...security, ...headers }).flat()
  const headersWithLength = [...list, 'content-length', String(body.byteLength)]
  return { body, etag: headers.etag, headers: list, headersWithLength }
}
