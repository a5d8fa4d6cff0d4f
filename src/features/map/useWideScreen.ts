// Is there room for two columns? Follows the window.
import { onScopeDispose, readonly, ref, type Ref } from 'vue'

export function useWideScreen(query = '(width >= 56.25rem)'): Readonly<Ref<boolean>> {
  const list = matchMedia(query)
  const isWide = ref(list.matches)
  const follow = () => (isWide.value = list.matches)
  list.addEventListener('change', follow)
  onScopeDispose(() => list.removeEventListener('change', follow))
  return readonly(isWide)
}
