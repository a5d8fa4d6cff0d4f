// What is typed survives a reload: written to the tab's own storage at once, before any database answers.

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
