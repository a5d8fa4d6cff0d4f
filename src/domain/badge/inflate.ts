// Opening compressed text with a bound on what may come out.
import { joinBytes } from './joinBytes.ts'

/** `deflate` is zlib's, as in PNG; `deflate-raw` the bare stream, as in ZIP. */
export type InflateFormat = 'deflate' | 'deflate-raw' | 'gzip'

export type Inflated = { state: 'whole'; bytes: Uint8Array } | { state: 'too-large' } | { state: 'damaged' }

/** Inflates at most `limit` bytes and stops there: a small file may unpack to gigabytes. */
export async function inflate(bytes: Uint8Array, format: InflateFormat, limit: number): Promise<Inflated> {
  const source = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream()
  const reader = source.pipeThrough(new DecompressionStream(format)).getReader()
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return { state: 'whole', bytes: joinBytes(parts) }
      parts.push(value)
      length += value.length
      if (length > limit) {
        await reader.cancel()
        return { state: 'too-large' }
      }
    }
  } catch {
    // The stream throws a TypeError for anything that is not what `format` says.
    return { state: 'damaged' }
  }
}
