// How this device can have Besace as an app: by the browser's offer, by hand on iOS, or it is one already.
import { computed, onScopeDispose, ref, type ComputedRef } from 'vue'
import { installOffer, isJustInstalled, makeInstallOffer } from './installPrompt.ts'

/** `by-hand`: Safari on iOS, through its share sheet. `unknown`: perhaps through the browser's menu. */
export type InstallWay = 'installed' | 'offer' | 'by-hand' | 'unknown'

export interface Install {
  way: ComputedRef<InstallWay>
  install: typeof makeInstallOffer
}

/** What is read of the browser; handed in by tests. */
export interface InstallPlatform {
  userAgent: string
  maxTouchPoints: number
  /** Safari alone has it: whether the page was opened from the home screen. */
  standalone?: boolean
}

const OWN_WINDOW = '(display-mode: standalone), (display-mode: minimal-ui), (display-mode: fullscreen)'
/** Browsers that say Safari in passing. */
const NOT_SAFARI = /CriOS|FxiOS|EdgiOS|OPiOS|OPT\/|GSA\/|DuckDuckGo|YaBrowser|Ddg\//

export function useInstall(
  platform: InstallPlatform = navigator,
  look: (query: string) => MediaQueryList = (query) => matchMedia(query),
): Install {
  const query = look(OWN_WINDOW)
  const isOwnWindow = ref(query.matches || platform.standalone === true)
  const onChange = () => (isOwnWindow.value = query.matches || platform.standalone === true)
  query.addEventListener('change', onChange)
  onScopeDispose(() => query.removeEventListener('change', onChange))

  return {
    way: computed(() => {
      if (isOwnWindow.value || isJustInstalled.value) return 'installed'
      if (installOffer.value) return 'offer'
      return isIosSafari(platform) ? 'by-hand' : 'unknown'
    }),
    install: makeInstallOffer,
  }
}

/** An iPad says it is a Mac, but no Mac has a touch screen. */
export function isIosSafari({ userAgent, maxTouchPoints }: InstallPlatform): boolean {
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)
  return isIos && /Safari\//.test(userAgent) && !NOT_SAFARI.test(userAgent)
}
