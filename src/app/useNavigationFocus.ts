// After a navigation: the page's heading takes the focus and names the window.
import { onMounted, onScopeDispose, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useTranslation } from 'i18next-vue'
import { speech } from '../i18n/setup.ts'

const HEADING = 'main h1'
const PATIENCE = 5000

export function useNavigationFocus(): void {
  const { t } = useTranslation()
  const route = useRoute()
  const router = useRouter()
  let observer: MutationObserver | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = 0

  function stop(): void {
    observer?.disconnect()
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }

  function nameWindow(): void {
    const heading = document.querySelector(HEADING)?.textContent?.trim()
    const title = heading || t(route.meta.title ?? 'app.name')
    document.title = title === t('app.name') ? title : `${title} · ${t('app.name')}`
  }

  /** Waits for the heading: a page may fetch something first. The learner's own focus is never taken away. */
  function meetHeading(takeFocus: boolean): void {
    stop()
    const from = document.activeElement
    const meet = (): boolean => {
      const heading = document.querySelector<HTMLElement>(HEADING)
      if (!heading) return false
      nameWindow()
      const hasMoved = document.activeElement !== from && document.activeElement !== document.body
      if (takeFocus && !hasMoved) heading.focus({ preventScroll: true })
      return true
    }
    nameWindow()
    if (meet()) return
    observer = new MutationObserver(() => {
      if (meet()) stop()
    })
    observer.observe(document.querySelector('main') ?? document.body, { childList: true, subtree: true })
    timer = setTimeout(stop, PATIENCE)
  }

  const forget = router.afterEach((to, from, failure) => {
    if (failure || to.path === from.path) return
    // The new page is in the document one frame later.
    frame = requestAnimationFrame(() => meetHeading(from.matched.length > 0))
  })
  // The first page may have arrived before the shell; nobody moved, so the focus stays where it is.
  onMounted(() => meetHeading(false))
  watch(speech, () => {
    // The page says its heading anew one frame later.
    frame = requestAnimationFrame(nameWindow)
  })
  onScopeDispose(() => {
    forget()
    stop()
  })
}
