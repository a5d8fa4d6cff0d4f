// Looks at every field of a shared page before anything of it is shown: the host may be anyone's.
import { readShareDraft } from '../contract/readShareDraft.ts'
import { shareBadgePath } from '../contract/paths.ts'
import type { SharedData } from '../contract/sharing.ts'
import { isShareId } from '../contract/writeToken.ts'
import { isObject } from '../domain/json.ts'

/** The page with its badges, or nothing when it is none. Where the files lie follows from the id, not from the answer. */
export function readSharedData(body: Uint8Array): SharedData | undefined {
  const value = parse(body)
  const page = isObject(value) ? value['page'] : undefined
  if (!isObject(page)) return undefined
  const { id, publishedAt, updatedAt, expiresAt } = page
  const words = readShareDraft({ ...page, expiresInDays: 1 })
  if (!words.ok || !isShareId(id) || !isDate(publishedAt) || !isDate(updatedAt) || !isDate(expiresAt))
    return undefined
  const { expiresInDays: _days, ...rest } = words.value
  return {
    page: { ...rest, id, publishedAt, updatedAt, expiresAt },
    badges: rest.badges.map((badge, index) => ({
      ...badge.original,
      name: badge.name,
      issuerName: badge.issuerName,
      original: shareBadgePath(id, index + 1),
    })),
  }
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    // Not JSON, so not a page.
    return undefined
  }
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
