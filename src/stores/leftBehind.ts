// Public pages that outlive an erased device: their links, and the keys to take them down after all, until the learner
// lets go of them. Nothing else survives.
import { isObject } from '../domain/json.ts'

/** A page that could not be taken down. */
export interface LeftPage {
  id: string
  url: string
  title: string
  /** ISO 8601, UTC. */
  expiresAt: string
  token: string
}

const KEY = 'besace.left-behind'

type Store = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Pages kept in mind since everything else was erased. */
export function readLeftPages(store: Store | undefined = ownStore()): LeftPage[] {
  try {
    const kept: unknown = JSON.parse(store?.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isLeftPage) : []
  } catch {
    return [] // Switched off, or not our text.
  }
}

/** False when they cannot be kept: then nothing must be erased without the learner having noted them. */
export function keepLeftPages(pages: readonly LeftPage[], store: Store | undefined = ownStore()): boolean {
  try {
    if (pages.length === 0) store?.removeItem(KEY)
    else store?.setItem(KEY, JSON.stringify(pages))
    return store !== undefined || pages.length === 0
  } catch {
    return false
  }
}

function isLeftPage(value: unknown): value is LeftPage {
  return (
    isObject(value) &&
    ['id', 'url', 'title', 'expiresAt', 'token'].every((key) => typeof value[key] === 'string')
  )
}

function ownStore(): Store | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined // Reading the property itself throws where storage is switched off.
  }
}
