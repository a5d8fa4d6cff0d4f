// Addresses as badges write them: text, objects with an id, relative to an old issuer's origin.
import { asText, isObject, type Json } from '../../../json.ts'
import { parseAddress } from '../../../webAddress.ts'

/** The id of a node or the text itself: both are how one thing points to another. */
export function idOf(value: Json | undefined): string | undefined {
  return asText(isObject(value) ? (value['id'] ?? value['@id']) : value)
}

/** An absolute http(s) address. Anything else (`javascript:`, `urn:`, words) is not something to follow. */
export function webAddressOf(value: Json | undefined): string | undefined {
  const address = idOf(value)?.trim()
  return address !== undefined && /^https?:\/\//i.test(address) && parseAddress(address) ? address : undefined
}

/** A picture: an address or `data:image/…` URI, given as text, as an object, or as a list of either. */
export function imageOf(value: Json | undefined): string | undefined {
  if (Array.isArray(value)) return value.map(imageOf).find((image) => image !== undefined)
  const image = isObject(value)
    ? (idOf(value) ?? asText(value['url']) ?? asText(value['contentUrl']))
    : asText(value)
  const trimmed = image?.trim()
  return trimmed !== undefined && /^(https?:\/\/|data:image\/)/i.test(trimmed) ? trimmed : undefined
}
