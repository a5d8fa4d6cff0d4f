// A page that came in a link or was opened with its password; it lies in this tab's memory and nowhere else.
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { readLinkedPage } from '../contract/readLinkedPage.ts'
import { readShareDraft } from '../contract/readShareDraft.ts'
import { filesOf } from '../contract/sharedFiles.ts'
import { openLink } from '../domain/sharing/carry/pageLink.ts'
import type { PublishedPage, SharePage } from '../domain/sharing/sharePage.ts'
import { asCarried } from '../domain/sharing/carry/renderCarriedPage.ts'
import { openPack } from '../domain/sharing/carry/lockedPack.ts'
import { fail, ok, type Fault, type Result } from '../domain/result.ts'
import { fetchPack, type FetchedPack } from './fetchPack.ts'

/** What its reader sees and checks. */
export interface OpenedPage {
  kind: 'link' | 'locked'
  page: PublishedPage
  /** By SHA-256. */
  files: ReadonlyMap<string, { bytes: ArrayBuffer; mediaType: string }>
  /** Where in the app it was opened, to come back from checking. */
  address: string
}

/** What one badge of the page is checked by; nothing when the page does not carry it. */
export function proofIn(opened: OpenedPage, badge: SharePage['badges'][number]): Uint8Array | undefined {
  const file = opened.files.get(badge.original.sha256)
  return file && new Uint8Array(file.bytes)
}

export const useOpenedPageStore = defineStore('openedPage', () => {
  const current = shallowRef<OpenedPage>()

  /** The page in this fragment. */
  async function fromLink(fragment: string): Promise<Result<OpenedPage, Fault>> {
    current.value = undefined
    const opened = await openLink(fragment)
    if (!opened.ok) return opened
    const linked = await readLinkedPage(opened.value)
    if (!linked.ok) return linked
    const { page, proofs, madeAt } = linked.value
    const files = new Map(
      page.badges.flatMap(({ original }, index) => {
        const proof = proofs[index]
        if (proof === undefined) return []
        const bytes = new TextEncoder().encode(proof).buffer
        return [[original.sha256, { bytes, mediaType: original.mediaType }] as const]
      }),
    )
    current.value = { kind: 'link', page: asCarried(page, madeAt), files, address: `/page#${fragment}` }
    return ok(current.value)
  }

  /** The locked page of this id, opened with its password; what was fetched once is not fetched again. */
  async function fromPack(pack: FetchedPack, password: string): Promise<Result<OpenedPage, Fault>> {
    current.value = undefined
    const opened = await openPack(pack.bytes, password)
    if (!opened.ok) return opened
    const words = readShareDraft({ ...opened.value.page, expiresInDays: 1 })
    if (!words.ok) return fail({ code: 'locked.damaged' })
    const { expiresInDays: _days, ...page } = words.value
    const named = new Map(filesOf(page).map((file) => [file.sha256, file.mediaType]))
    const files = new Map(
      [...opened.value.files].flatMap(([sha256, bytes]) => {
        const mediaType = named.get(sha256)
        return mediaType === undefined ? [] : [[sha256, { bytes, mediaType }] as const]
      }),
    )
    const madeAt = pack.updatedAt
    current.value = {
      kind: 'locked',
      page: asCarried(page, madeAt),
      files,
      address: `/open#share=${pack.id}`,
    }
    return ok(current.value)
  }

  return { current, fromLink, fetchPack, fromPack }
})
