// Which bytes are the badge "as received", and what they are called.
import type { ContainerKind } from '../domain/badge/badge.ts'
import type { Snapshot } from '../domain/outside.ts'
import type { Examined } from '../domain/verification/examine.ts'
import type { BadgeSource } from './receiveBadge.ts'

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
  const linked =
    container === 'url' && typeof input === 'string' ? answerTo(input.trim(), examined.snapshots) : undefined
  if (linked !== undefined) {
    return {
      bytes: copyOf(linked.body),
      mediaType: linkedType(linked),
      fileName: nameFromAddress(linked.url),
    }
  }
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  const fileName = source.kind === 'file' ? source.file.name : `badge.${ENDINGS[container]}`
  return {
    bytes: copyOf(bytes),
    mediaType: MEDIA_TYPES[container],
    fileName: fileName || `badge.${ENDINGS[container]}`,
  }
}

/** What came from that very address, if it is small enough a difference to be the same. */
function answerTo(address: string, snapshots: Snapshot[]): Snapshot | undefined {
  const wanted = URL.canParse(address) ? new URL(address).href : address
  const isOf = (snapshot: Snapshot) => snapshot.url === address || snapshot.url === wanted
  return snapshots.find((snapshot) => isOf(snapshot) && snapshot.status === 200)
}

/** JSON served under whatever name is JSON: hosts of badges say text/html and application/octet-stream. */
function linkedType(snapshot: Snapshot): string {
  if (/^image\/(png|svg\+xml)$|^application\/pdf$/.test(snapshot.mediaType)) return snapshot.mediaType
  const start = new TextDecoder().decode(snapshot.body.subarray(0, 64)).trimStart()
  return start.startsWith('{') || start.startsWith('[') ? 'application/json' : 'text/plain'
}

function nameFromAddress(address: string): string {
  const last = new URL(address).pathname.split('/').findLast((part) => part !== '')
  return last ?? 'badge'
}

/** A buffer of exactly these bytes. */
function copyOf(bytes: Uint8Array): ArrayBuffer {
  const isWhole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength
  return isWhole && bytes.buffer instanceof ArrayBuffer ? bytes.buffer : bytes.slice().buffer
}
