// The learner's public pages that show a badge: what is on a page, the page itself says.
import { defineStore } from 'pinia'
import type { OwnPage } from '../domain/sharing/spread/publicAddress.ts'
import { sha256Hex } from '../storage/bytes.ts'
import { useChecksStore } from './checks.ts'
import { useCollectionsStore } from './collections.ts'
import { useDevice } from './device.ts'
import { useSharesStore, type PublishedShare } from './shares.ts'

export const useOwnPagesStore = defineStore('ownPages', () => {
  const shares = useSharesStore()
  const collections = useCollectionsStore()
  const checks = useChecksStore()

  /** Asks this app's own host, and only when there are pages; a page it cannot ask counts by its collection. */
  async function showing(badgeId: string, original: ArrayBuffer): Promise<OwnPage[]> {
    const [loaded] = await Promise.all([shares.load(), collections.load()])
    const now = useDevice().now().toISOString()
    const live = loaded.ok ? shares.shares.filter(({ expiresAt }) => expiresAt > now) : []
    if (live.length === 0) return []
    const sha256 = await sha256Hex(original)
    const found = await Promise.all(live.map(async (share) => (await isOn(share, badgeId, sha256)) && share))
    return found.filter((share): share is PublishedShare => share !== false)
  }

  async function isOn(share: PublishedShare, badgeId: string, sha256: string): Promise<boolean> {
    const page = await checks.openPage(share.id)
    if (page.ok) return page.value.badges.some((badge) => badge.sha256 === sha256)
    if (page.error.code !== 'check.page-unreachable') return false
    const collection = collections.collections.find(({ id }) => id === share.collectionId)
    return collection?.entries.some((entry) => entry.badgeId === badgeId) === true
  }

  return { showing }
})
