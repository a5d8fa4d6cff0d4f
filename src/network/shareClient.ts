// Publishes pages on the host, changes them and takes them down. What goes wrong on the way is a fault with a code.
import { isProblemCode, type ProblemCode } from '../contract/problems.ts'
import { shareApiPath, shareDataPath, SHARES_PATH } from '../contract/paths.ts'
import { readShareReceipt } from '../contract/readShareReceipt.ts'
import { filesOfDraft, type AnyShareDraft } from '../contract/lockedShare.ts'
import { filesOf } from '../contract/sharedFiles.ts'
import { filePart, PAGE_PART, type ShareReceipt } from '../contract/sharing.ts'
import { isObject } from '../domain/json.ts'
import { fail, ok, type Fault, type Result } from '../domain/result.ts'
import type { SharePage } from '../domain/sharing/sharePage.ts'

/** What the host said, or that it said nothing that could be understood. */
export interface ShareFault extends Fault {
  code: ProblemCode | 'share.host-unreachable' | 'share.host-unreadable'
}

/** Files by SHA-256. */
export type ShareFiles = ReadonlyMap<string, { bytes: ArrayBuffer; mediaType: string }>

export interface ShareAccess {
  fetch: typeof globalThis.fetch
  /** Where the host is; by default where the app came from. */
  host?: string
  /** The write token, which never leaves the device but for the host. */
  token: string
  signal?: AbortSignal
}

/** Publishes a page. Sent again with the same token after a lost answer, it is still one page. */
export function publishShare(
  access: ShareAccess,
  draft: AnyShareDraft,
  files: ShareFiles,
): Promise<Result<ShareReceipt, ShareFault>> {
  return send(access, { method: 'POST', path: SHARES_PATH, body: formOf(draft, files, new Set()) })
}

/**
 * Changes a page. Files that the page has already are not sent again; `etag` is that of the last receipt, so that a
 * change made on another device is not written over. Without one, what is there is replaced.
 */
export async function changeShare(
  access: ShareAccess,
  share: { id: string; etag?: string | undefined },
  { draft, files }: { draft: AnyShareDraft; files: ShareFiles },
): Promise<Result<ShareReceipt, ShareFault>> {
  const path = shareApiPath(share.id)
  const headers = { 'If-Match': share.etag === undefined ? '*' : `"${share.etag}"` }
  const held = await heldFiles(access, share.id)
  const changed = await send(access, { method: 'PUT', path, headers, body: formOf(draft, files, held) })
  const isMissing = !changed.ok && changed.error.code === 'share.file-missing'
  if (!isMissing || held.size === 0) return changed
  return send(access, { method: 'PUT', path, headers, body: formOf(draft, files, new Set()) })
}

/** Takes a page down: it is gone when this answers well. */
export async function takeDownShare(access: ShareAccess, id: string): Promise<Result<void, ShareFault>> {
  const answer = await request(access, { method: 'DELETE', path: shareApiPath(id) })
  if (!answer.ok) return answer
  return answer.value.ok ? ok(undefined) : fail(await faultOf(answer.value))
}

interface Message {
  method: 'POST' | 'PUT' | 'DELETE'
  path: string
  headers?: Record<string, string>
  body?: FormData
}

async function send(access: ShareAccess, message: Message): Promise<Result<ShareReceipt, ShareFault>> {
  const answer = await request(access, message)
  if (!answer.ok) return answer
  if (!answer.value.ok) return fail(await faultOf(answer.value))
  const receipt = readShareReceipt(await readJson(answer.value))
  return receipt === undefined ? fail({ code: 'share.host-unreadable' }) : ok(receipt)
}

async function request(
  { fetch, host = '', token, signal }: ShareAccess,
  { method, path, headers = {}, body }: Message,
): Promise<Result<Response, ShareFault>> {
  try {
    const response = await fetch(host + path, {
      method,
      headers: { ...headers, Authorization: `Bearer ${token}` },
      credentials: 'omit',
      redirect: 'error',
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    })
    return ok(response)
  } catch {
    // fetch throws for every way in which a host can be out of reach, a call called off among them.
    return fail({ code: 'share.host-unreachable' })
  }
}

function formOf(draft: AnyShareDraft, files: ShareFiles, held: ReadonlySet<string>): FormData {
  const form = new FormData()
  form.append(PAGE_PART, JSON.stringify(draft))
  const named = new Map(filesOfDraft(draft).map((file) => [file.sha256, file]))
  for (const [sha256, { mediaType }] of named) {
    const file = files.get(sha256)
    if (file !== undefined && !held.has(sha256)) {
      form.append(filePart(sha256), new Blob([file.bytes], { type: mediaType }), sha256)
    }
  }
  return form
}

/** Which files the page shows already. Not to know costs only that they are sent again. */
async function heldFiles({ fetch, host = '', signal }: ShareAccess, id: string): Promise<Set<string>> {
  try {
    const response = await fetch(host + shareDataPath(id), { credentials: 'omit', ...(signal && { signal }) })
    const data = response.ok ? await readJson(response) : undefined
    const page = isObject(data) ? data['page'] : undefined
    return new Set(filesOf(page as unknown as SharePage).map((file) => file.sha256))
  } catch {
    // Out of reach, or not of the agreed form.
    return new Set()
  }
}

async function faultOf(response: Response): Promise<ShareFault> {
  const problem = await readJson(response)
  const code = isObject(problem) ? problem['code'] : undefined
  if (isProblemCode(code)) return { code }
  // A proxy before the host answers in its own words.
  if (response.status === 413) return { code: 'share.too-large' }
  return { code: response.status >= 500 ? 'share.host-unreachable' : 'share.host-unreadable' }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return (await response.json()) as unknown
  } catch {
    return undefined // Not JSON: the caller says what that means.
  }
}
