// How a badge of OB 1.x or 2.0 says it wants to be checked.
import { asList, asText, isObject, type JsonObject } from '../../json.ts'
import type { Badge } from '../badge.ts'
import { idOf, webAddressOf } from './fields/addresses.ts'

/** How an assertion reached us: as signed token, as text, or from its own address. */
export interface AssertionOrigin {
  isSigned: boolean
  /** Where it was fetched. */
  url?: string
}

/**
 * Reads `verification` or `verify`; types count in any case. What arrived as a token is signed, whatever it says of
 * itself, and what says nothing is hosted where it was found, if it was found anywhere.
 */
export function verificationOf(assertion: JsonObject, origin: AssertionOrigin): Badge['verification'] {
  const stated = asList(assertion['verification'] ?? assertion['verify'])[0]
  const node = isObject(stated) ? stated : {}
  const type = (asText(asList(node['type'] ?? node['@type'])[0]) ?? '').toLowerCase()
  if (origin.isSigned || type.startsWith('signed')) {
    const keyUrl = idOf(node['creator']) ?? webAddressOf(node['url'])
    return { method: 'signed', ...(keyUrl === undefined ? {} : { keyUrl }) }
  }
  const url = webAddressOf(node['url']) ?? webAddressOf(assertion['id'] ?? assertion['@id']) ?? origin.url
  return url === undefined ? { method: 'none' } : { method: 'hosted', url }
}
