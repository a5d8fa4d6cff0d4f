// Waiting: for a while, and for other tabs to be done.

/** Resolves after the time, or at once when called off. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
}

/** Does the work while no other tab does work of that name; nothing when the wait for it is over. */
export async function alone<T>(
  name: string,
  patience: number,
  work: () => Promise<T>,
  locks: Pick<LockManager, 'request'> | undefined = globalThis.navigator?.locks,
): Promise<T | undefined> {
  // A browser without locks, or a page that is not secure: one tab is the rule.
  if (locks === undefined) return work()
  if (patience === 0)
    return locks.request(name, { ifAvailable: true }, async (lock) => (lock ? work() : undefined))
  const waiting = new AbortController()
  const timer = setTimeout(() => waiting.abort(), patience)
  try {
    return await locks.request(name, { signal: waiting.signal }, () => {
      clearTimeout(timer)
      return work()
    })
  } catch (error) {
    if (waiting.signal.aborted) return undefined
    throw error
  } finally {
    clearTimeout(timer)
  }
}
