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

/** The protected header. */
export function jwsHeader(token: string): JsonObject | undefined {
  const header = decodePart(token, 0)
  return isObject(header) ? header : undefined
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
