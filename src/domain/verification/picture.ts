// The badge's picture: the file itself, one written in the badge, or one at an address.
import type { Badge, ContainerKind } from '../badge/badge.ts'
import { detect } from '../badge/detect.ts'
import type { Outside, Reached } from '../outside.ts'
import { fromBase64Url, utf8 } from './bytes.ts'
import { hostOf } from './inquiry.ts'

export interface Picture {
  bytes: Uint8Array
  mediaType: string
}

interface Places {
  input: Uint8Array | string
  container: ContainerKind
  /** A picture that a link led to. */
  reached?: Reached
  badge?: Badge
  mayFetch: boolean
}

const MOST_BYTES = 5 * 1024 * 1024
const MEDIA_TYPES: Record<string, string> = {
  png: 'image/png',
  svg: 'image/svg+xml',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
}

/** Finds the picture; what it is, its bytes say. A picture never changes a verdict. */
export async function findPicture(outside: Outside, places: Places): Promise<Picture | undefined> {
  const { input, container, reached, badge, mayFetch } = places
  if (typeof input !== 'string' && (container === 'png' || container === 'svg')) return asPicture(input)
  if (reached) return asPicture(reached.body)
  const address = badge?.image ?? badge?.achievement.image
  if (!address) return undefined
  if (/^data:/i.test(address)) return asPicture(bytesOfDataUri(address))
  if (!mayFetch || !hostOf(address)) return undefined
  const answer = await outside.get(address, { accept: 'image/*', maxBytes: MOST_BYTES })
  return answer.reached && answer.status >= 200 && answer.status <= 299 ? asPicture(answer.body) : undefined
}

function asPicture(bytes: Uint8Array | undefined): Picture | undefined {
  const mediaType = bytes && MEDIA_TYPES[detect(bytes)]
  return mediaType ? { bytes, mediaType } : undefined
}

function bytesOfDataUri(address: string): Uint8Array | undefined {
  const comma = address.indexOf(',')
  if (comma < 0) return undefined
  const data = address.slice(comma + 1)
  try {
    const plain = decodeURIComponent(data)
    return /;\s*base64\s*$/i.test(address.slice(0, comma))
      ? fromBase64Url(plain.replace(/\s+/g, ''))
      : utf8(plain)
  } catch {
    // A stray per cent sign: no picture.
    return undefined
  }
}
