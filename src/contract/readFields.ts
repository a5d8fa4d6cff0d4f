// Looks at what came over the wire, field by field; the first thing amiss ends the look.
import { isObject, type JsonObject } from '../domain/json.ts'
import type { SharedFile } from '../domain/sharing/sharedFile.ts'
import { parseAddress } from '../domain/webAddress.ts'
import { SHARE_LIMITS as LIMITS } from './limits.ts'
import { MEDIA_TYPES, type FileRole } from './mediaTypes.ts'

const MOMENT = /^\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}$/
// Controls but tab and line ends, and the marks that turn the direction of the text around them.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/
const LONE_SURROGATE = /\p{Surrogate}/u

/** Thrown by the readers of this file and caught where a whole page is read; its message is the place. */
export class Amiss extends Error {}

export function readFile(value: unknown, at: string, role: FileRole): SharedFile {
  const file = object(value, at)
  const mediaType = text(file['mediaType'], `${at}.mediaType`, 100)
  if (!MEDIA_TYPES[role].has(mediaType)) throw new Amiss(`${at}.mediaType`)
  return {
    sha256: matching(file['sha256'], `${at}.sha256`, /^[0-9a-f]{64}$/),
    mediaType,
    fileName: text(file['fileName'], `${at}.fileName`, LIMITS.fileName),
  }
}

export function object(value: unknown, at: string): JsonObject {
  if (!isObject(value)) throw new Amiss(at)
  return value
}

export function list(value: unknown, at: string, most: number): unknown[] {
  if (!Array.isArray(value) || value.length > most) throw new Amiss(at)
  return value
}

export function text(value: unknown, at: string, most: number, least = 1): string {
  if (typeof value !== 'string' || value.length > most || value.trim().length < least) throw new Amiss(at)
  if (UNSEEN.test(value) || LONE_SURROGATE.test(value)) throw new Amiss(at)
  return value
}

export function matching(value: unknown, at: string, pattern: RegExp): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new Amiss(at)
  return value
}

export function moment(value: unknown, at: string): string {
  const date = matching(value, at, MOMENT)
  if (Number.isNaN(Date.parse(date))) throw new Amiss(at)
  return date
}

/** A language tag (BCP 47, its outer form). */
export function languageTag(value: unknown, at: string): string {
  return matching(value, at, LANGUAGE)
}

/** One of a few words. */
export function oneOf<Word extends string>(words: readonly Word[], value: unknown, at: string): Word {
  const found = words.find((word) => word === value)
  if (found === undefined) throw new Amiss(at)
  return found
}

/** A whole number from 0 that is less than `count`. */
export function place(value: unknown, at: string, count: number): number {
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) >= count) throw new Amiss(at)
  return Number(value)
}

export function webAddress(value: unknown, at: string): string {
  const address = text(value, at, LIMITS.url)
  const protocol = parseAddress(address)?.protocol
  if (protocol !== 'https:' && protocol !== 'http:') throw new Amiss(at)
  return address
}

/** A field that may be absent: `undefined` and `null` leave no trace. */
export function optional<Key extends string, T>(
  key: Key,
  value: unknown,
  read: (value: unknown) => T,
): { [K in Key]?: T } {
  return value === undefined || value === null ? {} : ({ [key]: read(value) } as { [K in Key]?: T })
}
