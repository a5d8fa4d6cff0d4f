// Draws an uploaded preview anew: what social networks fetch from here is a plain picture and nothing else.
import { PNG } from 'pngjs'
import { PREVIEW_SIZE, SHARE_LIMITS } from '../../contract/limits.ts'
import type { HostFault } from '../../contract/problems.ts'
import { fail, ok, type Result } from '../../domain/result.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const HEADER_LENGTH = 33

/** The same pixels in a fresh PNG, without any other chunk. */
export function reencodePreview(bytes: Uint8Array): Result<Uint8Array, HostFault> {
  if (bytes.byteLength > SHARE_LIMITS.previewBytes || !hasFittingHeader(bytes)) {
    return fail({ code: 'share.preview-unfit' })
  }
  try {
    const picture = PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return ok(new Uint8Array(PNG.sync.write(picture, { colorType: 2, deflateLevel: 6, filterType: 1 })))
  } catch {
    // pngjs throws for every way in which a PNG can be broken; none of them is a preview.
    return fail({ code: 'share.preview-unfit' })
  }
}

/**
 * Looks at the header before anything is unpacked: its size bounds the memory that decoding takes. Interlaced pictures
 * are refused because pngjs unpacks their data without a bound.
 */
function hasFittingHeader(bytes: Uint8Array): boolean {
  if (bytes.byteLength < HEADER_LENGTH || SIGNATURE.some((byte, index) => bytes[index] !== byte)) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isHeader = view.getUint32(8) === 13 && view.getUint32(12) === 0x49484452
  const fits = view.getUint32(16) === PREVIEW_SIZE.width && view.getUint32(20) === PREVIEW_SIZE.height
  const isInterlaced = view.getUint8(28) !== 0
  return isHeader && fits && view.getUint8(24) <= 8 && !isInterlaced
}
