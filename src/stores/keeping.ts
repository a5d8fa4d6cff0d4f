// Whether the browser has cleared what was kept here: a mark outside the database remembers that there was something.
import { shallowRef, readonly } from 'vue'
import { isDemonstration } from './demonstration.ts'
import { useDevice } from './device.ts'

/** The mark, in the page's own small storage and, under another name, in the database. */
const MARK = 'besace.kept'
const SETTING = 'kept'

const lostSince = shallowRef<string>()
let isNoted = false

/** Since when something was kept that is gone now; undefined when all is well. */
export const keptUntilLost = readonly(lostSince)

/** Something is kept now: from here on, an empty database is a loss. */
export async function noteKept(store = ownStore()): Promise<void> {
  // What is shown for trying out may be thrown away.
  if (isNoted || isDemonstration()) return
  isNoted = true
  const device = useDevice()
  const { settings } = await device.storage()
  const known = await settings.get(SETTING)
  const since = known.ok && typeof known.value === 'string' ? known.value : device.now().toISOString()
  const saved = await settings.set(SETTING, since)
  // Only what is truly kept can be lost.
  if (saved.ok) write(store, since)
}

/** Compares both marks, once, before anything new is kept. */
export async function lookForLoss(store = ownStore()): Promise<void> {
  const since = read(store)
  if (since === undefined || isDemonstration()) return
  const device = useDevice()
  if (!(await device.isFresh())) {
    const known = await (await device.storage()).settings.get(SETTING)
    // A database that does not answer is not an empty one.
    if (!known.ok || known.value !== undefined) return
  }
  lostSince.value = since
}

/** The learner knows, or has brought everything back. */
export function forgetLoss(store = ownStore()): void {
  lostSince.value = undefined
  isNoted = false
  try {
    store?.removeItem(MARK)
  } catch {
    // Switched off meanwhile: then there is no mark either.
  }
}

function read(store: globalThis.Storage | undefined): string | undefined {
  try {
    return store?.getItem(MARK) ?? undefined
  } catch {
    return undefined // Switched off: nothing was ever marked.
  }
}

function write(store: globalThis.Storage | undefined, since: string): void {
  try {
    store?.setItem(MARK, since)
  } catch {
    // Full or switched off: a loss will not be noticed, nothing worse.
  }
}

function ownStore(): globalThis.Storage | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined // Reading the property itself throws where storage is switched off.
  }
}
