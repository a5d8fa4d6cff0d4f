// Puts files into a backup: each content once, under a name people understand, with its hash in the table of contents.
import type { ManifestEntry } from '../../domain/archive/backupFormat.ts'
import { deflate } from '../../domain/archive/deflate.ts'
import { createUniqueNames, endingOf } from '../../domain/archive/safeFileName.ts'
import type { BackupWriter } from '../../domain/archive/backupWriter.ts'
import type { ZipEntries } from '../../domain/archive/zipWriter.ts'
import { sha256Hex } from '../bytes.ts'

/** Beyond what one archive can hold. */
export class TooLarge extends Error {
  override name = 'TooLarge'
}

export interface BackupFiles {
  /** Everything written so far. */
  entries: ManifestEntry[]
  has(sha256: string): boolean
  /** Content that has a name of its own. */
  addFile(folder: string, words: string, bytes: ArrayBuffer, mediaType: string): Promise<string>
  /** Under exactly this path. */
  addText(path: string, text: string): Promise<void>
}

const PACKABLE = /json|^text\/|svg|jwt/

/** @param settled Waits until what was written is out of the way. */
export function createBackupFiles(
  zip: Pick<ZipEntries, 'add'>,
  settled: BackupWriter['settled'],
): BackupFiles {
  const entries: ManifestEntry[] = []
  const written = new Set<string>()
  const namesIn = new Map<string, ReturnType<typeof createUniqueNames>>()

  async function add(path: string, bytes: ArrayBuffer, sha256: string, isPackable: boolean): Promise<void> {
    const packed = isPackable && bytes.byteLength > 512 ? await deflate(new Uint8Array(bytes)) : undefined
    if (!zip.add(path, bytes, packed)) throw new TooLarge()
    await settled()
    entries.push({ path, bytes: bytes.byteLength, sha256 })
    written.add(sha256)
  }

  function nameIn(folder: string, words: string, ending: string): string {
    const names = namesIn.get(folder) ?? createUniqueNames()
    namesIn.set(folder, names)
    return `${folder}/${names(words, ending)}`
  }

  return {
    entries,
    has: (sha256) => written.has(sha256),
    async addFile(folder, words, bytes, mediaType) {
      const sha256 = await sha256Hex(bytes)
      if (written.has(sha256)) return sha256
      const own = folder === 'proofs' ? /^(.*)\.([a-z0-9]{1,5})$/iu.exec(words) : null
      const [stem, ending] = [own?.[1] ?? words, own?.[2]?.toLowerCase() ?? endingOf(mediaType)]
      // A badge is what the learner received: not a bit of it is packed, so that any tool gives it back.
      await add(nameIn(folder, stem, ending), bytes, sha256, folder !== 'badges' && PACKABLE.test(mediaType))
      return sha256
    },
    async addText(path, text) {
      const bytes = new TextEncoder().encode(text).buffer
      await add(path, bytes, await sha256Hex(bytes), true)
    },
  }
}
