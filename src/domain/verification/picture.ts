// The picture a badge came in; one that only has an address is the caller's to fetch.
import type { ContainerKind } from '../badge/badge.ts'
import { detect } from '../badge/detect.ts'
import type { Reached } from '../outside.ts'

export interface Picture {
  bytes: Uint8Array
  mediaType: string
}

const MEDIA_TYPES: Record<string, string> = { png: 'image/png', svg: 'image/svg+xml' }

/** The file itself when it is a picture, or the picture a link led to. */
export function pictureOf(
  input: Uint8Array | string,
  container: ContainerKind,
  reached: Reached | undefined,
): Picture | undefined {
  const bytes =
    reached?.body ??
    (typeof input !== 'string' && (container === 'png' || container === 'svg') ? input : undefined)
  const mediaType = bytes && MEDIA_TYPES[detect(bytes)]
  return mediaType ? { bytes, mediaType } : undefined
}
