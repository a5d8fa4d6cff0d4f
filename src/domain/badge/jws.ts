// Looking into a compact JWS without checking it.
import { isObject, type Json, type JsonObject } from '../json.ts'
import { decodeBase64 } from './base64.ts'
import { decodeText } from './decodeText.ts'
import { parseJson } from './parseJson.ts'

const COMPACT_JWS = /^[\w-]+\.[\w-]*\.[\w-]*$/

/** Three base64url parts, the first of which is a header. "www.example.org" has three parts too, and no header. */
export function isCompactJws(text: string): boolean {
  return COMPACT_JWS.test(text) && jwsHeader(text) !== undefined
}

/** Of the token that was looked into last: it is recognised, read and checked one after the other. */
let latest: { token: string; header: JsonObject | undefined } | undefined

/** The protected header. */
export function jwsHeader(token: string): JsonObject | undefined {
  if (latest?.token === token) return latest.header
  const part = decodePart(token, 0)
  const header = isObject(part) ? part : undefined
  latest = { token, header }
  return header
}

/** What the JWS says; nothing about it is proved yet. */
export function jwsPayload(token: string): Json | undefined {
  return decodePart(token, 1)
}

function decodePart(token: string, index: number): Json | undefined {
  const bytes = decodeBase64(token.split('.')[index] ?? '')
  if (bytes === undefined) return undefined
  const parsed = parseJson(decodeText(bytes))
  return parsed.ok ? parsed.value : undefined
}
