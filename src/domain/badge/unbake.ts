// Takes the badge out of whatever carries it: a picture, a document, a file, a piece of text.
import { fail, ok, type Result } from '../result.ts'
import type { Payload, Unbaked } from './badge.ts'
import { decodeBase64 } from './base64.ts'
import { decodeText } from './decodeText.ts'
import { detect } from './detect.ts'
import { inflate } from './inflate.ts'
import { MAX_FILE_BYTES, MAX_PAYLOAD_CHARACTERS, MAX_SVG_BYTES } from './limits.ts'
import { unbakePdf } from './pdf/unbakePdf.ts'
import { unbakePng } from './png/unbakePng.ts'
import { unbakeSvg } from './svg/unbakeSvg.ts'
import { toPayload } from './toPayload.ts'
import type { UnbakeFault } from './unbakeFault.ts'

/**
 * Finds the badge in a file. What the file is, its bytes say; its name is never asked.
 *
 * @returns The payloads found, best first. They are not proved and not even parsed: try them in order.
 */
export async function unbake(bytes: Uint8Array): Promise<Result<Unbaked, UnbakeFault>> {
  if (bytes.length > MAX_FILE_BYTES) return fail({ code: 'unbake.too-large', limit: MAX_FILE_BYTES })
  const kind = detect(bytes)
  switch (kind) {
    case 'png':
      return unbakePng(bytes)
    case 'svg':
      return unbakeSvg(decodeText(bytes))
    case 'svgz':
      return unbakeCompressed(bytes)
    case 'pdf':
      return unbakePdf(bytes)
    case 'data-url':
      return unbakeDataUrl(decodeText(bytes))
    case 'json':
    case 'jws':
    case 'url':
    case 'text':
      return unbakeText(decodeText(bytes))
    case 'jpeg':
    case 'gif':
    case 'webp':
      return fail({ code: 'unbake.photo' })
    case 'html':
      return fail({ code: 'unbake.web-page' })
    case 'zip':
      return fail({ code: 'unbake.archive' })
    case 'empty':
      return fail({ code: 'unbake.empty' })
    case 'unknown':
      return fail({ code: 'unbake.unknown' })
  }
}

/**
 * Finds the badge in text that was pasted or scanned: JSON, a JWS, an address, a `data:` URI of one of these.
 * A picture inside a `data:` URI needs `unbake`, given the same text as bytes.
 */
export function unbakeText(text: string): Result<Unbaked, UnbakeFault> {
  if (text.trim() === '') return fail({ code: 'unbake.empty' })
  if (text.length > MAX_PAYLOAD_CHARACTERS)
    return fail({ code: 'unbake.too-large', limit: MAX_PAYLOAD_CHARACTERS })
  const bytes = dataUrlBytes(text)
  if (bytes !== undefined && isPicture(bytes)) return fail({ code: 'unbake.text.picture' })
  const payload = toPayload(bytes === undefined ? text : decodeText(bytes)) ?? onlyAddressIn(text)
  return payload === undefined ? fail({ code: 'unbake.text.no-badge' }) : ok(asUnbaked(payload))
}

async function unbakeDataUrl(text: string): Promise<Result<Unbaked, UnbakeFault>> {
  const bytes = dataUrlBytes(text)
  if (bytes === undefined || detect(bytes) === 'data-url') return fail({ code: 'unbake.text.no-badge' })
  return unbake(bytes)
}

/** SVGZ: an SVG in gzip. */
async function unbakeCompressed(bytes: Uint8Array): Promise<Result<Unbaked, UnbakeFault>> {
  const opened = await inflate(bytes, 'gzip', MAX_SVG_BYTES)
  if (opened.state === 'too-large') return fail({ code: 'unbake.too-large', limit: MAX_SVG_BYTES })
  if (opened.state === 'damaged' || detect(opened.bytes) !== 'svg') return fail({ code: 'unbake.unknown' })
  return unbakeSvg(decodeText(opened.bytes))
}

/** What a `data:` URI holds (RFC 2397); undefined when the text is none. */
function dataUrlBytes(text: string): Uint8Array | undefined {
  const parts = /^\s*data:([^,]{0,200}),/i.exec(text)
  if (parts === null) return undefined
  const data = text.slice(parts[0].length)
  if (/;\s*base64\s*$/i.test(parts[1] as string)) return decodeBase64(percentDecoded(data))
  return new TextEncoder().encode(percentDecoded(data))
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone per cent sign: the text was never encoded.
    return text
  }
}

function isPicture(bytes: Uint8Array): boolean {
  return ['png', 'svg', 'svgz', 'pdf', 'jpeg', 'gif', 'webp'].includes(detect(bytes))
}

/** A message somebody wrote around an address is not longer than this. */
const MAX_MESSAGE_CHARACTERS = 4096

/** "My new badge: https://…", as phones share it. Two addresses would be a guess. */
function onlyAddressIn(text: string): Payload | undefined {
  if (text.length > MAX_MESSAGE_CHARACTERS) return undefined
  const addresses = text.match(/https?:\/\/[^\s<>"]+/gi) ?? []
  return addresses.length === 1 ? toPayload((addresses[0] as string).replace(/[.,;:!?)\]]+$/, '')) : undefined
}

function asUnbaked(payload: Payload): Unbaked {
  return { container: payload.form, payloads: [payload] }
}
