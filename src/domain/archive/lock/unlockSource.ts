// The content of a locked file, opened only where it is read: nothing of it is ever written anywhere.
import { joinBytes } from '../../badge/joinBytes.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { ByteSource, SourceFault } from '../byteSource.ts'
import { chunkCount, SEAL_BYTES, type ReadLock } from './lockHeader.ts'
import { lockKey, sealOf } from './lockKey.ts'

/** Reading goes forward, with looks at the end: two chunks are kept open. */
const KEPT_OPEN = 2

/** The file behind the passphrase, or that the passphrase is another. */
export async function unlockSource(
  source: ByteSource,
  { header, bytes: head, contentBytes }: ReadLock,
  passphrase: string,
): Promise<Result<ByteSource, { code: 'backup.wrong-passphrase' }>> {
  const { key, check } = await lockKey(passphrase, header)
  if (!check.every((byte, place) => byte === header.check[place]))
    return fail({ code: 'backup.wrong-passphrase' })
  const { chunkBytes } = header
  const count = chunkCount(header, contentBytes)
  const open = new Map<number, Promise<Result<Uint8Array<ArrayBuffer>, SourceFault>>>()

  async function openChunk(number: number): Promise<Result<Uint8Array<ArrayBuffer>, SourceFault>> {
    const start = head.length + number * (chunkBytes + SEAL_BYTES)
    const sealed = await source.read(
      start,
      start + Math.min(chunkBytes, contentBytes - number * chunkBytes) + SEAL_BYTES,
    )
    if (!sealed.ok) return sealed
    try {
      const seal = sealOf(number, number === count - 1, head)
      return ok(new Uint8Array(await crypto.subtle.decrypt(seal, key, sealed.value)))
    } catch {
      // The seal does not hold: one bit of it is another, or it comes from another place.
      return fail({ code: 'backup.damaged' })
    }
  }

  function chunk(number: number): Promise<Result<Uint8Array<ArrayBuffer>, SourceFault>> {
    const known = open.get(number) ?? openChunk(number)
    open.delete(number)
    open.set(number, known)
    for (const oldest of open.keys()) if (open.size > KEPT_OPEN) open.delete(oldest)
    return known
  }

  return ok({
    size: contentBytes,
    async read(start, end) {
      if (start < 0 || end > contentBytes || start > end) return fail({ code: 'backup.cut-short' })
      const parts: Uint8Array[] = []
      for (let number = Math.floor(start / chunkBytes); number * chunkBytes < end; number++) {
        const opened = await chunk(number)
        if (!opened.ok) return opened
        const from = number * chunkBytes
        parts.push(opened.value.subarray(Math.max(0, start - from), Math.min(chunkBytes, end - from)))
      }
      return ok(joinBytes(parts))
    },
  })
}
