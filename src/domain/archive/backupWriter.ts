// Where a backup is written to: an open file, or one that is locked as it grows.
import { createBlobWriter } from './blobWriter.ts'
import { createLockWriter } from './lock/lockWriter.ts'

export interface BackupWriter {
  write(part: Uint8Array<ArrayBuffer> | ArrayBuffer): void
  size(): number
  /** Waits until what was written is out of the way. */
  settled(): Promise<void>
  end(): Promise<Blob>
}

/** @param passphrase Empty leaves the file open. */
export async function createBackupWriter(
  passphrase: string,
  random: (length: number) => Uint8Array,
): Promise<BackupWriter> {
  if (passphrase !== '') return createLockWriter(passphrase, { random })
  const { write, size, end } = createBlobWriter()
  return { write, size, settled: () => Promise.resolve(), end: async () => end('application/zip') }
}
