// Puts a badge into a PNG, as OB 2.0 baking and OB 3.0 § "Baked Badge" ask: one uncompressed iTXt chunk.
import { fail, ok, type Result } from '../result.ts'
import type { OpenBadgesVersion, Payload } from './badge.ts'
import { joinBytes } from './joinBytes.ts'
import { MAX_PAYLOAD_CHARACTERS } from './limits.ts'
import { payloadText } from './payloadText.ts'
import { CHUNK, crc32, isPng, walkChunks, type Chunk } from './png/chunks.ts'
import { isBadgeChunk, type BadgeKeyword } from './png/unbakePng.ts'
import { readBadge } from './readBadge.ts'

/** Why a badge could not be put into a picture. */
export type BakeFault =
  | { code: 'bake.too-large'; limit: number }
  | { code: 'bake.png.not-a-png' }
  | { code: 'bake.png.damaged' }
  | { code: 'bake.svg.not-an-svg' }
  | { code: 'bake.svg.malformed' }

/**
 * The same picture with the badge in it. A badge that was there is replaced; every other byte stays.
 *
 * @param keyword By default the one for the version of the badge.
 */
export function bakePng(
  png: Uint8Array,
  payload: Payload,
  keyword: BadgeKeyword = keywordFor(payload),
): Result<Uint8Array, BakeFault> {
  if (!isPng(png)) return fail({ code: 'bake.png.not-a-png' })
  const text = payloadText(payload)
  if (text.length > MAX_PAYLOAD_CHARACTERS)
    return fail({ code: 'bake.too-large', limit: MAX_PAYLOAD_CHARACTERS })
  const dropped: Chunk[] = []
  let headerEnd = -1
  const isWhole = walkChunks(png, (chunk) => {
    if (chunk.type === CHUNK.IHDR && headerEnd === -1) headerEnd = chunk.end
    if (isBadgeChunk(png, chunk)) dropped.push(chunk)
  })
  if (!isWhole || headerEnd === -1) return fail({ code: 'bake.png.damaged' })
  return ok(
    joinBytes([png.subarray(0, headerEnd), textChunk(keyword, text), ...kept(png, headerEnd, dropped)]),
  )
}

/** The stretches of the file from `from` on, without the dropped chunks. */
function kept(png: Uint8Array, from: number, dropped: Chunk[]): Uint8Array[] {
  const starts = [from, ...dropped.map((chunk) => chunk.end)]
  const ends = [...dropped.map((chunk) => chunk.start), png.length]
  return starts.map((start, index) => png.subarray(start, ends[index]))
}

const KEYWORDS: Partial<Record<OpenBadgesVersion, BadgeKeyword>> = {
  '3.0': 'openbadgecredential',
  'clr-2.0': 'clrcredential',
}

function keywordFor(payload: Payload): BadgeKeyword {
  const badge = readBadge(payload)
  return (badge.ok ? KEYWORDS[badge.value.version] : undefined) ?? 'openbadges'
}

/** iTXt: keyword, zero, not compressed, method 0, no language, no translated keyword, text (PNG, 11.3.4.5). */
function textChunk(keyword: string, text: string): Uint8Array {
  const data = new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`)
  const chunk = new Uint8Array(12 + data.length)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  view.setUint32(4, CHUNK.iTXt)
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc32(chunk, 4, 8 + data.length))
  return chunk
}
