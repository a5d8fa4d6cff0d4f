// Locks a finished file with a passphrase, chunk by chunk: memory holds a few of them at a time.
import { fail, ok, type Result } from '../../result.ts'
import { createBlobWriter } from '../blobWriter.ts'
import { chunkCount, CHUNK_BYTES, ITERATIONS, writeLockHeader, type LockHeader } from './lockHeader.ts'
import { lockKey, sealOf } from './lockKey.ts'

export interface LockOptions {
  random(length: number): Uint8Array
  signal?: AbortSignal | undefined
  /** In bytes. */
  onProgress?(done: number, total: number): void
  /** For tests. */
  iterations?: number
  chunkBytes?: number
}

/** The same content under a passphrase. */
export async function lockFile(
  file: Blob,
  passphrase: string,
  options: LockOptions,
): Promise<Result<Blob, { code: 'backup.stopped' }>> {
  const salt = Uint8Array.from(options.random(16))
  const { iterations = ITERATIONS, chunkBytes = CHUNK_BYTES } = options
  const { key, check } = await lockKey(passphrase, { salt, iterations })
  const header: LockHeader = { iterations, salt, check, chunkBytes, contentBytes: file.size }
  const head = writeLockHeader(header)
  const writer = createBlobWriter()
  writer.write(head)
  const count = chunkCount(header)
  for (let number = 0; number < count; number++) {
    if (options.signal?.aborted === true) return fail({ code: 'backup.stopped' })
    const chunk = await file.slice(number * chunkBytes, (number + 1) * chunkBytes).arrayBuffer()
    writer.write(await crypto.subtle.encrypt(sealOf(number, number === count - 1, head), key, chunk))
    options.onProgress?.(Math.min((number + 1) * chunkBytes, file.size), file.size)
  }
  return ok(writer.end('application/octet-stream'))
}
