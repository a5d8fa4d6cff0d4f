// Locks with a passphrase while it is written: what is to be locked never lies anywhere as a whole.
import { createBlobWriter } from '../blobWriter.ts'
import { CHUNK_BYTES, ITERATIONS, writeLockEnd, writeLockHeader } from './lockHeader.ts'
import { lockKey, sealOf } from './lockKey.ts'

export interface LockOptions {
  random(length: number): Uint8Array
  /** For tests. */
  iterations?: number
  chunkBytes?: number
  /** Shown to whoever opens the file with something else; by default, that it is a backup. */
  about?: string
}

export interface LockWriter {
  write(part: Uint8Array<ArrayBuffer> | ArrayBuffer): void
  /** Bytes written so far, before they are locked. */
  size(): number
  /** Waits until what was written is sealed: whoever writes much waits after each part. */
  settled(): Promise<void>
  /** The locked file. */
  end(): Promise<Blob>
}

/** Making the key takes a second or two. */
export async function createLockWriter(
  passphrase: string,
  { random, iterations = ITERATIONS, chunkBytes = CHUNK_BYTES, about }: LockOptions,
): Promise<LockWriter> {
  const salt = Uint8Array.from(random(16))
  const { key, check } = await lockKey(passphrase, { salt, iterations })
  const header = writeLockHeader({ iterations, salt, check, chunkBytes }, about)
  const out = createBlobWriter()
  out.write(header)
  const sealing: Promise<ArrayBuffer>[] = []
  let chunk = new Uint8Array(chunkBytes)
  let [filled, size, number] = [0, 0, 0]

  function seal(isLast: boolean): void {
    const content = filled === chunkBytes ? chunk : chunk.slice(0, filled)
    sealing.push(crypto.subtle.encrypt(sealOf(number++, isLast, header), key, content))
    chunk = new Uint8Array(isLast ? 0 : chunkBytes)
    filled = 0
  }

  async function settled(): Promise<void> {
    for (const sealed of sealing.splice(0)) out.write(await sealed)
  }

  return {
    write(part) {
      const bytes = new Uint8Array(part)
      size += bytes.length
      for (let at = 0; at < bytes.length;) {
        // A full chunk waits for what comes after it: the last one is sealed as the last.
        if (filled === chunkBytes) seal(false)
        const some = bytes.subarray(at, at + chunkBytes - filled)
        chunk.set(some, filled)
        filled += some.length
        at += some.length
      }
    },
    size: () => size,
    settled,
    async end() {
      seal(true)
      await settled()
      out.write(writeLockEnd(size))
      return out.end('application/octet-stream')
    },
  }
}
