// Takes a publication apart: the page, and each file checked against the hash that names it.
import { SHARE_LIMITS } from '../../contract/limits.ts'
import type { HostFault } from '../../contract/problems.ts'
import { readShareDraft } from '../../contract/readShareDraft.ts'
import { filesOf } from '../../contract/sharedFiles.ts'
import { filePart, PAGE_PART, type ShareDraft } from '../../contract/sharing.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import { sha256Hex } from './hash.ts'

export interface Upload {
  draft: ShareDraft
  /** The page as it came: with the files' hashes in it, it stands for the whole publication. */
  draftHash: string
  files: Map<string, Uint8Array>
}

/** `held` are the hashes that the share has already: they need not come again. */
export async function readUpload(
  request: Request,
  held: ReadonlySet<string>,
): Promise<Result<Upload, HostFault>> {
  const form = await readForm(request)
  if (form === undefined) return fail({ code: 'share.not-multipart' })
  const text = await readPagePart(form)
  if (!text.ok) return text
  const json = parse(text.value)
  if (json === undefined) return fail({ code: 'share.invalid', detail: 'page' })
  const draft = readShareDraft(json)
  if (!draft.ok) return draft
  const files = await readFiles(form, draft.value, held)
  if (!files.ok) return files
  return ok({ draft: draft.value, draftHash: sha256Hex(text.value), files: files.value })
}

async function readForm(request: Request): Promise<FormData | undefined> {
  if (!/^multipart\/form-data\s*;/i.test(request.headers.get('content-type') ?? '')) return undefined
  try {
    return await request.formData()
  } catch {
    // Not of this form, or cut off by the body limit, which answers for itself.
    return undefined
  }
}

async function readPagePart(form: FormData): Promise<Result<string, HostFault>> {
  const part = form.get(PAGE_PART)
  if (part === null || form.getAll(PAGE_PART).length !== 1)
    return fail({ code: 'share.invalid', detail: 'page' })
  const text = typeof part === 'string' ? part : await part.text()
  return text.length > SHARE_LIMITS.pageBytes ? fail({ code: 'share.too-large' }) : ok(text)
}

async function readFiles(
  form: FormData,
  draft: ShareDraft,
  held: ReadonlySet<string>,
): Promise<Result<Map<string, Uint8Array>, HostFault>> {
  const wanted = new Set(filesOf(draft).map((file) => file.sha256))
  const files = new Map<string, Uint8Array>()
  for (const sha256 of wanted) {
    const part = form.get(filePart(sha256))
    if (part === null && held.has(sha256)) continue
    if (part === null) return fail({ code: 'share.file-missing', detail: sha256 })
    const bytes =
      typeof part === 'string' ? new TextEncoder().encode(part) : new Uint8Array(await part.arrayBuffer())
    if (bytes.byteLength > SHARE_LIMITS.fileBytes) return fail({ code: 'share.too-large', detail: sha256 })
    if (sha256Hex(bytes) !== sha256) return fail({ code: 'share.file-altered', detail: sha256 })
    files.set(sha256, bytes)
  }
  const stray = [...form.keys()].find((name) => name !== PAGE_PART && !wanted.has(name.replace(/^file-/, '')))
  return stray === undefined ? ok(files) : fail({ code: 'share.file-unexpected', detail: stray.slice(0, 80) })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined // Not JSON: the caller says so.
  }
}
