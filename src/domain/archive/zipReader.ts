// Reads a ZIP archive by its parts (APPNOTE 6.3): its list of files from the end, then one file at a time.
import { inflate } from '../badge/inflate.ts'
import { HARMLESS_BYTES, MAX_ARCHIVE_RATIO } from '../badge/limits.ts'
import { crc32 } from '../badge/png/chunks.ts'
import { fail, ok, type Result } from '../result.ts'
import { MAX_BACKUP_BYTES, MAX_DIRECTORY_BYTES } from './backupLimits.ts'
import type { ByteSource, SourceFault } from './byteSource.ts'

export type ZipFault =
  SourceFault | { code: 'backup.too-large' | 'backup.hostile' | 'backup.other-app' | 'backup.locked-zip' }

/** One file of an archive, still in there. */
export interface ZipItem {
  path: string
  /** 0 is stored, 8 deflated. */
  method: number
  crc: number
  /** What the archive claims it becomes. */
  size: number
  packedSize: number
  /** Where its first header begins. */
  offset: number
}

const END = 0x06054b50
const LISTED = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const MOST_COMMENT = 0xffff
/** What 32 bits write when the number stands in an extension for larger archives. */
const ELSEWHERE = 0xffffffff

/** The files of an archive by their paths; folders are left out. Nothing is unpacked yet. */
export async function openZip(source: ByteSource): Promise<Result<Map<string, ZipItem>, ZipFault>> {
  if (source.size > MAX_BACKUP_BYTES) return fail({ code: 'backup.too-large' })
  const tailStart = Math.max(0, source.size - END_BYTES - MOST_COMMENT)
  const tail = await source.read(tailStart, source.size)
  if (!tail.ok) return tail
  const end = findEnd(tail.value)
  if (end === undefined) return fail({ code: 'backup.cut-short' })
  const view = viewOf(tail.value)
  const [size, start] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)]
  if (start === ELSEWHERE || size > MAX_DIRECTORY_BYTES) return fail({ code: 'backup.too-large' })
  if (start + size > tailStart + end) return fail({ code: 'backup.damaged' })
  const list = await source.read(start, start + size)
  if (!list.ok) return list
  const items = readList(list.value, view.getUint16(end + 10, true))
  return items.ok ? checkPlaces(items.value, start) : items
}

/** The bytes of one file, if they are what the archive says of them. */
export async function readZipItem(
  source: ByteSource,
  item: ZipItem,
  limit: number,
): Promise<Result<Uint8Array<ArrayBuffer>, ZipFault>> {
  const { size, packedSize, method, offset } = item
  const isBomb = size > HARMLESS_BYTES && size > packedSize * MAX_ARCHIVE_RATIO
  if (size > limit || isBomb) return fail({ code: 'backup.too-large' })
  const header = await source.read(offset, offset + 30)
  if (!header.ok) return header
  const view = viewOf(header.value)
  if (view.getUint32(0, true) !== LOCAL) return fail({ code: 'backup.damaged' })
  const start = offset + 30 + view.getUint16(26, true) + view.getUint16(28, true)
  const packed = await source.read(start, start + packedSize)
  if (!packed.ok) return packed
  const content = method === 0 ? packed.value : await inflated(packed.value, size)
  const isSound = content?.length === size && crc32(content, 0, content.length) === item.crc
  return isSound ? ok(content) : fail({ code: 'backup.damaged' })
}

/** The end record stands last; what stands in a comment after it does not count. */
function findEnd(tail: Uint8Array): number | undefined {
  const view = viewOf(tail)
  for (let at = tail.length - END_BYTES; at >= 0; at--)
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) === tail.length)
      return at
  return undefined
}

function readList(list: Uint8Array, count: number): Result<Map<string, ZipItem>, ZipFault> {
  const view = viewOf(list)
  const items = new Map<string, ZipItem>()
  const decoder = new TextDecoder()
  let [at, total] = [0, 0]
  for (let number = 0; number < count; number++) {
    if (at + 46 > list.length || view.getUint32(at, true) !== LISTED) return fail({ code: 'backup.damaged' })
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    if (nameEnd > list.length) return fail({ code: 'backup.damaged' })
    const long = (place: number) => view.getUint32(at + place, true)
    const item: ZipItem = {
      path: decoder.decode(list.subarray(at + 46, nameEnd)),
      method: view.getUint16(at + 10, true),
      crc: long(16),
      packedSize: long(20),
      size: long(24),
      offset: long(42),
    }
    if ((view.getUint16(at + 8, true) & 1) === 1) return fail({ code: 'backup.locked-zip' })
    if ([item.size, item.packedSize, item.offset].includes(ELSEWHERE))
      return fail({ code: 'backup.too-large' })
    total += item.size
    if (total > MAX_BACKUP_BYTES) return fail({ code: 'backup.too-large' })
    if (items.has(item.path) || !isPlainPath(item.path)) return fail({ code: 'backup.hostile' })
    if (!item.path.endsWith('/')) items.set(item.path, item)
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return ok(items)
}

/** Files that overlap one another or the list ("better zip bomb"): no honest tool writes them. */
function checkPlaces(items: Map<string, ZipItem>, listStart: number): Result<Map<string, ZipItem>, ZipFault> {
  const inOrder = [...items.values()].sort((one, other) => one.offset - other.offset)
  for (const [place, { offset, packedSize, method }] of inOrder.entries()) {
    const next = inOrder[place + 1]?.offset ?? listStart
    if (offset + 30 + packedSize > next) return fail({ code: 'backup.hostile' })
    if (method !== 0 && method !== 8) return fail({ code: 'backup.other-app' })
  }
  return ok(items)
}

/** Inside the archive and nowhere else: no root, no drive, no way up. Paths are looked up, never followed. */
function isPlainPath(path: string): boolean {
  return !/^\/|\\|^[a-z]:|\p{Cc}/iu.test(path) && !path.split('/').includes('..')
}

async function inflated(packed: Uint8Array, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const opened = await inflate(packed, 'deflate-raw', limit)
  return opened.state === 'whole' ? (opened.bytes as Uint8Array<ArrayBuffer>) : undefined
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
