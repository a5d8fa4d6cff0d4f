// A door that lets so many through at a time; the others wait in line, and nobody overtakes.

export interface LineOptions {
  /** How many may wait. None by default. */
  waiting?: number
  /** How long each waits at most, in milliseconds. */
  within?: number
}

/** Gives the way out to whoever was let in; undefined where the line is full or the wait was too long. */
export type Line = () => Promise<(() => void) | undefined>

/** A line before a door for `most`. */
export function createLine(most: number, { waiting = 0, within = 10_000 }: LineOptions = {}): Line {
  let inside = 0
  const line = new Set<() => void>()

  function wayOut(): () => void {
    let isOut = false
    return () => {
      if (isOut) return
      isOut = true
      const next = line.values().next()
      // The place goes to the first in line.
      if (next.done === true) inside -= 1
      else next.value()
    }
  }

  return async function enter() {
    if (inside < most) {
      inside += 1
      return wayOut()
    }
    if (line.size >= waiting) return undefined
    return new Promise((resolve) => {
      const called = () => {
        clearTimeout(timer)
        line.delete(called)
        resolve(wayOut())
      }
      const timer = setTimeout(() => {
        line.delete(called)
        resolve(undefined)
      }, within)
      line.add(called)
    })
  }
}
