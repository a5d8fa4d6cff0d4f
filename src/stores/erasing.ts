// Erasing everything: first what is public is taken down, then nothing is left on the device.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { ok, type Result } from '../domain/result.ts'
import type { Uneraseable } from '../storage/eraseDevice.ts'
import type { ShareRow } from '../storage/rows.ts'
import { useDevice } from './device.ts'
import { keepLeftPages, readLeftPages, type LeftPage } from './leftBehind.ts'
import { tellOtherTabs } from './otherTabs.ts'

export type { LeftPage } from './leftBehind.ts'
export type { Uneraseable } from '../storage/eraseDevice.ts'

export const useErasingStore = defineStore('erasing', () => {
  const pages = shallowRef<readonly LeftPage[]>([])
  const left = shallowRef<readonly LeftPage[]>(readLeftPages())

  /** What is, or may be, public now. */
  async function load(): Promise<Result<void>> {
    const device = useDevice()
    if (await device.isFresh()) return ok(undefined)
    const shares = await (await device.storage()).shares.list()
    if (!shares.ok) return shares
    pages.value = shares.value.map(asPage)
    return ok(undefined)
  }

  /** Takes down every page it can; those it could not stay in `pages`. */
  async function takeDownAll(onProgress?: (done: number, total: number) => void): Promise<void> {
    const all = pages.value
    for (const [place, page] of all.entries()) {
      if (await takeDown(page)) {
        await (await useDevice().storage()).shares.remove(page.id)
        pages.value = pages.value.filter(({ id }) => id !== page.id)
      }
      onProgress?.(place + 1, all.length)
    }
    tellOtherTabs('shares')
  }

  /** Erases the device; pages that are still public are kept in mind. Gives what the browser would not let go of. */
  async function erase(): Promise<Uneraseable[]> {
    const storage = await useDevice().storage()
    const remaining = [...left.value, ...pages.value]
    const { eraseDevice } = await import('../storage/eraseDevice.ts')
    storage.door.close()
    const rest = await eraseDevice()
    keepLeftPages(remaining)
    left.value = remaining
    tellOtherTabs('badges', 'passport', 'collections', 'pathways', 'shares', 'settings')
    return rest
  }

  /** Once more, for a page that outlived the rest. */
  async function tryAgain(page: LeftPage): Promise<boolean> {
    const isGone = await takeDown(page)
    if (isGone) forget([page])
    return isGone
  }

  /** The learner has noted these, or does not mind: nothing is kept of them. */
  function forget(some: readonly LeftPage[]): void {
    left.value = left.value.filter(({ id }) => !some.some((page) => page.id === id))
    keepLeftPages(left.value)
  }

  return {
    pages: computed(() => pages.value),
    /** Pages that were still public when everything else was erased. */
    left: computed(() => left.value),
    load,
    takeDownAll,
    erase,
    tryAgain,
    forget,
  }
})

/** Whether the host has confirmed that nothing is there any more. */
async function takeDown(page: LeftPage): Promise<boolean> {
  const host = await useDevice().shareHost()
  const taken = await host.takeDown(page)
  return taken.ok || taken.error.code === 'share.unknown' || taken.error.code === 'share.gone'
}

function asPage({ id, url, title, expiresAt, token }: ShareRow): LeftPage {
  // A page that was never confirmed has no address yet; this is where it would be.
  return { id, url: url || new URL(`/s/${id}`, globalThis.location.href).href, title, expiresAt, token }
}
