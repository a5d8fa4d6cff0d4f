// Walking the chunks of a PNG by their headers alone: the pixels are stepped over, never copied.

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const

/** Chunk types as the big-endian numbers that stand in the file. */
export const CHUNK = {
  IHDR: 0x49484452,
  IEND: 0x49454e44,
  tEXt: 0x74455874,
  zTXt: 0x7a545874,
  iTXt: 0x69545874,
} as const

/** Whether the file begins like a PNG. */
export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte)
}

/** Where a chunk lies: `start` is its length field, `end` the byte after its checksum. */
export interface Chunk {
  type: number
  start: number
  dataStart: number
  dataEnd: number
  end: number
}

/**
 * Visits every chunk up to IEND, in the order of the file.
 *
 * @returns Whether the file is whole: IEND was there, and no chunk reached beyond the end.
 */
export function walkChunks(bytes: Uint8Array, visit: (chunk: Chunk) => void): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let start: number = SIGNATURE.length
  while (start + 12 <= bytes.length) {
    const dataStart = start + 8
    const dataEnd = dataStart + view.getUint32(start)
    const end = dataEnd + 4
    if (end > bytes.length) return false
    const type = view.getUint32(start + 4)
    visit({ type, start, dataStart, dataEnd, end })
    if (type === CHUNK.IEND) return true
    start = end
  }
  return false
}

/** Whether the checksum at the end of the chunk is that of its type and data. */
export function hasRightChecksum(bytes: Uint8Array, chunk: Chunk): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.getUint32(chunk.dataEnd) === crc32(bytes, chunk.start + 4, chunk.dataEnd)
}

const table = new Int32Array(256)
for (let index = 0; index < 256; index++) {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  table[index] = value
}

/** CRC-32 of `bytes` from `from` up to `to` (PNG specification, annex D). */
export function crc32(bytes: Uint8Array, from: number, to: number): number {
  let checksum = -1
  for (let at = from; at < to; at++) {
    checksum = (checksum >>> 8) ^ (table[(checksum ^ (bytes[at] as number)) & 0xff] as number)
  }
  return ~checksum >>> 0
}
