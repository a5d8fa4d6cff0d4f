// Takes out of a photo what its maker did not mean to tell: where, when and with which device it was taken.
import { isPng } from '../badge/png/chunks.ts'
import { stripHeif, isHeif } from './photo/heif.ts'
import { stripJpeg, isJpeg } from './photo/jpeg.ts'
import { stripPng } from './photo/png.ts'
import { stripWebp, isWebp } from './photo/webp.ts'

/**
 * The same photo without EXIF, GPS, XMP and IPTC data, whatever its name says it is; its pixels and its upright
 * position stay. What is no JPEG, PNG, WebP, HEIC or AVIF comes back as it came. Never throws.
 *
 * @example stripPhotoData(new Uint8Array(await file.arrayBuffer()))
 */
export function stripPhotoData(bytes: Uint8Array): Uint8Array {
  if (isJpeg(bytes)) return stripJpeg(bytes)
  if (isPng(bytes)) return stripPng(bytes)
  if (isWebp(bytes)) return stripWebp(bytes)
  return isHeif(bytes) ? stripHeif(bytes) : bytes
}
