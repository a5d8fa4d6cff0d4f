// The records of a ZIP archive (APPNOTE 6.3.3). Most files are stored as they are: badges are pictures mostly, which do
// not shrink further.
import { crc32 } from '../badge/png/chunks.ts'

/** What 32 and 16 bits can count; beyond it an archive needs another format. */
export const ZIP_LIMITS = { bytes: 2 ** 32 - 1, files: 2 ** 16 - 1 } as const

/** A file of the archive, for its two headers. */
export interface ZipEntry {
  name: Uint8Array
  size: number
  /** As long as `size` unless it is deflated. */
  packedSize: number
  isDeflated: boolean
  crc: number
  /** MS-DOS date above time. */
  moment: number
  /** Where its first header begins. */
  offset: number
}

const VERSION = 20
/** Names are UTF-8. */
const FLAGS = 0x0800

/** @param packed The bytes deflated, when that is how they are written. */
export function zipEntry(
  name: string,
  bytes: Uint8Array,
  at: Date,
  offset: number,
  packed?: Uint8Array,
): ZipEntry {
  const encoded = new TextEncoder().encode(name)
  return {
    name: encoded,
    size: bytes.length,
    packedSize: (packed ?? bytes).length,
    isDeflated: packed !== undefined,
    crc: crc32(bytes, 0, bytes.length),
    moment: dosTime(at),
    offset,
  }
}

/** Goes before the bytes of the file. */
export function localHeader(entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(30 + entry.name.length)
  const view = new DataView(header.buffer)
  view.setUint32(0, 0x04034b50, true)
  common(view, 4, entry)
  header.set(entry.name, 30)
  return header
}

/** One line of the list at the end of the archive. */
export function centralHeader(entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(46 + entry.name.length)
  const view = new DataView(header.buffer)
  view.setUint32(0, 0x02014b50, true)
  view.setUint16(4, VERSION, true)
  common(view, 6, entry)
  view.setUint32(42, entry.offset, true)
  header.set(entry.name, 46)
  return header
}

/** The very end: how many files, and where their list begins. */
export function endRecord(count: number, listSize: number, listOffset: number): Uint8Array<ArrayBuffer> {
  const record = new Uint8Array(22)
  const view = new DataView(record.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, count, true)
  view.setUint16(10, count, true)
  view.setUint32(12, listSize, true)
  view.setUint32(16, listOffset, true)
  return record
}

/** What both headers say of a file, from "version needed" on; the method is 0, "stored", or 8, "deflated". */
function common(view: DataView, at: number, entry: ZipEntry): void {
  const { name, size, packedSize, isDeflated, crc, moment } = entry
  view.setUint16(at, VERSION, true)
  view.setUint16(at + 2, FLAGS, true)
  view.setUint16(at + 4, isDeflated ? 8 : 0, true)
  view.setUint32(at + 6, moment, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, packedSize, true)
  view.setUint32(at + 18, size, true)
  view.setUint16(at + 22, name.length, true)
}

/** Local time in steps of two seconds, from 1980 to 2107. */
function dosTime(at: Date): number {
  const year = Math.min(2107, Math.max(1980, at.getFullYear())) - 1980
  const date = (year << 9) | ((at.getMonth() + 1) << 5) | at.getDate()
  const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1)
  return ((date << 16) | time) >>> 0
}
