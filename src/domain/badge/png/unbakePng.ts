// Finds the badge in a PNG: in any text chunk, at any place, compressed or not.
import { fail, ok, type Result } from '../../result.ts'
import type { Payload, Unbaked } from '../badge.ts'
import { decodeText } from '../decodeText.ts'
import { inflate } from '../inflate.ts'
import { MAX_INFLATED_BYTES, MAX_PAYLOADS } from '../limits.ts'
import { toPayload } from '../toPayload.ts'
import type { UnbakeFault } from '../unbakeFault.ts'
import { CHUNK, hasRightChecksum, walkChunks, type Chunk } from './chunks.ts'

/** Every keyword a baker has used: OB ≤ 2.0, OB 3.0, an early slip, CLR 2.0. */
const BADGE_KEYWORDS = ['openbadges', 'openbadgecredential', 'openbadge', 'clrcredential'] as const

export type BadgeKeyword = (typeof BADGE_KEYWORDS)[number]

interface Found {
  chunk: Chunk
  /** First byte after the keyword's zero. */
  textStart: number
}

/** @param bytes A file that begins with the PNG signature. */
export async function unbakePng(bytes: Uint8Array): Promise<Result<Unbaked, UnbakeFault>> {
  const { found, isWhole } = findBadgeChunks(bytes)
  const payloads: Payload[] = []
  let fault: UnbakeFault = isWhole ? { code: 'unbake.png.no-badge' } : { code: 'unbake.png.truncated' }
  for (const { chunk, textStart } of found) {
    if (!hasRightChecksum(bytes, chunk)) {
      fault = { code: 'unbake.png.damaged' }
      continue
    }
    const text = chunkText(bytes, chunk, textStart)
    const opened = text.isCompressed ? await inflate(text.bytes, 'deflate', MAX_INFLATED_BYTES) : undefined
    if (opened?.state === 'too-large') fault = { code: 'unbake.too-large', limit: MAX_INFLATED_BYTES }
    else if (opened?.state === 'damaged') fault = { code: 'unbake.png.damaged' }
    else {
      const payload = toPayload(decodeText(opened?.bytes ?? text.bytes))
      if (payload !== undefined) payloads.push(payload)
    }
  }
  return payloads.length > 0 ? ok({ container: 'png', payloads }) : fail(fault)
}

/** Text chunks with one of our keywords, `iTXt` first: OB 3.0 § "Baked Badge" says the first iTXt counts. */
function findBadgeChunks(bytes: Uint8Array): { found: Found[]; isWhole: boolean } {
  const found: Found[] = []
  const isWhole = walkChunks(bytes, (chunk) => {
    const textStart = afterKeyword(bytes, chunk)
    if (textStart !== undefined && found.length < MAX_PAYLOADS) found.push({ chunk, textStart })
  })
  const international = found.filter(({ chunk }) => chunk.type === CHUNK.iTXt)
  const others = found.filter(({ chunk }) => chunk.type !== CHUNK.iTXt)
  return { found: [...international, ...others], isWhole }
}

/** Whether the chunk is a text chunk with one of our keywords. */
export function isBadgeChunk(bytes: Uint8Array, chunk: Chunk): boolean {
  return afterKeyword(bytes, chunk) !== undefined
}

/** Where the text begins when this is a text chunk with one of our keywords. */
function afterKeyword(bytes: Uint8Array, { type, dataStart, dataEnd }: Chunk): number | undefined {
  if (type !== CHUNK.iTXt && type !== CHUNK.tEXt && type !== CHUNK.zTXt) return undefined
  const keyword = BADGE_KEYWORDS.find((word) => {
    if (dataStart + word.length >= dataEnd || bytes[dataStart + word.length] !== 0) return false
    for (let at = 0; at < word.length; at++) if (bytes[dataStart + at] !== word.charCodeAt(at)) return false
    return true
  })
  return keyword === undefined ? undefined : dataStart + keyword.length + 1
}

/** PNG specification, 11.3.4: what lies between the keyword and the text, by kind of chunk. */
function chunkText(
  bytes: Uint8Array,
  chunk: Chunk,
  textStart: number,
): { bytes: Uint8Array; isCompressed: boolean } {
  const rest = bytes.subarray(textStart, chunk.dataEnd)
  if (chunk.type === CHUNK.tEXt) return { bytes: rest, isCompressed: false }
  if (chunk.type === CHUNK.zTXt) return { bytes: rest.subarray(1), isCompressed: true }
  // iTXt: compression flag, compression method, language tag, zero, translated keyword, zero, text.
  const afterLanguage = rest.indexOf(0, 2) + 1
  const afterTranslation = rest.indexOf(0, afterLanguage) + 1
  return { bytes: rest.subarray(afterTranslation), isCompressed: rest[0] === 1 }
}
