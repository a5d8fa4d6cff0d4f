// Whether the device says it has a network. "Yes" is a hope, "no" is certain.
import { onScopeDispose, readonly, ref, type Ref } from 'vue'

export function useOnline(page: Window = window): { isOnline: Readonly<Ref<boolean>> } {
  const isOnline = ref(page.navigator.onLine)
  const listeners = new AbortController()
  for (const event of ['online', 'offline']) {
    page.addEventListener(event, () => (isOnline.value = page.navigator.onLine), { signal: listeners.signal })
  }
  onScopeDispose(() => listeners.abort())
  return { isOnline: readonly(isOnline) }
}
