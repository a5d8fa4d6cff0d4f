// Takes the files out of a ZIP archive, counting all the while: a small archive may hold gigabytes.
import { companionsIn } from '../../archive/companions.ts'
import { fail, ok, type Result } from '../../result.ts'
import { detect } from '../detect.ts'
import { inflate } from '../inflate.ts'
import {
  HARMLESS_BYTES,
  MAX_ARCHIVE_INFLATED_BYTES,
  MAX_ARCHIVE_RATIO,
  MAX_BUNDLE_PARTS,
  MAX_FILE_BYTES,
} from '../limits.ts'
import { crc32 } from '../png/chunks.ts'
import type { UnbakeFault } from '../unbakeFault.ts'
import { fileNameOf, isLeftBySystem } from './fileNames.ts'
import type { Bundle, Part } from './part.ts'
import { readZipDirectory, type ZipEntry } from './zipDirectory.ts'

const STORED = 0
const DEFLATED = 8

/**
 * Every file of an archive, in its order; an archive inside an archive is named and left closed. Of our own archives,
 * only the badges.
 */
export async function openArchive(bytes: Uint8Array, bundle: Bundle): Promise<Result<Part[], UnbakeFault>> {
  const directory = readZipDirectory(bytes)
  if (!directory.ok) return directory
  const entries = directory.value.filter(({ path, size }) => !isLeftBySystem(path) && size > 0)
  if (entries.length === 0) return fail({ code: 'unbake.archive.empty' })
  if (entries.length > MAX_BUNDLE_PARTS) return fail({ code: 'unbake.archive.too-large' })
  if (entries.every(({ isLocked }) => isLocked)) return fail({ code: 'unbake.archive.locked' })
  const opened: { path: string; content: Uint8Array | undefined; part: Part }[] = []
  let room = MAX_ARCHIVE_INFLATED_BYTES
  for (const entry of entries) {
    const content = await unpack(entry, Math.min(room, MAX_FILE_BYTES))
    // One file too large is the archive's end: what follows may be more of the same.
    if (!content.ok && content.error.code === 'unbake.archive.too-large') return content
    const { path } = entry
    const head = { name: fileNameOf(path), bundle }
    if (content.ok) {
      room -= content.value.length
      opened.push({ path, content: content.value, part: { ...head, content: content.value } })
    } else opened.push({ path, content: undefined, part: { ...head, fault: content.error } })
  }
  const companions = companionsIn(opened)
  return ok(opened.filter(({ path }) => !companions.has(path)).map(({ part }) => part))
}

async function unpack(entry: ZipEntry, room: number): Promise<Result<Uint8Array, UnbakeFault>> {
  const { packed, size, method } = entry
  if (entry.isLocked) return fail({ code: 'unbake.archive.locked' })
  if (size > room || (size > HARMLESS_BYTES && size > packed.length * MAX_ARCHIVE_RATIO))
    return fail({ code: 'unbake.archive.too-large' })
  // What it claims to become is also all that it may become.
  const content = method === STORED ? packed : method === DEFLATED ? await inflated(packed, size) : undefined
  if (content === undefined || content.length !== size || crc32(content, 0, content.length) !== entry.crc32)
    return fail({ code: 'unbake.archive.damaged' })
  if (detect(content) === 'zip') return fail({ code: 'unbake.archive.nested' })
  return ok(method === STORED ? content.slice() : content)
}

async function inflated(packed: Uint8Array, limit: number): Promise<Uint8Array | undefined> {
  const opened = await inflate(packed, 'deflate-raw', limit)
  return opened.state === 'whole' ? opened.bytes : undefined
}
