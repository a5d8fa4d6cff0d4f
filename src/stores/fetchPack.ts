// Fetches the ciphertext of a locked page; no password is needed for that, and none is sent.
import { SHARE_LIMITS } from '../contract/limits.ts'
import { readLockedPage } from '../contract/lockedShare.ts'
import { shareDataPath, shareFilePath } from '../contract/paths.ts'
import { isShareId } from '../contract/writeToken.ts'
import { isObject } from '../domain/json.ts'
import type { ShareLanguage } from '../domain/sharing/sharePage.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { useDevice } from './device.ts'

export interface FetchedPack {
  id: string
  language: ShareLanguage
  bytes: Blob
  /** ISO 8601, when it was fetched: the host does not say when it was made. */
  updatedAt: string
}

export type FetchFault = {
  code: 'check.page-gone' | 'check.page-unknown' | 'check.page-unreachable' | 'locked.not-locked'
}

/** The pack of the page of this id. */
export async function fetchPack(id: string): Promise<Result<FetchedPack, FetchFault>> {
  if (!isShareId(id)) return fail({ code: 'check.page-unknown' })
  const data = await get(shareDataPath(id), SHARE_LIMITS.pageBytes * 2)
  if (data === undefined) return fail({ code: 'check.page-unreachable' })
  if (data.status === 410) return fail({ code: 'check.page-gone' })
  if (data.status === 404) return fail({ code: 'check.page-unknown' })
  const page = data.status === 200 ? readLockedPage(parse(data.body)) : undefined
  if (page === undefined) return fail({ code: 'locked.not-locked' })
  const pack = await get(shareFilePath(id, page.pack), SHARE_LIMITS.fileBytes)
  if (pack?.status !== 200) return fail({ code: 'check.page-unreachable' })
  const bytes = new Blob([new Uint8Array(pack.body)])
  return ok({ id, language: page.language, bytes, updatedAt: useDevice().now().toISOString() })
}

async function get(
  path: string,
  maxBytes: number,
): Promise<{ status: number; body: Uint8Array } | undefined> {
  const { httpGet } = await import('../network/http.ts')
  const answer = await httpGet(globalThis.fetch.bind(globalThis), path, {
    accept: '*/*',
    maxBytes,
    timeoutMs: 60_000,
  })
  return answer.came ? { status: answer.response.status, body: answer.body } : undefined
}

function parse(body: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body))
    return isObject(value) ? value : undefined
  } catch {
    return undefined // Not JSON, so not a page.
  }
}
