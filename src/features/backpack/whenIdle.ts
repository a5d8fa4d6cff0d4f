// Work that nobody waits for.

/** Not every browser tells when it rests: a moment after the start is good enough then. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 3000 })
  else setTimeout(work, 500)
}
