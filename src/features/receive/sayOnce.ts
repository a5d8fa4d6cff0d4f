// Hints that are given once on a device, and then never again.

/** True the first time; where nothing can be remembered, the hint is not given at all rather than every time. */
export function sayOnce(hint: string, store = ownStore()): boolean {
  const key = `besace.said.${hint}`
  try {
    if (!store || store.getItem(key) !== null) return false
    store.setItem(key, '1')
    return true
  } catch {
    return false
  }
}

function ownStore(): Storage | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined // Reading the property itself throws where storage is switched off.
  }
}
