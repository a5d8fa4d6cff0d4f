// Which bytes are the badge "as received", and what they are called.
import type { ContainerKind } from '../domain/badge/badge.ts'
import type { Snapshot } from '../domain/outside.ts'
import type { Examined } from '../domain/verification/examine.ts'
import { parseAddress } from '../domain/webAddress.ts'
import { bufferOf } from '../storage/bytes.ts'
import { sniffPicture } from '../workers/findPicture.ts'
import type { BadgeSource } from './badgeSource.ts'

interface Original {
  bytes: ArrayBuffer
  mediaType: string
  fileName: string
}

const MEDIA_TYPES: Record<ContainerKind, string> = {
  png: 'image/png',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  json: 'application/json',
  jws: 'application/jwt',
  url: 'text/plain',
  zip: 'application/zip',
}

const ENDINGS: Record<ContainerKind, string> = {
  png: 'png',
  svg: 'svg',
  pdf: 'pdf',
  json: 'json',
  jws: 'jwt',
  url: 'txt',
  zip: 'zip',
}

/**
 * The file or text as it came. Of a bare link, what it led to: the badge must outlive its host. The kind is told by
 * content, never by the name of the file.
 */
export function originalOf(source: BadgeSource, input: Uint8Array | string, examined: Examined): Original {
  const container = examined.container ?? 'json'
  const linked = container === 'url' && typeof input === 'string' ? linkedBy(input, examined) : undefined
  if (linked !== undefined) {
    return {
      bytes: bufferOf(linked.body),
      mediaType: typeOf(linked.body),
      fileName: nameFromAddress(linked.url),
    }
  }
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  const mediaType = isPicture(container) ? (sniffPicture(bytes) ?? 'text/plain') : MEDIA_TYPES[container]
  const givenName = source.kind === 'file' ? source.file.name : ''
  return { bytes: bufferOf(bytes), mediaType, fileName: givenName || `badge.${ENDINGS[container]}` }
}

/** What the link led to, by way of the address that was found behind it. */
function linkedBy(input: string, { payload, snapshots }: Examined): Snapshot | undefined {
  return answerTo(payload?.form === 'url' ? payload.url : input.trim(), snapshots)
}

/** Whether the kind is a picture; the bytes may still be text that holds one (a `data:` URI in a file). */
function isPicture(container: ContainerKind): boolean {
  return container === 'png' || container === 'svg'
}

/** What came from that very address. */
function answerTo(address: string, snapshots: Snapshot[]): Snapshot | undefined {
  const wanted = parseAddress(address)?.href ?? address
  return snapshots.find(({ url, status }) => (url === address || url === wanted) && status === 200)
}

/** The type by content: hosts of badges say text/html and application/octet-stream of anything. */
function typeOf(bytes: Uint8Array): string {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart()
  if (start.startsWith('%PDF')) return 'application/pdf'
  return sniffPicture(bytes) ?? (/^[[{]/.test(start) ? 'application/json' : 'text/plain')
}

function nameFromAddress(address: string): string {
  return (
    parseAddress(address)
      ?.pathname.split('/')
      .findLast((part) => part !== '') ?? 'badge'
  )
}
