// The document of a page that was opened, with its files at addresses of this device.
import { computed, onScopeDispose, type ComputedRef } from 'vue'
import { renderSharePage } from '../../../domain/sharing/renderSharePage.ts'
import type { OpenedPage } from '../../../stores/openedPage.ts'
import { readerDocument } from './readerDocument.ts'

export function useOpenedDocument({ page, files, kind }: OpenedPage): ComputedRef<string> {
  const addresses = new Map<string, string>()
  for (const [sha256, { bytes, mediaType }] of files)
    addresses.set(sha256, URL.createObjectURL(new Blob([bytes], { type: mediaType })))
  onScopeDispose(() => addresses.forEach((address) => URL.revokeObjectURL(address)))
  return computed(() =>
    readerDocument(
      renderSharePage(page, {
        publicUrl: location.origin,
        fileAddress: ({ sha256 }) => addresses.get(sha256) ?? '',
        carried: { kind },
      }),
    ),
  )
}
