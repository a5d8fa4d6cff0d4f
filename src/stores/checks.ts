// A shared page as its reader gets it: what it says, and the badge files on it; nothing is kept.
import { defineStore } from 'pinia'
import { SHARE_LIMITS } from '../contract/limits.ts'
import { shareDataPath } from '../contract/paths.ts'
import { readSharedData } from './readSharedData.ts'
import type { SharedData } from '../contract/sharing.ts'
import { isShareId } from '../contract/writeToken.ts'
import { fail, ok, type Result } from '../domain/result.ts'

export type CheckFault = {
  code:
    | 'check.page-gone'
    | 'check.page-unknown'
    | 'check.page-unreachable'
    | 'check.page-unreadable'
    | 'check.file-unreachable'
}

const PAGE_BYTES = 4 * 1024 * 1024
const PATIENCE = 20_000

export const useChecksStore = defineStore('checks', () => {
  /** What the page of this id says. */
  async function openPage(id: string, signal?: AbortSignal): Promise<Result<SharedData, CheckFault>> {
    if (!isShareId(id)) return fail({ code: 'check.page-unknown' })
    const answer = await get(shareDataPath(id), PAGE_BYTES, signal)
    if (!answer.came) return fail({ code: 'check.page-unreachable' })
    const { status } = answer.response
    if (status === 410) return fail({ code: 'check.page-gone' })
    if (status === 404) return fail({ code: 'check.page-unknown' })
    if (!answer.response.ok) return fail({ code: 'check.page-unreachable' })
    const data = readSharedData(answer.body)
    return data === undefined ? fail({ code: 'check.page-unreadable' }) : ok(data)
  }

  /** A badge of the page, byte for byte. */
  async function openOriginal(path: string, signal?: AbortSignal): Promise<Result<Uint8Array, CheckFault>> {
    const answer = await get(path, SHARE_LIMITS.fileBytes, signal)
    if (!answer.came || !answer.response.ok) return fail({ code: 'check.file-unreachable' })
    return ok(answer.body)
  }

  return { openPage, openOriginal }
})

async function get(path: string, maxBytes: number, signal?: AbortSignal) {
  const { httpGet } = await import('../network/http.ts')
  return httpGet(globalThis.fetch.bind(globalThis), path, {
    accept: '*/*',
    maxBytes,
    timeoutMs: PATIENCE,
    ...(signal && { signal }),
  })
}
