// Tells a backup from anything else by its first bytes, whatever its name: phones and mail rename files.
import { MARK, MARK_PATH } from './backupFormat.ts'
import { isLocked } from './lock/lockHeader.ts'

export type BackupKind = 'open' | 'locked'

/** Where the content of the archive's first file begins. */
const MARK_START = 30 + MARK_PATH.length

/** How much of a file is needed to tell. */
export const HEAD_BYTES = MARK_START + MARK.length

/** Nothing when it is no backup, or one that somebody unpacked and packed again: opening it tells. */
export function recogniseBackup(head: Uint8Array): BackupKind | undefined {
  if (isLocked(head)) return 'locked'
  const text = String.fromCharCode(...head.subarray(0, HEAD_BYTES))
  const isOurs = text.startsWith('PK\u0003\u0004') && text.slice(30) === `${MARK_PATH}${MARK}`
  return isOurs ? 'open' : undefined
}

/** The same for a file. */
export async function backupKindOf(file: Blob): Promise<BackupKind | undefined> {
  try {
    return recogniseBackup(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))
  } catch {
    return undefined // It cannot be read: whoever opens it says so.
  }
}
