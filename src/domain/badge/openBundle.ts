// Opens what holds several badges: an archive, a presentation, a record, a list, the export of another backpack.
import { isObject } from '../json.ts'
import { ok, type Result } from '../result.ts'
import { openArchive } from './bundle/openArchive.ts'
import { openList, type BadgeList } from './bundle/openList.ts'
import type { Part } from './bundle/part.ts'
import { decodeText } from './decodeText.ts'
import { detect } from './detect.ts'
import { jwsPayload } from './jws.ts'
import { MAX_BUNDLE_CHARACTERS, MAX_BUNDLE_PARTS, MAX_FILE_BYTES } from './limits.ts'
import { parseJson } from './parseJson.ts'
import { toPayload } from './toPayload.ts'
import { unbake } from './unbake.ts'
import type { UnbakeFault } from './unbakeFault.ts'

export type { Part } from './bundle/part.ts'

/**
 * The parts of a file or text that holds several badges, each to be examined by itself. A part may be a bundle again.
 *
 * @returns Nothing when it is no bundle; a fault only for an archive that cannot be opened.
 * @example
 *   const parts = await openBundle(zipBytes)
 *   if (parts.ok) for (const part of parts.value ?? []) …
 */
export async function openBundle(
  input: Uint8Array | string,
): Promise<Result<Part[] | undefined, UnbakeFault>> {
  if (typeof input === 'string') return ok(await fromText(input))
  if (input.length > MAX_FILE_BYTES) return ok(undefined)
  const kind = detect(input)
  if (kind === 'zip') return openArchive(input, { id: await hashOf(input) })
  if (['json', 'jws', 'url', 'text'].includes(kind)) return ok(await fromText(decodeText(input)))
  const unbaked = await unbake(input)
  if (!unbaked.ok) return ok(undefined)
  for (const payload of unbaked.value.payloads) {
    if (payload.form === 'url') continue
    const parts = await fromText(payload.form === 'jws' ? payload.token : payload.text)
    if (parts !== undefined) return ok(parts)
  }
  return ok(undefined)
}

async function fromText(text: string): Promise<Part[] | undefined> {
  if (text.length > MAX_BUNDLE_CHARACTERS) return undefined
  const list = listIn(text.trim())
  if (list === undefined) return undefined
  const bundle = {
    id: list.id ?? (await hashOf(new TextEncoder().encode(text))),
    ...(list.name !== undefined && { name: list.name }),
  }
  return list.badges.map((badge) => ({ name: badge.name ?? '', content: badge.text, bundle }))
}

function listIn(text: string): BadgeList | undefined {
  if (/^[[{]/.test(text)) {
    const parsed = parseJson(text, MAX_BUNDLE_CHARACTERS)
    return parsed.ok ? openList(parsed.value) : undefined
  }
  if (toPayload(text)?.form !== 'jws') return linesOf(text)
  const claims = jwsPayload(text.replace(/\s+/g, ''))
  if (!isObject(claims)) return undefined
  return openList(isObject(claims.vp) ? claims.vp : isObject(claims.vc) ? claims.vc : claims)
}

/** Several links or tokens, one a line, as people keep them in notes. */
function linesOf(text: string): BadgeList | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length < 2 || lines.length > MAX_BUNDLE_PARTS) return undefined
  const badges = lines.flatMap((line) => (toPayload(line) ? { text: line.trim() } : []))
  return badges.length === lines.length ? { badges } : undefined
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
  return `sha256:${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
