// The browser's offer to install the app: kept from the start, and made only when the learner asks for it.
import { readonly, shallowRef } from 'vue'

/** In Chromium, not in the types (W3C Manifest Incubations § BeforeInstallPromptEvent). */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

const offer = shallowRef<InstallOffer>()
const justInstalled = shallowRef(false)

/** The browser's own offer, once it has made one. */
export const installOffer = readonly(offer)

/** The app was installed while it was open here. */
export const isJustInstalled = readonly(justInstalled)

/** Keeps the browser's offer instead of letting it push in. To be called before the page is loaded. */
export function watchInstall(page: Window = window): void {
  page.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer.value = event as InstallOffer
  })
  page.addEventListener('appinstalled', () => {
    offer.value = undefined
    justInstalled.value = true
  })
}

/** Makes the offer. It can be made once; the browser gives another when it likes. */
export async function makeInstallOffer(): Promise<'accepted' | 'dismissed' | 'impossible'> {
  const made = offer.value
  offer.value = undefined
  try {
    await made?.prompt()
    return (await made?.userChoice)?.outcome ?? 'impossible'
  } catch {
    return 'impossible' // Made already, or not inside a gesture.
  }
}
