// The badge inside its picture, whatever shape it came in.
import { asBakedPicture, type GivenBack } from '../../../domain/badge/giveBack.ts'
import type { Result } from '../../../domain/result.ts'
import type { KeptBadge } from '../../../stores/badges.ts'
import { drawAsPng } from './drawAsPng.ts'

/** A picture as the store keeps it. */
export interface KeptPicture {
  bytes: ArrayBuffer
  mediaType: string
}

/**
 * Undefined when there is no picture that can be shown.
 *
 * @param picture - That of the badge; one of another kind than PNG and SVG is drawn as PNG first.
 */
export async function bakedPicture(
  kept: KeptBadge,
  picture: KeptPicture | undefined,
): Promise<Result<GivenBack> | undefined> {
  const drawn = picture && (await drawable(picture))
  return drawn && asBakedPicture(kept, drawn)
}

async function drawable(picture: KeptPicture) {
  const bytes = new Uint8Array(picture.bytes)
  if (picture.mediaType === 'image/png' || picture.mediaType === 'image/svg+xml')
    return { bytes, mediaType: picture.mediaType }
  const drawn = await drawAsPng(picture)
  return drawn && { bytes: drawn, mediaType: 'image/png' }
}
