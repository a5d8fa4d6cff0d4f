// The learner's public pages: preparing, publishing, changing, taking down. The write tokens stay on the device.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { isProblemCode, PROBLEMS } from '../contract/problems.ts'
import type { ShareReceipt } from '../contract/sharing.ts'
import { hashWriteToken, makeWriteToken, shareIdOf } from '../contract/writeToken.ts'
import { fail, ok, type Fault, type Result } from '../domain/result.ts'
import type { ShareRow } from '../storage/rows.ts'
import { buildSharePage } from './buildSharePage.ts'
import { useDevice } from './device.ts'
import type { ShownMatter } from '../domain/sharing/compose/shownMatter.ts'
import { plainComposition, type Composition } from '../domain/sharing/compose/composition.ts'
import { onChangedElsewhere, tellOtherTabs } from './otherTabs.ts'
import type { PreparedShare } from './preparedShare.ts'
import type { ShareChoices } from './shareChoices.ts'
import { sealShare } from './sealShare.ts'
import { sharedRun } from './sharedRun.ts'

export type { LeftOut, PreparedShare } from './preparedShare.ts'
export type { ShareChoices } from './shareChoices.ts'

/** A page that is public now. */
export interface PublishedShare {
  id: string
  url: string
  collectionId: string
  title: string
  publishedAt: string
  updatedAt: string
  expiresAt: string
  /** Digest of what it was made of; pages published before it was noted have none. */
  content?: string
  /** What it shows of evidence and reflections; nothing, or a page published before that was noted. */
  shown?: ShownMatter
  /** Of a page that only this opens. */
  password?: string
}

/** A page that was sent but never confirmed: it may be public. Publishing again completes it, taking down ends it. */
export type UnconfirmedShare = Pick<PublishedShare, 'id' | 'collectionId' | 'title'>

export const useSharesStore = defineStore('shares', () => {
  const rows = shallowRef<readonly ShareRow[]>([])
  const isLoaded = shallowRef(false)
  const publishing = new Map<string, Promise<Result<PublishedShare>>>()

  const load = sharedRun(async (): Promise<Result<void>> => {
    const storage = await useDevice().storage()
    const shares = await storage.shares.list()
    if (!shares.ok) return shares
    rows.value = shares.value
    isLoaded.value = true
    return ok(undefined)
  })
  onChangedElsewhere(['shares'], () => {
    if (isLoaded.value) void load.again()
  })

  async function afterChange(): Promise<void> {
    tellOtherTabs('shares')
    await load.again()
  }

  /**
   * The page as it would be public, with its files; nothing is sent.
   *
   * @param composed Instead of the composition that is kept.
   */
  async function prepare(
    collectionId: string,
    choices: ShareChoices,
    composed?: Composition,
  ): Promise<Result<PreparedShare>> {
    const storage = await useDevice().storage()
    const [collection, composition, cards] = await Promise.all([
      storage.collections.get(collectionId),
      storage.compositions.get(collectionId),
      storage.badges.list(),
    ])
    if (!collection.ok) return collection
    if (!composition.ok) return composition
    if (!cards.ok) return cards
    const matter = {
      collection: collection.value,
      composition: composed ?? composition.value ?? plainComposition(collectionId),
      cards: cards.value,
      now: useDevice().now(),
    }
    return buildSharePage(storage, matter, choices)
  }

  /** Publishes once, however often it is called while it runs. */
  function publish(collectionId: string, prepared: PreparedShare): Promise<Result<PublishedShare>> {
    const running =
      publishing.get(collectionId) ??
      publishNow(collectionId, prepared).finally(() => publishing.delete(collectionId))
    publishing.set(collectionId, running)
    return running
  }

  async function publishNow(collectionId: string, prepared: PreparedShare): Promise<Result<PublishedShare>> {
    const device = useDevice()
    const { shares } = await device.storage()
    const unconfirmed = await shares.unconfirmed(collectionId)
    if (!unconfirmed.ok) return unconfirmed
    // The token is kept before it is used: if the answer is lost, the same token asks for the same page.
    const row =
      unconfirmed.value ?? (await newRow(collectionId, prepared.page.title, device.random, device.now()))
    const sealed = await sealShare(prepared)
    if (!sealed.ok) return sealed
    const kept = await shares.save(sentRow(row, prepared))
    if (!kept.ok) return kept

    const host = await device.shareHost()
    const receipt = await host.publish(sealed.value, row.token)
    if (!receipt.ok) {
      // A clear no means that nothing is out there – unless an earlier, unanswered attempt got through.
      const isNothingThere = unconfirmed.value === undefined && isClearNo(receipt.error)
      if (isNothingThere || receipt.error.code === 'share.gone') await shares.remove(row.id)
      await afterChange()
      return receipt
    }
    return settle(sentRow(row, prepared), receipt.value)
  }

  async function change(shareId: string, prepared: PreparedShare): Promise<Result<PublishedShare>> {
    const device = useDevice()
    const { shares } = await device.storage()
    const found = await shares.get(shareId)
    if (!found.ok) return found
    if (found.value === undefined) return fail({ code: 'storage.not-found' })
    const sealed = await sealShare(prepared)
    if (!sealed.ok) return sealed
    // Without its mark until the answer is here: if that is lost, nobody knows which version is out, and the next
    // change must not be refused for it.
    const { etag: _etag, ...unmarked } = found.value
    // Whatever comes of it, a password that may be out there is not lost.
    const { password } = prepared
    const kept = await shares.save({ ...unmarked, ...(password !== undefined && { password }) })
    if (!kept.ok) return kept
    const host = await device.shareHost()
    const receipt = await host.change(sealed.value, found.value)
    if (!receipt.ok) {
      const isStillMarked = isClearNo(receipt.error) && receipt.error.code !== 'share.changed-elsewhere'
      if (isStillMarked) await shares.save(found.value)
      return receipt
    }
    return settle(sentRow(found.value, prepared), receipt.value)
  }

  /** Keeps what the host confirmed. */
  async function settle(row: ShareRow, receipt: ShareReceipt): Promise<Result<PublishedShare>> {
    const { url, publishedAt, updatedAt, expiresAt, etag } = receipt
    const { shares } = await useDevice().storage()
    const saved = await shares.save({
      ...row,
      state: 'published',
      url,
      publishedAt,
      updatedAt,
      expiresAt,
      etag,
    })
    await afterChange()
    return saved.ok ? ok(publicFace(saved.value)) : saved
  }

  /** The page is forgotten here only after the host has confirmed that it is gone. */
  async function takeDown(shareId: string): Promise<Result<void>> {
    const device = useDevice()
    const { shares } = await device.storage()
    const found = await shares.get(shareId)
    if (!found.ok) return found
    if (found.value === undefined) return ok(undefined)
    const host = await device.shareHost()
    const taken = await host.takeDown(found.value)
    const isGone = taken.ok || taken.error.code === 'share.unknown' || taken.error.code === 'share.gone'
    if (!isGone) return taken
    const removed = await shares.remove(shareId)
    await afterChange()
    return removed
  }

  /** Whether evidence and reflections that a page shows say something else by now; no, when they cannot be read. */
  async function isShownOtherwise(shown: ShownMatter): Promise<boolean> {
    // Most pages show none: what reads them is fetched by those that do.
    const { digestNow } = await import('./shownMatter.ts')
    const now = await digestNow(await useDevice().storage(), shown)
    return now.ok && now.value !== shown.digest
  }

  return {
    shares: computed<readonly PublishedShare[]>(() =>
      rows.value.filter((row) => row.state === 'published').map(publicFace),
    ),
    unconfirmed: computed<readonly UnconfirmedShare[]>(() =>
      rows.value
        .filter((row) => row.state === 'sending')
        .map(({ id, collectionId, title }) => ({ id, collectionId, title })),
    ),
    isLoaded: computed(() => isLoaded.value),
    load: () => load(),
    prepare,
    publish,
    change,
    takeDown,
    isShownOtherwise,
  }
})

async function newRow(
  collectionId: string,
  title: string,
  random: (length: number) => Uint8Array,
  now: Date,
): Promise<ShareRow> {
  const token = makeWriteToken(random)
  const id = await shareIdOf(await hashWriteToken(token))
  const at = now.toISOString()
  return {
    id,
    state: 'sending',
    collectionId,
    title,
    url: '',
    publishedAt: at,
    updatedAt: at,
    expiresAt: at,
    token,
  }
}

/** The row of the page that was just sent. */
function sentRow(row: ShareRow, { page, content, shown, password }: PreparedShare): ShareRow {
  const { password: _before, shown: _showed, ...open } = row
  const more = {
    ...(content && { content }),
    ...(shown && { shown }),
    ...(password !== undefined && { password }),
  }
  return { ...open, title: page.title, ...more }
}

function isClearNo({ code }: Fault): boolean {
  return isProblemCode(code) && PROBLEMS[code][0] < 500
}

function publicFace(row: ShareRow): PublishedShare {
  const { id, url, collectionId, title, publishedAt, updatedAt, expiresAt, content, shown, password } = row
  const more = {
    ...(content && { content }),
    ...(shown && { shown }),
    ...(password !== undefined && { password }),
  }
  return { id, url, collectionId, title, publishedAt, updatedAt, expiresAt, ...more }
}
