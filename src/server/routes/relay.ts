// The relay's door: for the app of this host, and nobody else.
import { Hono, type Context } from 'hono'
import { RELAY_FINAL_URL_HEADER } from '../../contract/relay.ts'
import type { Dependencies } from '../dependencies.ts'
import { limitConcurrency } from '../middleware/limitConcurrency.ts'
import { limitRate } from '../middleware/limitRate.ts'
import { problem } from '../middleware/problem.ts'
import { relayGet } from '../relay/relayGet.ts'

/** A backpack of a thousand hosted badges asks two or three thousand times; a class asks at once. */
const RATE = { burst: 2000, perSecond: 20 }
const FETCHES_AT_ONCE = 64

/** What is fetched is material, never a page: not shown, not run, not read by others. */
const INERT = {
  'content-security-policy': "default-src 'none'; sandbox",
  'content-disposition': 'attachment',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

type Relay = Pick<Dependencies, 'config' | 'network' | 'monotonic' | 'addressOf'>

/** `GET /api/relay?url=`. */
export function relay(dependencies: Relay): Hono {
  const { config, network } = dependencies
  const app = new Hono()
  app.get('/', limitRate(RATE, dependencies), limitConcurrency(FETCHES_AT_ONCE), async (context) => {
    if (!isOwnApp(context, config.publicUrl)) return problem(context, 'relay.other-origin')
    const [address, ...others] = context.req.queries('url') ?? []
    if (address === undefined || others.length > 0) return problem(context, 'relay.url-invalid')
    const fetched = await relayGet(address, { network, issuerHosts: config.issuerHosts })
    if (!fetched.ok) return problem(context, fetched.error)
    const { status, mediaType, body, finalUrl } = fetched.value
    const headers = { ...INERT, 'content-type': mediaType, [RELAY_FINAL_URL_HEADER]: finalUrl }
    const isBodiless = status === 204 || status === 205
    return new Response(isBodiless ? null : body, { status, headers })
  })
  app.all('/', (context) => problem(context, 'host.method-refused'))
  return app
}

/**
 * Browsers say from where a request comes (Sec-Fetch-Site) on https and on localhost, the only places where the app
 * works; a page cannot change it. Without it, only an Origin that is exactly ours will do.
 */
function isOwnApp(context: Context, publicUrl: string): boolean {
  const origin = context.req.header('origin')
  if (origin !== undefined && origin !== publicUrl) return false
  const site = context.req.header('sec-fetch-site')
  return site === undefined ? origin === publicUrl : site === 'same-origin'
}
