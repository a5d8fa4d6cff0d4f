// The very page the host will serve, with its pictures at addresses of this device.
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue'
import type { PublishedPage } from '../../domain/sharing/sharePage.ts'
import { renderSharePage } from '../../domain/sharing/renderSharePage.ts'
import type { PreparedShare, PublishedShare } from '../../stores/shares.ts'

const DAY = 86_400_000
/** Stands where the link will be once the page has one. */
const NO_ID = 'preview'

export interface PageDocument {
  html: ComputedRef<string | undefined>
  /** Address of the link's picture. */
  picture: ComputedRef<string | undefined>
}

export function usePageDocument(
  getPrepared: () => PreparedShare | undefined,
  getShare: () => PublishedShare | undefined,
  now: () => Date = () => new Date(),
): PageDocument {
  const addresses = shallowRef(new Map<string, string>())

  /** Files that stay keep their address, so that a picture does not blink while one types. */
  function readdress(prepared: PreparedShare | undefined): void {
    const before = addresses.value
    const after = new Map<string, string>()
    for (const [sha256, { bytes, mediaType }] of prepared?.files ?? []) {
      after.set(sha256, before.get(sha256) ?? URL.createObjectURL(new Blob([bytes], { type: mediaType })))
    }
    for (const [sha256, address] of before) if (!after.has(sha256)) URL.revokeObjectURL(address)
    addresses.value = after
  }
  watch(getPrepared, readdress, { immediate: true, flush: 'sync' })
  onScopeDispose(() => readdress(undefined))

  const html = computed(() => {
    const prepared = getPrepared()
    if (prepared === undefined) return undefined
    const site = {
      publicUrl: location.origin,
      fileAddress: (file: { sha256: string }) => addresses.value.get(file.sha256) ?? '',
    }
    return renderSharePage(datedPage(prepared, getShare(), now()), site)
  })
  const picture = computed(() => {
    const preview = getPrepared()?.page.preview
    return preview && addresses.value.get(preview.sha256)
  })
  return { html, picture }
}

/** The page as if it were published at this moment. */
function datedPage(prepared: PreparedShare, share: PublishedShare | undefined, now: Date): PublishedPage {
  return {
    ...prepared.page,
    id: share?.id ?? NO_ID,
    publishedAt: share?.publishedAt ?? now.toISOString(),
    updatedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + prepared.expiresInDays * DAY).toISOString(),
  }
}
