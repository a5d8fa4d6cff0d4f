// The built app: files by name, the shell for every address a person may open, typefaces for share pages.
import { Hono, type Context } from 'hono'
import { inboxAddress } from '../../contract/inbox.ts'
import { SHARE_TARGET_PATH } from '../../contract/paths.ts'
import type { Dependencies } from '../dependencies.ts'
import { problem } from '../middleware/problem.ts'
import { contentPolicy } from '../site/contentPolicy.ts'
import { isCompressible, type Encoding, type SiteFile } from '../site/site.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'

/** Everything that is neither an API nor a share page. */
export function siteRoutes({ site, fonts, config }: Pick<Dependencies, 'site' | 'fonts' | 'config'>): Hono {
  const app = new Hono()
  const policy = contentPolicy(config.issuerHosts)

  app.get('/fonts/:file{[a-z-]+\\.woff2}', (context) => {
    const bytes = fonts.get(context.req.param('file').slice(0, -'.woff2'.length))
    if (bytes === undefined) return problem(context, 'host.not-found')
    return context.body(bytes, 200, {
      'content-type': 'font/woff2',
      'cache-control': FOR_EVER,
      // A card in a sandboxed frame is of no origin, and a browser asks for typefaces with CORS.
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
  })

  // The service worker takes what is shared to the app. Without one, nothing can: at least the way leads on, and the
  // page says that it did not arrive. Nothing of what was posted is read here.
  app.post(SHARE_TARGET_PATH, (context) => context.redirect(inboxAddress(['not-ready']), 303))

  app.get('*', async (context) => {
    const path = context.req.path === '/' ? '/index.html' : context.req.path
    const file = site.get(path) ?? (isNavigation(context) ? site.get('/index.html') : undefined)
    return file === undefined ? problem(context, 'host.not-found') : serve(context, file, path)
  })

  return app

  async function serve(context: Context, file: SiteFile, path: string): Promise<Response> {
    const encoding = isCompressible(file) ? encodingFor(context) : 'identity'
    const etag = `"${file.etag}${encoding === 'identity' ? '' : `-${encoding}`}"`
    const headers: Record<string, string> = {
      'content-type': file.mediaType,
      ...(isGoverned(file, path) && { 'content-security-policy': policy }),
      'cache-control': file.isImmutable ? FOR_EVER : 'no-cache',
      etag,
    }
    if (isCompressible(file)) headers['vary'] = 'accept-encoding'
    if (encoding !== 'identity') headers['content-encoding'] = encoding
    if (context.req.header('if-none-match')?.includes(etag)) return context.body(null, 304, headers)
    return context.body(await file.bytes(encoding), 200, headers)
  }
}

/**
 * Documents and workers live by the policy they come with. All else lives by that of its page: a kilobyte more in front
 * of each small file would only be waited for, and by itself it may do nothing (`securityHeaders`).
 */
function isGoverned({ mediaType }: SiteFile, path: string): boolean {
  return mediaType.startsWith('text/html') || /\bworker\b|^\/sw\.js$/.test(path)
}

/** A person opening an address, not a page asking for a file: only those get the shell. */
function isNavigation(context: Context): boolean {
  const isPage = /\btext\/html\b/.test(context.req.header('accept') ?? '')
  return isPage && !/\.[a-z0-9]+$/i.test(context.req.path)
}

function encodingFor(context: Context): Encoding {
  const accepted = context.req.header('accept-encoding') ?? ''
  const takes = (name: string) => new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted)
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : 'identity'
}
