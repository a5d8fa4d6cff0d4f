// From a publication to what is kept: the page rendered once, compressed once, its files listed.
import { brotliCompressSync, constants } from 'node:zlib'
import { SHARE_LIMITS } from '../../contract/limits.ts'
import type { HostFault } from '../../contract/problems.ts'
import { isLockedDraft } from '../../contract/lockedShare.ts'
import { filesOf } from '../../contract/sharedFiles.ts'
import type { ShareDraft } from '../../contract/sharing.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import { renderSharePage } from '../../domain/sharing/renderSharePage.ts'
import type { PublishedPage } from '../../domain/sharing/sharePage.ts'
import { withoutFace } from '../../domain/sharing/withoutFace.ts'
import { SHARE_STYLES, stylesIn } from '../../domain/sharing/shareStyle.ts'
import { inMemory } from '../store/fileParts.ts'
import type { ByteSource, ShareRecord } from '../store/store.ts'
import { buildLockedShare } from './buildLockedShare.ts'
import { sha256Base64, sha256Hex } from './hash.ts'
import type { Upload } from './readUpload.ts'
import { reencodePreview } from './reencodePreview.ts'
import { bytesOf } from './spool.ts'

const DAY = 24 * 60 * 60 * 1000

const SOURCES = new Map(
  Object.values(SHARE_STYLES).map((style) => [style, `'sha256-${sha256Base64(style)}'`] as const),
)

/** CSP sources of every style element that pages rendered now may carry. */
export const STYLE_SOURCES: readonly string[] = [...SOURCES.values()]

/** CSP sources of the style elements that a finished document does carry. */
export function styleSourcesOf(document: string): string {
  return stylesIn(document)
    .map((style) => SOURCES.get(style))
    .join(' ')
}

export interface BuildOptions {
  id: string
  tokenHash: string
  publicUrl: string
  now: Date
  /** Of a share that is changed: when it was first published. */
  createdAt: string | undefined
}

/** The record and the bytes that go with it. */
export async function buildShare(
  upload: Upload,
  options: BuildOptions,
): Promise<Result<{ share: ShareRecord; bytes: Map<string, ByteSource> }, HostFault>> {
  if (isLockedDraft(upload.draft)) {
    const locked = buildLockedShare(upload.draft, upload.draftHash, options)
    const share = { ...locked, styleHash: styleSourcesOf(new TextDecoder().decode(locked.html)) }
    return ok({ share, bytes: new Map(upload.files) })
  }
  const { expiresInDays, ...sent } = upload.draft
  const draft = withoutFace(sent)
  const preview = await withFreshPreview(draft, onlyNamed(draft, upload.files))
  if (!preview.ok) return preview
  const { page: sharePage, bytes } = preview.value
  const page: PublishedPage = {
    ...sharePage,
    id: options.id,
    publishedAt: options.createdAt ?? options.now.toISOString(),
    updatedAt: options.now.toISOString(),
    expiresAt: new Date(options.now.getTime() + expiresInDays * DAY).toISOString(),
  }
  const document = renderSharePage(page, { publicUrl: options.publicUrl })
  const html = Buffer.from(document)
  const pageJson = JSON.stringify(page)
  const share: ShareRecord = {
    id: options.id,
    tokenHash: options.tokenHash,
    draftHash: upload.draftHash,
    pageJson,
    html,
    htmlBrotli: brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: html.length } }),
    styleHash: styleSourcesOf(document),
    etag: sha256Hex(pageJson, html).slice(0, 32),
    createdAt: page.publishedAt,
    updatedAt: page.updatedAt,
    expiresAt: page.expiresAt,
    files: filesOf(page),
  }
  return ok({ share, bytes })
}

/** The files that the page still names. */
function onlyNamed(page: Draft, files: ReadonlyMap<string, ByteSource>): ReadonlyMap<string, ByteSource> {
  const named = new Set(filesOf(page).map(({ sha256 }) => sha256))
  return new Map([...files].filter(([sha256]) => named.has(sha256)))
}

type Draft = Omit<ShareDraft, 'expiresInDays'>

/** The page with its preview drawn anew; one that the share holds already was drawn when it first came. */
async function withFreshPreview(
  page: Draft,
  files: ReadonlyMap<string, ByteSource>,
): Promise<Result<{ page: Draft; bytes: Map<string, ByteSource> }, HostFault>> {
  const bytes = new Map(files)
  const { preview } = page
  const uploaded = preview && files.get(preview.sha256)
  if (preview === undefined || uploaded === undefined) return ok({ page, bytes })
  if (uploaded.size > SHARE_LIMITS.previewBytes) return fail({ code: 'share.preview-unfit' })
  const fresh = reencodePreview(await bytesOf(uploaded))
  if (!fresh.ok) return fresh
  const sha256 = sha256Hex(fresh.value)
  const others = filesOf(page).filter((file) => file.role !== 'preview')
  if (!others.some((file) => file.sha256 === preview.sha256)) bytes.delete(preview.sha256)
  bytes.set(sha256, inMemory(fresh.value))
  return ok({ page: { ...page, preview: { ...preview, sha256 } }, bytes })
}
