// New versions: looked for quietly, offered, and taken only when the learner says so.
import { readonly, ref } from 'vue'

const WORKER = '/sw.js'
const HOUR = 3_600_000

const waits = ref(false)
const ready = ref(false)
let registration: ServiceWorkerRegistration | undefined
let whatHolds: () => unknown = () => undefined

/** A new version is there and waits for the learner. */
export const isUpdateWaiting = readonly(waits)

/** The app has just become able to open without a network; true once, after the first visit. */
export const isReadyOffline = readonly(ready)

/** Registers the worker. `holds`: says what speaks against opening the page again, or nothing. */
export function watchForUpdates(holds: () => unknown = () => undefined): void {
  whatHolds = holds
  if (!('serviceWorker' in navigator)) return
  if (document.readyState === 'complete') void register()
  else addEventListener('load', () => void register(), { once: true })
}

async function register(): Promise<void> {
  let isControlled = navigator.serviceWorker.controller !== null
  try {
    registration = await navigator.serviceWorker.register(WORKER, { updateViaCache: 'none' })
  } catch {
    // Forbidden by the browser or the network went away: the app works, only not without a network.
    return
  }
  if (registration.waiting) waits.value = true
  // What former versions left is let go when nobody runs them any more.
  registration.active?.postMessage({ type: 'TIDY' })
  registration.addEventListener('updatefound', follow)
  follow()
  // Another tab changed the version: this one still runs the old one, and is offered the new. The very first
  // worker that takes over changes nothing.
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (isControlled) waits.value = true
    isControlled = true
  })
  setInterval(() => void look(), HOUR)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void look()
  })
}

/** Follows a worker that is being installed: the first one makes the app work offline, a later one is an update. */
function follow(): void {
  const worker = registration?.installing
  const isUpdate = registration?.active != null
  worker?.addEventListener('statechange', () => {
    if (worker.state === 'installed' && isUpdate) waits.value = true
    if (worker.state === 'activated' && !isUpdate) ready.value = true
  })
}

/** Asks for a new version, but not of a host that is away or that answers with something else. */
async function look(): Promise<void> {
  if (!registration || registration.installing || !navigator.onLine) return
  try {
    const answer = await fetch(WORKER, { cache: 'no-store' })
    if (answer.status === 200) await registration.update()
  } catch {
    // No network after all: the next look comes.
  }
}

/** Takes the new version and opens the app again. Works on the first visit too (vite-plugin-pwa #789). */
export function applyUpdate(): void {
  const waiting = registration?.waiting
  if (!waiting) return location.reload()
  waits.value = false
  waiting.addEventListener('statechange', () => {
    if (waiting.state !== 'activated') return
    // Someone may have begun to write since: then the yes is asked for once more.
    if (whatHolds() === undefined) location.reload()
    else waits.value = true
  })
  waiting.postMessage({ type: 'SKIP_WAITING' })
}

/** Not now: offered again at the next visit. */
export function putOffUpdate(): void {
  waits.value = false
}
