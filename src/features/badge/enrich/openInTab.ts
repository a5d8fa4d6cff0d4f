// Opens a kept file in a tab of its own, when the browser can show it and it cannot run anything.
import type { FileToGive } from '../download.ts'

/** Never SVG or HTML: in a tab they would speak in the app's own name. */
const harmless = /^(?:image\/(?:png|jpeg|gif|webp|avif|bmp)|application\/pdf)$/

export function canOpenInTab(mediaType: string | undefined): boolean {
  return harmless.test(mediaType ?? '')
}

/** False when the browser refused the tab. */
export function openInTab(file: FileToGive): boolean {
  const address = URL.createObjectURL(new Blob([file.bytes], { type: file.mediaType }))
  const tab = window.open(address, '_blank')
  // The tab keeps what it has loaded; a minute leaves time for a large PDF on a slow phone.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  if (!tab) return false
  tab.opener = null
  return true
}
