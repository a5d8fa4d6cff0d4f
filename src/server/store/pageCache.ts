// Pages that were read lately, as they are sent. Each is shown only while its version is still the one in the database.
import type { StoredPage } from './store.ts'

export interface PageCache {
  get(id: string, etag: string): StoredPage | undefined
  set(id: string, page: StoredPage): void
}

/** Holds so many bytes; the longest unread go first. */
export function createPageCache(mostBytes: number): PageCache {
  const pages = new Map<string, StoredPage>()
  let bytes = 0
  const drop = (id: string) => {
    const page = pages.get(id)
    if (page !== undefined && pages.delete(id)) bytes -= weightOf(page)
  }
  return {
    get(id, etag) {
      const page = pages.get(id)
      if (page === undefined) return undefined
      pages.delete(id)
      if (page.etag !== etag) {
        bytes -= weightOf(page)
        return undefined
      }
      // Set anew: a Map keeps the order of insertion, so the first is the longest unread.
      pages.set(id, page)
      return page
    },
    set(id, page) {
      drop(id)
      pages.set(id, page)
      bytes += weightOf(page)
      for (const oldest of pages.keys()) {
        if (bytes <= mostBytes) break
        drop(oldest)
      }
    },
  }
}

/** As if it were opened already, for it may be at any time; with a little for the object itself. */
function weightOf({ htmlSize, htmlBrotli }: StoredPage): number {
  return htmlSize + htmlBrotli.byteLength + 500
}
