// WebP: a RIFF file of chunks, the first of which tells what others there are (RFC 9649).
import { joinBytes } from '../../badge/joinBytes.ts'
import { exifWithOrientation, readOrientation, startsWith } from './orientation.ts'

const HEADER = 12
const HAS_EXIF = 0x08
const HAS_XMP = 0x04

export function isWebp(bytes: Uint8Array): boolean {
  return startsWith(bytes, 'RIFF') && startsWith(bytes.subarray(8), 'WEBP')
}

export function stripWebp(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = []
  let features: Uint8Array | undefined
  let exif: Uint8Array | undefined
  let at = HEADER
  while (at + 8 <= bytes.length) {
    const length = view.getUint32(at + 4, true)
    // Chunks begin at even places.
    const end = at + 8 + length + (length & 1)
    if (at + 8 + length > bytes.length) return bytes.slice() // Damaged: no browser shows it.
    const chunk = new Uint8Array(end - at)
    chunk.set(bytes.subarray(at, end))
    if (startsWith(chunk, 'EXIF')) exif ??= exifWithOrientation(readOrientation(chunk.subarray(8)))
    else if (!startsWith(chunk, 'XMP ')) kept.push(chunk)
    if (startsWith(chunk, 'VP8X')) features = chunk
    at = end
  }
  if (features) features[8] = (features[8]! & ~HAS_XMP & ~HAS_EXIF) | (exif ? HAS_EXIF : 0)
  return joinBytes([...header(kept, exif), ...kept, ...(exif ? [exifChunk(exif)] : [])])
}

function header(kept: readonly Uint8Array[], exif: Uint8Array | undefined): Uint8Array[] {
  const length = kept.reduce((sum, chunk) => sum + chunk.length, 4) + (exif ? exif.length + 8 : 0)
  const size = new Uint8Array(4)
  new DataView(size.buffer).setUint32(0, length, true)
  return [letters('RIFF'), size, letters('WEBP')]
}

/** The data we write have an even length. */
function exifChunk(data: Uint8Array): Uint8Array {
  return joinBytes([letters('EXIF'), Uint8Array.of(data.length, 0, 0, 0), data])
}

function letters(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}
