// When kept badges may be checked by themselves: online, looked at, nothing pressed, and data not to be saved.
import type { useRechecksStore } from '../stores/rechecks.ts'

export interface BackgroundChecksOptions {
  rechecks: Pick<ReturnType<typeof useRechecksStore>, 'checkDue' | 'pause'>
  page?: Document
  window?: Window
  /** From 0 to below 1; spreads rounds so that they do not come by the clock. */
  chance?: () => number
}

/** The first round leaves the start in peace; others follow while the page stays open. */
const FIRST = 20_000
const NEXT = 10 * 60_000
/** Without a touch or a key for so long: nobody waits for anything. */
const QUIET = 5000

/** Asks for rounds at good moments, until the page is left. @returns The way to stop. */
export function startBackgroundChecks(options: BackgroundChecksOptions): () => void {
  const { rechecks, page = document, window: view = window, chance = Math.random } = options
  const stopping = new AbortController()
  const { signal } = stopping
  let timer: number | undefined
  let lastTouch = Date.now()

  const isGood = () =>
    page.visibilityState === 'visible' && view.navigator.onLine && !savesData(view.navigator)

  function plan(milliseconds: number): void {
    view.clearTimeout(timer)
    if (!signal.aborted) timer = view.setTimeout(() => void look(), milliseconds)
  }

  async function look(): Promise<void> {
    const quiet = Date.now() - lastTouch
    if (isGood() && quiet < QUIET) return plan(QUIET - quiet)
    if (isGood()) await rechecks.checkDue()
    plan(NEXT * (1 + chance()))
  }

  const note = () => void (lastTouch = Date.now())
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
    view.addEventListener(kind, note, { passive: true, capture: true, signal })
  const turn = () => {
    if (isGood()) plan(FIRST)
    else rechecks.pause()
  }
  page.addEventListener('visibilitychange', turn, { signal })
  view.addEventListener('online', turn, { signal })
  view.addEventListener('offline', turn, { signal })
  plan(FIRST)

  return () => {
    stopping.abort()
    view.clearTimeout(timer)
    rechecks.pause()
  }
}

/** The learner has told the browser to save data; not every browser has the word. */
function savesData(navigator: Navigator): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
}
