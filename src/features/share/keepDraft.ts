// What is typed survives a reload: written to the tab's own storage at once, before any database answers.
import { onScopeDispose } from 'vue'

/** Reads a draft left by the same tab; nothing when there is none or it cannot be read. */
export function readDraft<T>(key: string, storage: Storage = sessionStorage): T | undefined {
  try {
    const text = storage.getItem(`besace.${key}`)
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    // A browser that refuses storage, or a damaged draft: the kept collection is used instead.
    return undefined
  }
}

export function writeDraft(key: string, draft: unknown, storage: Storage = sessionStorage): void {
  try {
    storage.setItem(`besace.${key}`, JSON.stringify(draft))
  } catch {
    // Full or refused: the database still gets it a moment later.
  }
}

export function dropDraft(key: string, storage: Storage = sessionStorage): void {
  try {
    storage.removeItem(`besace.${key}`)
  } catch {
    // Nothing was kept, so nothing is left behind.
  }
}

/** A page out of sight may not come back: what waits to be saved is saved now. */
export function whenHidden(save: () => unknown, page: Document = document): void {
  const onChange = () => {
    if (page.visibilityState === 'hidden') save()
  }
  page.addEventListener('visibilitychange', onChange)
  onScopeDispose(() => page.removeEventListener('visibilitychange', onChange))
}
