// While a sheet is printed the document is that sheet: its title, its language, and its heading as the first.
import { onScopeDispose, readonly, ref, type Ref } from 'vue'

const printing = ref(false)

/** Whether the browser is taking the page to paper at this moment. */
export const isPrinting: Readonly<Ref<boolean>> = readonly(printing)

export interface PrintedDocument {
  /** Becomes the title of a PDF, and the name of its file. */
  title: string
  language: string
}

/** What the document is called and speaks while it prints. */
export function usePrintedDocument(describe: () => PrintedDocument): void {
  const root = document.documentElement
  let before: PrintedDocument | undefined

  function begin(): void {
    if (before !== undefined) return
    before = { title: document.title, language: root.lang }
    const { title, language } = describe()
    document.title = title
    root.lang = language
    printing.value = true
  }
  function end(): void {
    if (before === undefined) return
    document.title = before.title
    root.lang = before.language
    before = undefined
    printing.value = false
  }
  addEventListener('beforeprint', begin)
  addEventListener('afterprint', end)
  onScopeDispose(() => {
    end()
    removeEventListener('beforeprint', begin)
    removeEventListener('afterprint', end)
  })
}
