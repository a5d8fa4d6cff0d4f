// The domain's door to the world in a browser: asks the address itself, then the host's relay.
import { RELAY_LIMITS } from '../contract/limits.ts'
import { RELAY_PATH } from '../contract/paths.ts'
import type { Answer, GetOptions, Outside, Reached, UnreachedReason } from '../domain/outside.ts'
import { parseAddress } from '../domain/webAddress.ts'
import { httpGet, type HttpRequest } from './http.ts'
import { mediaTypeOf, relayGet } from './relay.ts'
import { shareAnswers } from './shareAnswers.ts'

export interface BrowserOutsideOptions {
  relayPath?: string
  fetch?: typeof globalThis.fetch
  now?: () => Date
  random?: (length: number) => Uint8Array
  isOnline?: () => boolean
  /** Whether the app itself came by https: it may then not read http addresses. */
  isSecurePage?: boolean
  timeoutMs?: number
}

const ACCEPT_JSON = 'application/ld+json, application/json;q=0.9, */*;q=0.1'

/** An `Outside` over fetch. Equal questions asked within a short time are asked once. */
export function createBrowserOutside(options: BrowserOutsideOptions = {}): Outside {
  const {
    relayPath = RELAY_PATH,
    fetch = globalThis.fetch.bind(globalThis),
    now = () => new Date(),
    random = (length) => crypto.getRandomValues(new Uint8Array(length)),
    isOnline = () => globalThis.navigator?.onLine !== false,
    isSecurePage = globalThis.location?.protocol === 'https:',
    timeoutMs = RELAY_LIMITS.milliseconds,
  } = options
  let hasRelay = true

  async function get(url: string, asked: GetOptions = {}): Promise<Answer> {
    const unreached = (reason: UnreachedReason): Answer => ({
      reached: false,
      url,
      reason,
      at: now().toISOString(),
    })
    const protocol = parseAddress(url)?.protocol
    if (protocol !== 'https:' && protocol !== 'http:') return unreached('not-allowed')
    if (!isOnline()) return unreached('offline')

    const request: HttpRequest = {
      accept: asked.accept ?? ACCEPT_JSON,
      maxBytes: asked.maxBytes ?? RELAY_LIMITS.bytes,
      timeoutMs,
      signal: asked.signal,
    }
    const isBlockedByBrowser = isSecurePage && protocol === 'http:'
    const direct = isBlockedByBrowser ? undefined : await httpGet(fetch, url, request)
    if (direct?.came === true) {
      const { response, body } = direct
      const { status, url: finalUrl } = response
      return reached({ url, finalUrl: finalUrl || url, status, mediaType: mediaTypeOf(response), body })
    }
    const reason = direct?.reason ?? 'refused'
    // What came but was too much, or was called off by the caller, will not be better through the relay.
    if (reason === 'too-large' || !hasRelay || asked.signal?.aborted === true) return unreached(reason)

    const relayed = await relayGet(fetch, relayPath, url, request)
    if (relayed.came) return reached({ ...relayed, url })
    if (relayed.reason === 'absent') {
      hasRelay = false
      return unreached(reason)
    }
    return unreached(relayed.reason)
  }

  function reached(answer: Pick<Reached, 'url' | 'finalUrl' | 'status' | 'mediaType' | 'body'>): Reached {
    const { url, finalUrl, status, mediaType, body } = answer
    return { reached: true, url, finalUrl, status, mediaType, body, at: now().toISOString(), source: 'live' }
  }

  return shareAnswers({ get, now, random })
}
