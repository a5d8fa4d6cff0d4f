// The table of contents of a ZIP archive (APPNOTE.TXT 6.3): read from its end, trusted in nothing.
import { fail, ok, type Result } from '../../result.ts'
import { decodeText } from '../decodeText.ts'
import { MAX_BUNDLE_PARTS } from '../limits.ts'
import type { UnbakeFault } from '../unbakeFault.ts'

/** One file of an archive, still packed. */
export interface ZipEntry {
  path: string
  isLocked: boolean
  /** 0 is stored, 8 deflated; others exist and are not read here. */
  method: number
  crc32: number
  /** What the archive claims it becomes. */
  size: number
  packed: Uint8Array
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
const END_LENGTH = 22
const MOST_COMMENT = 0xffff

/**
 * Lists the files of an archive; folders are left out.
 *
 * Files that overlap one another ("better zip bomb") and archives beyond 4 GB are refused as damaged: no honest tool
 * writes the first, no learner has the second.
 */
export function readZipDirectory(bytes: Uint8Array): Result<ZipEntry[], UnbakeFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) return fail({ code: 'unbake.archive.damaged' })
  const count = view.getUint16(end + 10, true)
  if (count > MAX_BUNDLE_PARTS * 2) return fail({ code: 'unbake.archive.too-large' })
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  let packedBytes = 0
  for (let index = 0; index < count; index++) {
    const found = readEntry(view, bytes, at)
    if (found === undefined) return fail({ code: 'unbake.archive.damaged' })
    packedBytes += found.entry.packed.length
    if (packedBytes > bytes.length) return fail({ code: 'unbake.archive.damaged' })
    if (!found.entry.path.endsWith('/')) entries.push(found.entry)
    at = found.next
  }
  return ok(entries)
}

/** The end record stands last, before a comment of at most 64 kB. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_LENGTH - MOST_COMMENT)
  for (let at = view.byteLength - END_LENGTH; at >= first; at--)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  return undefined
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number,
): { entry: ZipEntry; next: number } | undefined {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined
  const short = (offset: number) => view.getUint16(at + offset, true)
  const long = (offset: number) => view.getUint32(at + offset, true)
  const nameEnd = at + 46 + short(28)
  const packed = packedBytes(view, bytes, long(42), long(20))
  if (packed === undefined || nameEnd > view.byteLength) return undefined
  const entry: ZipEntry = {
    path: decodeText(bytes.subarray(at + 46, nameEnd)).replaceAll('\\', '/'),
    isLocked: (short(8) & 1) === 1,
    method: short(10),
    crc32: long(16),
    size: long(24),
    packed,
  }
  return { entry, next: nameEnd + short(30) + short(32) }
}

/** The local header repeats the name; only its lengths are of interest, to step over it. */
function packedBytes(view: DataView, bytes: Uint8Array, at: number, length: number): Uint8Array | undefined {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL_ENTRY) return undefined
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  return start + length > bytes.length ? undefined : bytes.subarray(start, start + length)
}
