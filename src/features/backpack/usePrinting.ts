// Is the page being printed, or looked at as if it were?
import { onScopeDispose, readonly, ref, type Ref } from 'vue'

export function usePrinting(page: Window = window): Readonly<Ref<boolean>> {
  const paper = page.matchMedia('print')
  const isPrinting = ref(paper.matches)
  const begin = () => (isPrinting.value = true)
  const end = () => (isPrinting.value = false)
  const follow = () => (isPrinting.value = paper.matches)
  // Both: the events come in time for a new list to be drawn, the query also tells of a preview.
  page.addEventListener('beforeprint', begin)
  page.addEventListener('afterprint', end)
  paper.addEventListener('change', follow)
  onScopeDispose(() => {
    page.removeEventListener('beforeprint', begin)
    page.removeEventListener('afterprint', end)
    paper.removeEventListener('change', follow)
  })
  return readonly(isPrinting)
}
