// The one thing in EXIF data that a photo needs: which way is up.

const ORIENTATION = 0x0112
const SHORT = 3
const EXIF_HEADER = [0x45, 0x78, 0x69, 0x66, 0, 0] // "Exif", two zeros

/** TIFF data as EXIF writes it, with or without the header that JPEG puts before it. */
export function readOrientation(data: Uint8Array): number {
  const tiff = startsWith(data, EXIF_HEADER) ? data.subarray(EXIF_HEADER.length) : data
  if (tiff.length < 14) return 1
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const isLittle = tiff[0] === 0x49
  const first = view.getUint32(4, isLittle)
  if (first + 2 > tiff.length) return 1
  const count = view.getUint16(first, isLittle)
  for (let entry = first + 2; entry < first + 2 + count * 12 && entry + 12 <= tiff.length; entry += 12) {
    const isIt =
      view.getUint16(entry, isLittle) === ORIENTATION && view.getUint16(entry + 2, isLittle) === SHORT
    const value = isIt ? view.getUint16(entry + 8, isLittle) : 0
    if (value >= 1 && value <= 8) return value
  }
  return 1
}

/** EXIF data that say nothing but the orientation; none for a photo that is upright as it is. */
export function exifWithOrientation(orientation: number): Uint8Array | undefined {
  if (orientation === 1) return undefined
  // Big-endian TIFF, one directory at 8, one entry, no further directory.
  return Uint8Array.from([
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1],
    ...[0x01, 0x12, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ])
}

/** The same with JPEG's header. */
export function withExifHeader(tiff: Uint8Array): Uint8Array {
  return Uint8Array.from([...EXIF_HEADER, ...tiff])
}

export function startsWith(bytes: Uint8Array, start: readonly number[] | string): boolean {
  const wanted = typeof start === 'string' ? Array.from(start, (letter) => letter.charCodeAt(0)) : start
  return wanted.every((byte, index) => bytes[index] === byte)
}
