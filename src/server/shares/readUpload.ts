// Takes a publication apart as it comes: the page, and each file checked against the hash that names it.
import { SHARE_LIMITS } from '../../contract/limits.ts'
import type { HostFault } from '../../contract/problems.ts'
import { filesOfDraft, readAnyShareDraft, type AnyShareDraft } from '../../contract/lockedShare.ts'
import { PAGE_PART } from '../../contract/sharing.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import type { ByteSource } from '../store/store.ts'
import { StoreError } from '../store/storeError.ts'
import { sha256Hex } from './hash.ts'
import { boundaryOf, readMultipart, type PartSink } from './multipart.ts'
import type { SpooledFile, UploadSpace } from './spool.ts'

export interface Upload {
  draft: AnyShareDraft
  /** The page as it came: with the files' hashes in it, it stands for the whole publication. */
  draftHash: string
  files: Map<string, ByteSource>
}

/** What has come so far. After the first fault the rest is read and let go, so that the answer can be heard. */
interface Arrivals {
  pages: Buffer[]
  files: Map<string, SpooledFile>
  fault?: HostFault
}

const FILE_PART = /^file-([0-9a-f]{64})$/
const IGNORED: PartSink = { write: () => undefined, end: () => undefined }

/** `held` are the hashes that the share has already: they need not come again. */
export async function readUpload(
  request: Request,
  held: ReadonlySet<string>,
  space: UploadSpace,
): Promise<Result<Upload, HostFault>> {
  const arrivals = await receiveAll(request, space)
  if (arrivals === undefined) return fail({ code: 'share.not-multipart' })
  const [page, ...others] = arrivals.pages
  if (arrivals.fault !== undefined) return fail(arrivals.fault)
  const json = page === undefined || others.length > 0 ? undefined : parse(page)
  if (page === undefined || json === undefined) return fail({ code: 'share.invalid', detail: 'page' })
  const draft = readAnyShareDraft(json)
  if (!draft.ok) return draft
  const files = choose(arrivals.files, draft.value, held)
  return files.ok ? ok({ draft: draft.value, draftHash: sha256Hex(page), files: files.value }) : files
}

async function receiveAll(request: Request, space: UploadSpace): Promise<Arrivals | undefined> {
  const boundary = boundaryOf(request.headers.get('content-type') ?? undefined)
  if (boundary === undefined || request.body === null) return undefined
  const arrivals: Arrivals = { pages: [], files: new Map() }
  try {
    await readMultipart(request.body, boundary, (name) => sinkFor(name, arrivals, space))
    return arrivals
  } catch (error) {
    if (error instanceof StoreError) throw error
    // Not of this form, cut off by a line that went dead, or by the body limit, which answers for itself.
    return undefined
  }
}

function sinkFor(name: string, arrivals: Arrivals, space: UploadSpace): Promise<PartSink> | PartSink {
  if (arrivals.fault !== undefined) return IGNORED
  if (name === PAGE_PART) return pageSink(arrivals)
  const sha256 = FILE_PART.exec(name)?.[1]
  if (sha256 !== undefined && !arrivals.files.has(sha256)) return fileSink(sha256, arrivals, space)
  arrivals.fault = { code: 'share.file-unexpected', detail: name.slice(0, 80) }
  return IGNORED
}

function pageSink(arrivals: Arrivals): PartSink {
  const chunks: Uint8Array[] = []
  let size = 0
  return {
    write(bytes) {
      size += bytes.byteLength
      if (size > SHARE_LIMITS.pageBytes) arrivals.fault ??= { code: 'share.too-large' }
      // A copy: the reader uses its memory again.
      if (arrivals.fault === undefined) chunks.push(Uint8Array.from(bytes))
    },
    end: () => void arrivals.pages.push(Buffer.concat(chunks)),
  }
}

async function fileSink(sha256: string, arrivals: Arrivals, space: UploadSpace): Promise<PartSink> {
  const file = await space.receive()
  return {
    async write(bytes) {
      if (file.size() + bytes.byteLength > SHARE_LIMITS.fileBytes)
        arrivals.fault ??= { code: 'share.too-large', detail: sha256 }
      if (arrivals.fault === undefined) await file.write(bytes)
    },
    async end() {
      const received = await file.end()
      if (received.sha256 !== sha256) arrivals.fault ??= { code: 'share.file-altered', detail: sha256 }
      arrivals.files.set(sha256, received)
    },
  }
}

/** The files the page names: each there, or held already; and none besides. */
function choose(
  files: ReadonlyMap<string, SpooledFile>,
  draft: AnyShareDraft,
  held: ReadonlySet<string>,
): Result<Map<string, ByteSource>, HostFault> {
  const wanted = new Set(filesOfDraft(draft).map((file) => file.sha256))
  const missing = [...wanted].find((sha256) => !files.has(sha256) && !held.has(sha256))
  if (missing !== undefined) return fail({ code: 'share.file-missing', detail: missing })
  const stray = [...files.keys()].find((sha256) => !wanted.has(sha256))
  if (stray !== undefined) return fail({ code: 'share.file-unexpected', detail: stray })
  return ok(new Map(files))
}

function parse(text: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text)) as unknown
  } catch {
    return undefined // Not JSON: the caller says so.
  }
}
