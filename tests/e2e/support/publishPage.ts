// Sends pages to a host as a device does, past the app.
import { SHARES_PATH } from '../../../src/contract/paths.ts'
import { filePart, PAGE_PART, type ShareDraft } from '../../../src/contract/sharing.ts'
import { hashWriteToken, makeWriteToken, shareIdOf } from '../../../src/contract/writeToken.ts'
import type { CarriedFile } from '../../../src/domain/sharing/carry/carriedPage.ts'
import { LINK_PARTS } from '../../../src/domain/sharing/carry/linkParts.ts'
import { sealPack } from '../../../src/domain/sharing/carry/lockedPack.ts'
import { packLink } from '../../../src/domain/sharing/carry/pageLink.ts'
import type { PublishedPage, SharePage } from '../../../src/domain/sharing/sharePage.ts'
import { COMPOSED_FILES, composedPage } from '../../server/support/composedPage.ts'
import { fileOf, makePreview, sha256 } from '../../server/support/samplePage.ts'

/** Sends a page; the answer, and where the page is if it was taken. */
export async function publishPage(
  host: string,
  page: unknown,
  files: ReadonlyMap<string, CarriedFile>,
): Promise<{ response: Response; address: string; id: string }> {
  const token = makeWriteToken((length) => crypto.getRandomValues(new Uint8Array(length)))
  const form = new FormData()
  form.append(PAGE_PART, JSON.stringify(page))
  for (const [hash, { bytes, mediaType }] of files)
    form.append(filePart(hash), new Blob([bytes], { type: mediaType }), 'file')
  const response = await fetch(`${host}${SHARES_PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  })
  const id = await shareIdOf(await hashWriteToken(token))
  return { response, address: `${host}/s/${id}`, id }
}

/** The draft of a page. */
export function draftOf(page: SharePage): ShareDraft {
  return { ...page, expiresInDays: 30 }
}

/** Publishes the page that has everything on it; answers its address. */
export async function publishComposed(host: string, changes: Partial<PublishedPage> = {}): Promise<string> {
  const { page, files } = composedWithFiles(changes)
  return addressOf(await publishPage(host, draftOf(page), files))
}

/** The same behind a password; answers where it is opened. */
export async function publishLocked(host: string, password: string): Promise<string> {
  const { page, files } = composedWithFiles()
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  const bytes = await (await sealPack(page, files, { password, random })).arrayBuffer()
  const pack = sha256(new Uint8Array(bytes))
  const draft = { locked: true, language: 'fr', pack, expiresInDays: 30 }
  const sealed = new Map([[pack, { bytes, mediaType: 'application/octet-stream' }]])
  return addressOf(await publishPage(host, draft, sealed))
}

/** The same in a link. */
export async function linkToComposed(host: string): Promise<string> {
  const { page } = composedWithFiles()
  const source = { page, proofs: page.badges.map(() => '{"badge":1}'), madeAt: '2026-11-22T10:00:00.000Z' }
  return `${host}/page#${await packLink(source, new Set(LINK_PARTS))}`
}

async function addressOf({ response, address }: { response: Response; address: string }): Promise<string> {
  if (response.status !== 201) throw new Error(await response.text())
  return address
}

function composedWithFiles(changes: Partial<PublishedPage> = {}) {
  const preview = makePreview()
  const contents = [...COMPOSED_FILES, '{"badge":1}', preview]
  const files = new Map(
    contents.map((content) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      return [sha256(bytes), { bytes: new Uint8Array(bytes).buffer, mediaType: '' }] as const
    }),
  )
  return { page: composedPage({ ...changes, preview: fileOf(preview, 'image/png', 'preview.png') }), files }
}
