// Pictures of the tiles on the screen, read when the scrolling rests; those out of sight are let go.
import { onScopeDispose, shallowReactive } from 'vue'
import { useBadgesStore } from '../../stores/badges.ts'

export interface Pictures {
  /** Its address, once it is there; asking makes it come. */
  addressOf(pictureId: string | undefined): string | undefined
  /** There is one, and it is not known to be missing. */
  isAwaited(pictureId: string | undefined): boolean
  /** While one scrolls, nothing is read. */
  hold(isHeld: boolean): void
}

/** Kept beyond the screen, for the way back. */
const MOST = 160
const AT_ONCE = 4

export function usePictures(): Pictures {
  const badges = useBadgesStore()
  /** In the order they were last asked for. */
  const addresses = shallowReactive(new Map<string, string>())
  const used = new Map<string, number>()
  const missing = shallowReactive(new Set<string>())
  let waiting = new Set<string>()
  let running = 0
  let clock = 0
  let isHeld = false
  let isGone = false
  let timer: ReturnType<typeof setTimeout> | undefined

  onScopeDispose(() => {
    isGone = true
    clearTimeout(timer)
    for (const address of addresses.values()) URL.revokeObjectURL(address)
  })

  function plan(): void {
    clearTimeout(timer)
    if (!isHeld && !isGone) timer = setTimeout(pump, 30)
  }

  function pump(): void {
    while (running < AT_ONCE && waiting.size > 0 && !isHeld && !isGone) {
      // The last asked for is what is on the screen now.
      const id = [...waiting].at(-1)!
      waiting.delete(id)
      running += 1
      void fetchOne(id).finally(() => {
        running -= 1
        pump()
      })
    }
  }

  async function fetchOne(id: string): Promise<void> {
    const picture = await badges.picture(id)
    if (isGone) return
    if (!picture) {
      missing.add(id)
      return
    }
    addresses.set(id, URL.createObjectURL(new Blob([picture.bytes], { type: picture.mediaType })))
    if (addresses.size > MOST) forgetOldest()
  }

  function forgetOldest(): void {
    const oldest = [...addresses.keys()].sort((one, other) => (used.get(one) ?? 0) - (used.get(other) ?? 0))
    for (const id of oldest.slice(0, addresses.size - MOST)) {
      URL.revokeObjectURL(addresses.get(id)!)
      addresses.delete(id)
      used.delete(id)
    }
  }

  return {
    addressOf(id) {
      if (id === undefined) return undefined
      used.set(id, ++clock)
      const address = addresses.get(id)
      if (address === undefined && !missing.has(id)) {
        waiting.delete(id)
        waiting.add(id)
        // What was scrolled past long ago is not wanted any more.
        if (waiting.size > MOST) waiting = new Set([...waiting].slice(-MOST / 2))
        plan()
      }
      return address
    },
    isAwaited: (id) => id !== undefined && !missing.has(id),
    hold(held) {
      isHeld = held
      if (!held) plan()
    },
  }
}
