// A whole page in the fragment of a link, which no browser sends to any host: packed, and taken apart again with care.
import { deflate } from '../../archive/deflate.ts'
import { decodeBase64 } from '../../badge/base64.ts'
import { inflate } from '../../badge/inflate.ts'
import { parseJson } from '../../badge/parseJson.ts'
import { crc32 } from '../../badge/png/chunks.ts'
import type { Json } from '../../json.ts'
import { fail, ok, type Result } from '../../result.ts'
import { pageWith, type LinkPart } from './linkParts.ts'
import type { SharePage } from '../sharePage.ts'

/** What mail and messaging programs carry without cutting, in characters of the fragment. */
export const MOST_FRAGMENT = 8192
/** What is read: longer than what is written, for a later version may write more. */
const MOST_READ = 4 * MOST_FRAGMENT
/** A page of that many characters never came out of a link of this length: badges and words pack four to one. */
const MOST_OPENED = 512 * 1024

/** The first byte. The four after it are the CRC-32 of the rest, a bare deflate stream of JSON. */
const VERSION = 1
const HEAD = 5

/** A link that was read; nothing of it is believed yet. */
export interface OpenedLink {
  page: Json
  /** What each badge is checked by: its text, or null where it did not fit. */
  proofs: Json
  madeAt: Json
}

export type LinkFault = {
  code: 'carry.link-empty' | 'carry.link-newer' | 'carry.link-damaged' | 'carry.link-too-large'
}

export interface LinkSource {
  page: SharePage
  /** The text of each badge, in the page's order; what has none cannot be checked from a link. */
  proofs: readonly (string | undefined)[]
  madeAt: string
}

/** The fragment with these parts of the page; nothing where the browser cannot pack. */
export async function packLink(
  { page, proofs, madeAt }: LinkSource,
  parts: ReadonlySet<LinkPart>,
): Promise<string | undefined> {
  const carried = {
    page: pageWith(page, parts),
    proofs: proofs.map((proof) => (parts.has('proofs') ? (proof ?? null) : null)),
    madeAt,
  }
  const packed = await deflate(new TextEncoder().encode(JSON.stringify(carried)))
  if (packed === undefined) return undefined
  const bytes = new Uint8Array(HEAD + packed.length)
  bytes[0] = VERSION
  new DataView(bytes.buffer).setUint32(1, crc32(packed, 0, packed.length))
  bytes.set(packed, HEAD)
  return toBase64Url(bytes)
}

/** Opens a fragment, however it came: cut, of another version, or made to do harm. */
export async function openLink(fragment: string): Promise<Result<OpenedLink, LinkFault>> {
  if (fragment === '') return fail({ code: 'carry.link-empty' })
  if (fragment.length > MOST_READ) return fail({ code: 'carry.link-too-large' })
  const bytes = /^[A-Za-z0-9_-]+$/.test(fragment) ? decodeBase64(fragment) : undefined
  if (bytes === undefined) return fail({ code: 'carry.link-damaged' })
  if ((bytes[0] ?? 0) > VERSION) return fail({ code: 'carry.link-newer' })
  if (bytes[0] !== VERSION || bytes.length <= HEAD) return fail({ code: 'carry.link-damaged' })
  const sum = new DataView(bytes.buffer).getUint32(1)
  if (crc32(bytes, HEAD, bytes.length) !== sum) return fail({ code: 'carry.link-damaged' })
  const opened = await inflate(bytes.subarray(HEAD), 'deflate-raw', MOST_OPENED)
  if (opened.state === 'too-large') return fail({ code: 'carry.link-too-large' })
  if (opened.state === 'damaged') return fail({ code: 'carry.link-damaged' })
  return readOpened(opened.bytes)
}

function readOpened(bytes: Uint8Array): Result<OpenedLink, LinkFault> {
  const parsed = parseJson(new TextDecoder().decode(bytes), MOST_OPENED)
  const value = parsed.ok ? parsed.value : undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail({ code: 'carry.link-damaged' })
  const { page = null, proofs = null, madeAt = null } = value
  return ok({ page, proofs, madeAt })
}

function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
