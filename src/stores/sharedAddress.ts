// Addresses as the host takes them: to the web, of a length one can say.
import { SHARE_LIMITS as LIMITS } from '../contract/limits.ts'
import { parseAddress } from '../domain/webAddress.ts'
import { sharedText } from './sharedText.ts'

/**
 * The address, if a page may lead there. One that came by an old backup or a broken import must not keep the whole page
 * from being published.
 */
export function sharedAddress(address: string | undefined): string | undefined {
  if (address === undefined || sharedText(address, LIMITS.url) !== address) return undefined
  const protocol = parseAddress(address)?.protocol
  return protocol === 'https:' || protocol === 'http:' ? address : undefined
}
