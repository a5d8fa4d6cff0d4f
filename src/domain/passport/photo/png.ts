// PNG: chunks with their type (W3C PNG, third edition). A badge baked into the picture stays in it.
import { joinBytes } from '../../badge/joinBytes.ts'
import { CHUNK, crc32, walkChunks } from '../../badge/png/chunks.ts'
import { exifWithOrientation, readOrientation, startsWith } from './orientation.ts'

const EXIF = 0x65584966 // eXIf
const TIME = 0x74494d45 // tIME
const TEXTS: readonly number[] = [CHUNK.tEXt, CHUNK.zTXt, CHUNK.iTXt]
/** Texts that hold photo data: XMP, what ImageMagick makes of EXIF and IPTC, and the plain words of cameras. */
const TELLING = [
  'XML:com.adobe.xmp',
  'Raw profile type ',
  'exif:',
  'xmp:',
  'date:',
  'Author\0',
  'Comment\0',
  'Creation Time\0',
  'Source\0',
  'Software\0',
]

export function stripPng(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  let end = 8
  const isWhole = walkChunks(bytes, (chunk) => {
    end = chunk.end
    const data = bytes.subarray(chunk.dataStart, chunk.dataEnd)
    if (chunk.type === EXIF) {
      const exif = exifWithOrientation(readOrientation(data))
      if (exif) kept.push(exifChunk(exif))
      return
    }
    if (chunk.type !== TIME && !(TEXTS.includes(chunk.type) && isTelling(data)))
      kept.push(bytes.subarray(chunk.start, chunk.end))
  })
  // Cut off or damaged: what is left is shown as far as it goes.
  if (!isWhole) kept.push(bytes.subarray(end))
  return joinBytes(kept)
}

function isTelling(data: Uint8Array): boolean {
  return TELLING.some((keyword) => startsWith(data, keyword))
}

function exifChunk(data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(data.length + 12)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  view.setUint32(4, EXIF)
  chunk.set(data, 8)
  view.setUint32(data.length + 8, crc32(chunk, 4, data.length + 8))
  return chunk
}
