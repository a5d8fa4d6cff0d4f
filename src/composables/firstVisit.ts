// Whether the first screens were seen or skipped on this device; read before the first paint, so kept beside the look.
const KEY = 'besace.welcomed'

/** True until they were seen, skipped or a badge was there. Where nothing can be kept, it is no first visit. */
export function isFirstVisit(store: () => Pick<Storage, 'getItem'> = () => localStorage): boolean {
  try {
    return store().getItem(KEY) === null
  } catch {
    return false // Storage is switched off: to explain oneself at every start would be worse than never.
  }
}

/** Never again, unless asked for. */
export function endFirstVisit(store: () => Pick<Storage, 'setItem'> = () => localStorage): void {
  try {
    store().setItem(KEY, '1')
  } catch {
    // Full or switched off: see above.
  }
}
