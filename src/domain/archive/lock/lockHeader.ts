// The beginning of a locked backup: how its key is made and how its content is cut. See docs/backup-format.md.
import { decodeBase64 } from '../../badge/base64.ts'
import { joinBytes } from '../../badge/joinBytes.ts'
import { parseJson } from '../../badge/parseJson.ts'
import { crc32 } from '../../badge/png/chunks.ts'
import { isObject } from '../../json.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { ByteSource, SourceFault } from '../byteSource.ts'

/**
 * Work of PBKDF2-HMAC-SHA-256 for one try of a passphrase: above OWASP's floor of 600,000 (Password Storage Cheat
 * Sheet, 2023 to 2026), and a second or two on a cheap phone.
 */
export const ITERATIONS = 1_000_000

/** No Besace ever wrote less; more would hold up the reader for minutes. */
export const ITERATION_BOUNDS = { least: 600_000, most: 10_000_000 } as const

/** Bytes sealed at once. */
export const CHUNK_BYTES = 1024 * 1024
const CHUNK_BOUNDS = { least: 64 * 1024, most: 8 * 1024 * 1024 } as const

/** AES-GCM adds that much to each chunk. */
export const SEAL_BYTES = 16

const VERSION = 1
const MARK = /^besace-locked\/(\d{1,4})\n/
const MAGIC = `besace-locked/${VERSION}\n`
const END = 'besace-end/1'
const MOST_HEADER_BYTES = 4096

/** How a locked backup was locked. */
export interface LockHeader {
  iterations: number
  salt: Uint8Array<ArrayBuffer>
  /** Tells a wrong passphrase from a damaged file. */
  check: Uint8Array<ArrayBuffer>
  chunkBytes: number
}

/** The header with its own bytes, which every chunk is sealed together with. */
export interface ReadLock {
  header: LockHeader
  bytes: Uint8Array<ArrayBuffer>
  /** Of the content, before it was locked. */
  contentBytes: number
}

export type LockFault = SourceFault | { code: 'backup.newer' | 'backup.not-a-backup' | 'backup.hostile' }

/** Shown to whoever opens the file with something else. */
const ABOUT =
  'Sauvegarde de Besace, fermée par une phrase de passe. Dans Besace : Moi, Sauvegarde, Restaurer. / A Besace backup, ' +
  'locked with a passphrase. In Besace: Me, Backup, Restore.'

/** Whether a file begins like a locked backup of any version. */
export function isLocked(head: Uint8Array): boolean {
  return MARK.test(asciiOf(head.subarray(0, 24)))
}

/** The header as it is written. */
export function writeLockHeader(header: LockHeader, about = ABOUT): Uint8Array<ArrayBuffer> {
  const { iterations, salt, check, chunkBytes } = header
  const text = JSON.stringify({
    about,
    key: { from: 'PBKDF2-HMAC-SHA-256', iterations, salt: base64Of(salt), check: base64Of(check) },
    content: { cipher: 'AES-256-GCM', chunkBytes },
  })
  const json = new TextEncoder().encode(text)
  const words = joinBytes([new TextEncoder().encode(MAGIC), numberOf(json.length), json])
  return joinBytes([words, numberOf(crc32(words, 0, words.length))])
}

/** What stands behind the last chunk: a file that was cut does not end so. */
export function writeLockEnd(contentBytes: number): Uint8Array<ArrayBuffer> {
  return joinBytes([new TextEncoder().encode(END), numberOf(contentBytes)])
}

/** Reads the header, and whether the file is as long as its end says: no passphrase is needed to see a cut. */
export async function readLockHeader(source: ByteSource): Promise<Result<ReadLock, LockFault>> {
  const head = await source.read(0, Math.min(source.size, 24))
  if (!head.ok) return head
  const mark = MARK.exec(asciiOf(head.value))
  if (mark === null) return fail({ code: 'backup.not-a-backup' })
  if (Number(mark[1]) > VERSION) return fail({ code: 'backup.newer' })
  const start = mark[0].length + 4
  if (source.size < start) return fail({ code: 'backup.cut-short' })
  const length = new DataView(head.value.buffer).getUint32(mark[0].length)
  if (length > MOST_HEADER_BYTES) return fail({ code: 'backup.damaged' })
  const whole = await source.read(0, start + length + 4)
  if (!whole.ok) return whole
  const sum = new DataView(whole.value.buffer).getUint32(start + length)
  if (crc32(whole.value, 0, start + length) !== sum) return fail({ code: 'backup.damaged' })
  const header = headerFrom(new TextDecoder().decode(whole.value.subarray(start, start + length)))
  if (header === undefined) return fail({ code: 'backup.hostile' })
  return readEnd(source, header, whole.value)
}

async function readEnd(
  source: ByteSource,
  header: LockHeader,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<ReadLock, LockFault>> {
  const length = END.length + 4
  if (source.size < bytes.length + SEAL_BYTES + length) return fail({ code: 'backup.cut-short' })
  const end = await source.read(source.size - length, source.size)
  if (!end.ok) return end
  if (asciiOf(end.value.subarray(0, END.length)) !== END) return fail({ code: 'backup.cut-short' })
  const contentBytes = new DataView(end.value.buffer).getUint32(END.length)
  const expected = bytes.length + contentBytes + chunkCount(header, contentBytes) * SEAL_BYTES + length
  return source.size === expected ? ok({ header, bytes, contentBytes }) : fail({ code: 'backup.damaged' })
}

/** How many chunks the content is cut into; an empty content is one empty chunk. */
export function chunkCount({ chunkBytes }: LockHeader, contentBytes: number): number {
  return Math.max(1, Math.ceil(contentBytes / chunkBytes))
}

function headerFrom(text: string): LockHeader | undefined {
  const parsed = parseJson(text, MOST_HEADER_BYTES)
  const value = parsed.ok ? parsed.value : undefined
  if (!isObject(value) || !isObject(value['key']) || !isObject(value['content'])) return undefined
  const { key, content } = value
  if (key['from'] !== 'PBKDF2-HMAC-SHA-256' || content['cipher'] !== 'AES-256-GCM') return undefined
  const iterations = within(key['iterations'], ITERATION_BOUNDS.least, ITERATION_BOUNDS.most)
  const chunkBytes = within(content['chunkBytes'], CHUNK_BOUNDS.least, CHUNK_BOUNDS.most)
  const [salt, check] = [bytesIn(key['salt'], 16), bytesIn(key['check'], 16)]
  if (!iterations || !chunkBytes || !salt || !check) return undefined
  return { iterations, salt, check, chunkBytes }
}

function within(value: unknown, least: number, most: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : undefined
}

function bytesIn(value: unknown, length: number): Uint8Array<ArrayBuffer> | undefined {
  const bytes = typeof value === 'string' ? decodeBase64(value) : undefined
  return bytes?.length === length ? (bytes as Uint8Array<ArrayBuffer>) : undefined
}

function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

function numberOf(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}
