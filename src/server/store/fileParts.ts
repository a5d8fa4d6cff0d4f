// Files in parts: whatever their size, a part is all that is ever in memory.
import type { Kysely, Transaction } from 'kysely'
import type { ByteSource } from './store.ts'
import type { Tables } from './tables.ts'

/** Small enough that a hundred readers fit in memory, large enough that a picture is one. */
export const PART_BYTES = 256 * 1024

/** Bytes that are in memory already. */
export function inMemory(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.byteLength,
    async *parts() {
      yield bytes
    },
  }
}

/** Writes the parts of a file that is new. */
export async function writeParts(
  transaction: Transaction<Tables>,
  sha256: string,
  source: ByteSource,
): Promise<void> {
  let position = 0
  for await (const bytes of recut(source.parts())) {
    await transaction.insertInto('file_parts').values({ sha256, position, bytes }).execute()
    position += 1
  }
}

/** Reads a file from `first` up to, not including, `end`, part by part. Every part but the last is of one size. */
export async function* readParts(
  database: Kysely<Tables>,
  sha256: string,
  { first, end }: { first: number; end: number },
): AsyncIterable<Uint8Array<ArrayBuffer>> {
  for (let at = first; at < end;) {
    const position = Math.floor(at / PART_BYTES)
    const row = await database
      .selectFrom('file_parts')
      .select('bytes')
      .where('sha256', '=', sha256)
      .where('position', '=', position)
      .executeTakeFirst()
    if (row === undefined) throw new Error('the file was taken away while it was read')
    const start = position * PART_BYTES
    const bytes = toBytes(row.bytes).subarray(at - start, end - start)
    if (bytes.byteLength === 0) throw new Error('a part is shorter than it should be')
    at += bytes.byteLength
    yield bytes
  }
}

/** Engines give bytes as ArrayBuffer, Buffer or Uint8Array. */
export function toBytes(value: Uint8Array | ArrayBuffer): Uint8Array<ArrayBuffer> {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : (value as Uint8Array<ArrayBuffer>)
}

/** The same bytes in parts of one size, but for the last. */
async function* recut(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    let rest = chunk
    while (length + rest.byteLength >= PART_BYTES) {
      const cut = rest.subarray(0, PART_BYTES - length)
      // As it came where it can be: what reads the disk reads in these parts.
      yield held.length === 0
        ? Buffer.from(cut.buffer, cut.byteOffset, cut.byteLength)
        : Buffer.concat([...held, cut])
      rest = rest.subarray(cut.byteLength)
      held = []
      length = 0
    }
    // A copy: whoever gives the chunks may use their memory again.
    if (rest.byteLength > 0) held.push(Uint8Array.from(rest))
    length += rest.byteLength
  }
  if (length > 0) yield Buffer.concat(held)
}
