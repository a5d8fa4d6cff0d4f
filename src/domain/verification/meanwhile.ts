// Work that is done while a cipher works: WebCrypto counts elsewhere, and this thread would only wait for it.

const waiting = new Set<() => void>()

/**
 * Work for the next time this thread has to wait.
 *
 * @param work Short and without effects: it may be done while another badge is waited for.
 * @returns The result; asked before the work was done, it is done now. What the work throws is thrown here.
 */
export function meanwhile<T>(work: () => T): () => T {
  let result: (() => T) | undefined
  const doIt = (): void => {
    waiting.delete(doIt)
    try {
      const value = work()
      result = () => value
    } catch (bug) {
      // It belongs to whoever asks for the result, not to whom it happened to meet in the wait.
      result = () => {
        throw bug
      }
    }
  }
  waiting.add(doIt)
  return () => {
    if (!result) doIt()
    return result!()
  }
}

/** Does what waits to be done. To be called when a cipher has been started and not yet been waited for. */
export function useTheWait(): void {
  for (const work of waiting) work()
}
