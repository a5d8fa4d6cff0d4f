// JPEG: segments one after the other, each with its marker and length, and pixels between them (ITU T.81, annex B).
import { joinBytes } from '../../badge/joinBytes.ts'
import { exifWithOrientation, readOrientation, startsWith, withExifHeader } from './orientation.ts'

const START = 0xd8
const END = 0xd9
const SCAN = 0xda
const APP1 = 0xe1
const COMMENT = 0xfe

export function isJpeg(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xff, START, 0xff])
}

/**
 * Keeps what decodes and colours the pixels: APP0 (JFIF), APP2 with a colour profile, APP14 (Adobe), tables, scans.
 * Nothing after the end of the picture stays: phones put a film there, or a second picture with data of its own.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = []
  let orientation = 1
  let at = 2
  while (at + 1 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at++ // A fill byte.
      continue
    }
    if (marker === END) {
      kept.push(bytes.subarray(at, at + 2))
      return whole(kept, orientation)
    }
    const end = marker === SCAN ? endOfScan(bytes, at) : endOfSegment(bytes, at)
    if (end === undefined) break
    const data = bytes.subarray(at + 4, end)
    if (marker === APP1 && startsWith(data, 'Exif')) orientation = readOrientation(data)
    if (isNeeded(marker, data)) kept.push(bytes.subarray(at, end))
    at = end
  }
  // Cut off or damaged: what is left is shown as far as it goes.
  kept.push(bytes.subarray(at))
  return whole(kept, orientation)
}

function isNeeded(marker: number, data: Uint8Array): boolean {
  if (marker === COMMENT) return false
  const isApplication = marker >= 0xe0 && marker <= 0xef
  if (!isApplication) return true
  return (
    marker === 0xe0 ||
    (marker === 0xe2 && startsWith(data, 'ICC_PROFILE')) ||
    (marker === 0xee && startsWith(data, 'Adobe'))
  )
}

function endOfSegment(bytes: Uint8Array, at: number): number | undefined {
  if (isAlone(bytes[at + 1]!)) return at + 2
  if (at + 4 > bytes.length) return undefined
  const length = bytes[at + 2]! * 256 + bytes[at + 3]!
  const end = at + 2 + length
  return length < 2 || end > bytes.length ? undefined : end
}

/** Markers without a length: restarts and TEM. */
function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
}

/** A scan's header and its coded pixels, up to the next marker that is none of the pixels'. */
function endOfScan(bytes: Uint8Array, at: number): number | undefined {
  const header = endOfSegment(bytes, at)
  if (header === undefined) return undefined
  for (let next = bytes.indexOf(0xff, header); next >= 0; next = bytes.indexOf(0xff, next + 1)) {
    const after = bytes[next + 1]
    if (after === undefined) break
    if (after !== 0 && after !== 0xff && !isAlone(after)) return next
  }
  return bytes.length
}

function whole(kept: Uint8Array[], orientation: number): Uint8Array {
  const exif = exifWithOrientation(orientation)
  return joinBytes([Uint8Array.of(0xff, START), ...(exif ? [segment(withExifHeader(exif))] : []), ...kept])
}

function segment(data: Uint8Array): Uint8Array {
  return Uint8Array.from([0xff, APP1, (data.length + 2) >> 8, (data.length + 2) & 0xff, ...data])
}
