// Shares a running promise: whoever asks meanwhile gets the same answer, and nothing is done twice.

export interface SharedRun<T> {
  /** Joins the run under way, or starts one. */
  (): Promise<T>
  /** A run that begins after now: what is under way may not have seen the latest change. */
  again(): Promise<T>
}

/** Wraps work so that calls during a run join it. */
export function sharedRun<T>(work: () => Promise<T>): SharedRun<T> {
  let running: Promise<T> | undefined
  let following: Promise<T> | undefined

  function start(): Promise<T> {
    const run = work().finally(() => {
      if (running === run) running = undefined
    })
    return (running = run)
  }

  const join = () => running ?? start()
  return Object.assign(join, {
    again(): Promise<T> {
      if (running === undefined) return start()
      const afterwards = () => {
        following = undefined
        return start()
      }
      following ??= running.then(afterwards, afterwards)
      return following
    },
  })
}
