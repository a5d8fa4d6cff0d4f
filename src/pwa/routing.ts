// How the service worker answers an address: pure, so that it can be tested without one.
import { SHARE_TARGET_PATH } from '../contract/paths.ts'

/** What belongs to the host and must always reach it: public pages and their typefaces, its interface, its health. */
const HOST_PATHS = /^\/(?:s|api|fonts|health|metrics)(?:\/|$)/
const BUILT_FILES = /^\/assets\//

export type Way = 'network' | 'page' | 'kept' | 'keep-when-used' | 'share'

export interface Question {
  method: string
  mode: string
  url: string
}

/** `kept`: addresses of the files that came with the installation. */
export function wayOf(
  { method, mode, url }: Question,
  origin: string,
  kept: { has(url: string): boolean },
): Way {
  const address = new URL(url)
  if (method === 'POST' && address.origin === origin && address.pathname === SHARE_TARGET_PATH) return 'share'
  if (method !== 'GET' || address.origin !== origin || HOST_PATHS.test(address.pathname)) return 'network'
  if (mode === 'navigate') return /\.\w+$/.test(address.pathname) ? 'network' : 'page'
  if (kept.has(origin + address.pathname)) return 'kept'
  return BUILT_FILES.test(address.pathname) ? 'keep-when-used' : 'network'
}
