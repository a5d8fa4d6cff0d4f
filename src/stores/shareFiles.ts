// Files that go with a page: each once, named by its SHA-256.
import { SHARE_LIMITS as LIMITS } from '../contract/limits.ts'
import { MEDIA_TYPES, type FileRole } from '../contract/mediaTypes.ts'
import type { SharedFile } from '../domain/sharing/sharedFile.ts'
import { sha256Hex } from '../storage/bytes.ts'
import { sharedText } from './sharedText.ts'

export interface ShareFile {
  bytes: ArrayBuffer
  mediaType: string
}

/** Names the file on the page and puts its bytes with the others. */
export async function shareFile(
  file: ShareFile & { fileName: string },
  role: FileRole,
  files: Map<string, ShareFile>,
): Promise<SharedFile> {
  const sha256 = await sha256Hex(file.bytes)
  const mediaType = MEDIA_TYPES[role].has(file.mediaType) ? file.mediaType : 'text/plain'
  if (!files.has(sha256)) files.set(sha256, { bytes: file.bytes, mediaType })
  return { sha256, mediaType, fileName: sharedText(file.fileName, LIMITS.fileName).trim() || 'file' }
}

/** Whether the host would refuse them for their weight. */
export function isTooHeavy(files: ReadonlyMap<string, ShareFile>): boolean {
  const sizes = [...files.values()].map((file) => file.bytes.byteLength)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  return sizes.some((size) => size > LIMITS.fileBytes) || total > LIMITS.totalBytes
}
