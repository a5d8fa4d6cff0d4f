// Rows of any table as JSON and back: bytes become the SHA-256 of a file that lies beside.
import { isObject, type Json, type JsonObject } from '../../domain/json.ts'

/** Takes bytes away and gives the SHA-256 they are found by. */
export type PutFile = (bytes: ArrayBuffer) => Promise<string>
/** Finds bytes by their SHA-256; nothing when they are not there or not sound. */
export type GetFile = (sha256: string) => Promise<ArrayBuffer | undefined>

/** A row nothing could be made of elsewhere: a key that may not leave the device, a file handle. */
export class NotForBackup extends Error {
  override name = 'NotForBackup'
}

/** The row as JSON. */
export async function rowToJson(value: unknown, putFile: PutFile): Promise<Json> {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Json
  if (value instanceof ArrayBuffer) return { $file: await putFile(value) }
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice().buffer
    return { $file: await putFile(bytes) }
  }
  if (Array.isArray(value)) return Promise.all(value.map((inner) => rowToJson(inner, putFile)))
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new NotForBackup()
  const json: JsonObject = {}
  for (const [key, inner] of Object.entries(value as object))
    if (inner !== undefined) json[key] = await rowToJson(inner, putFile)
  return json
}

/** The row again; undefined when one of its files is missing. */
export async function rowFromJson(value: Json, getFile: GetFile): Promise<unknown> {
  if (Array.isArray(value)) {
    const all = await Promise.all(value.map((inner) => rowFromJson(inner, getFile)))
    return all.includes(undefined) ? undefined : all
  }
  if (!isObject(value)) return value
  if (typeof value['$file'] === 'string') return getFile(value['$file'])
  const row: Record<string, unknown> = {}
  for (const [key, inner] of Object.entries(value)) {
    const made = await rowFromJson(inner as Json, getFile)
    if (made === undefined) return undefined
    row[key] = made
  }
  return row
}
