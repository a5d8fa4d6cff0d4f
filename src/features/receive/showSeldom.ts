// Numbers that change a hundred times a second cannot be read, and drawing each of them costs.

export interface SeldomShown {
  /** Shows it now, or with the next interval if something was shown just before. */
  set(value: number): void
  /** Forgets what was not shown yet. */
  clear(): void
}

/** Shows the latest of many values, at most once in that many milliseconds. */
export function showSeldom(show: (value: number) => void, everyMs = 150): SeldomShown {
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: number | undefined

  function pause(): void {
    timer = setTimeout(() => {
      timer = undefined
      if (waiting === undefined) return
      show(waiting)
      waiting = undefined
      pause()
    }, everyMs)
  }
  return {
    set(value) {
      if (timer !== undefined) {
        waiting = value
        return
      }
      show(value)
      pause()
    },
    clear() {
      clearTimeout(timer)
      timer = waiting = undefined
    },
  }
}
