// Opens the compressed parts of a PDF that may name a badge: object streams and metadata.
import { inflate } from '../inflate.ts'
import { MAX_INFLATED_BYTES, MAX_PDF_INFLATED_BYTES, MAX_PDF_STREAMS } from '../limits.ts'
import { asCharacters, indexOfWord } from './bytes.ts'

/** A stream's dictionary stands right before it and is short. */
const DICTIONARY_BYTES = 1024

/** The opened parts. Pictures, fonts and pages are stepped over; bounds hold for each part and for all. */
export async function openStreams(bytes: Uint8Array): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = []
  let total = 0
  let opened = 0
  let at = indexOfWord(bytes, 'stream')
  while (at !== -1 && opened < MAX_PDF_STREAMS && total < MAX_PDF_INFLATED_BYTES) {
    const start = at + 'stream'.length + (bytes[at + 6] === 13 ? 1 : 0) + 1
    const end = indexOfWord(bytes, 'endstream', start)
    if (end === -1) break
    const dictionary = lastDictionary(asCharacters(bytes, at - DICTIONARY_BYTES, at))
    if (/\/(ObjStm|Metadata)\b/.test(dictionary) && dictionary.includes('/FlateDecode')) {
      opened++
      const part = await openStream(bytes, { start, end, dictionary })
      if (part !== undefined) parts.push(part)
      // A part that cannot be opened has cost as much as a whole one.
      total += part?.length ?? MAX_INFLATED_BYTES
    }
    at = indexOfWord(bytes, 'stream', end + 'endstream'.length)
  }
  return parts
}

function lastDictionary(before: string): string {
  return before.slice(before.lastIndexOf(' obj') + 1)
}

/**
 * The stated length where it stands here; else everything up to `endstream` without its line end, which may be two
 * bytes, one or none. Strict decompressors refuse a byte too many.
 */
async function openStream(
  bytes: Uint8Array,
  { start, end, dictionary }: { start: number; end: number; dictionary: string },
): Promise<Uint8Array | undefined> {
  const stated = /\/Length (\d{1,9})(?! \d+ R)/.exec(dictionary)?.[1]
  const ends = [stated === undefined ? end : start + Number(stated), end - 1, end - 2, end]
  for (const last of ends) {
    if (last <= start || last > end) continue
    const part = await inflate(bytes.subarray(start, last), 'deflate', MAX_INFLATED_BYTES)
    if (part.state === 'whole') return part.bytes
    if (part.state === 'too-large') return undefined
  }
  return undefined
}
