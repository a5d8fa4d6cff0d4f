// Which passport this page shows: the learner's own, or the demonstration, which lives under its own address and in
// a database of its own. Nothing of one is ever seen, counted or sent with the other.

/** Every page of the demonstration stands below this address. */
export const DEMONSTRATION_BASE = '/demo/'
export const DEMONSTRATION_DATABASE = 'besace-demo'

/** Whether this page is the demonstration. */
export function isDemonstration(path = globalThis.location?.pathname ?? ''): boolean {
  return path.startsWith(DEMONSTRATION_BASE)
}

/** Whether a demonstration lies on this device; false where the browser cannot tell. */
export async function hasDemonstration(
  engine: Pick<IDBFactory, 'databases'> | undefined = globalThis.indexedDB,
): Promise<boolean> {
  try {
    const databases = await engine?.databases?.()
    return databases?.some(({ name }) => name === DEMONSTRATION_DATABASE) === true
  } catch {
    return false // Storage is switched off: then there is none.
  }
}

/** Throws the demonstration away, and nothing else. It can be opened anew at any time. */
export function discardDemonstration(engine: IDBFactory = globalThis.indexedDB): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = engine.deleteDatabase(DEMONSTRATION_DATABASE)
      request.onsuccess = () => resolve(true)
      request.onerror = () => resolve(false)
    } catch {
      resolve(false)
    }
  })
}
