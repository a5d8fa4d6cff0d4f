// The service worker: keeps the app on the device, and changes to a new version only when the learner says so.
import { fill, keyOf, keysByAddress, LATER, PRECACHE, tidy, type PrecacheEntry } from './precache.ts'
import { wayOf } from './routing.ts'
import { receiveShare } from './shareInbox.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] }

const entries = self.__WB_MANIFEST
const base = self.location.origin + '/'
const keys = keysByAddress(entries, base)

self.addEventListener('message', (event) => {
  const type = (event.data as { type?: string } | null)?.type
  if (type === 'SKIP_WAITING') void self.skipWaiting()
  if (type === 'TIDY') event.waitUntil(tidyWhenAlone())
})

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(PRECACHE).then((cache) => fill(cache, entries, base)))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await tidyWhenAlone()
      await self.clients.claim()
    })(),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const way = wayOf(request, self.location.origin, keys)
  if (way === 'page') event.respondWith(fromPrecache(base + 'index.html', request))
  if (way === 'kept') event.respondWith(fromPrecache(base + new URL(request.url).pathname.slice(1), request))
  if (way === 'keep-when-used') event.respondWith(keepWhenUsed(request))
  if (way === 'share') event.respondWith(receiveShare(request))
})

/** Another tab may still run the version before, with someone writing in it: its files stay until it is gone. */
async function tidyWhenAlone(): Promise<void> {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (open.length > 1) return
  await tidy(await caches.open(PRECACHE), entries, base)
  await tidyLater()
}

async function fromPrecache(address: string, request: Request): Promise<Response> {
  const kept = await caches.match(keys.get(address) ?? address, { cacheName: PRECACHE })
  return kept ?? fetch(request)
}

async function keepWhenUsed(request: Request): Promise<Response> {
  // In the other: what a tab with the version before still asks for.
  for (const cacheName of [LATER, PRECACHE]) {
    const kept = await caches.match(request, { cacheName })
    if (kept) return kept
  }
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(LATER)).put(request, answer.clone())
  return answer
}

/** What was kept when used belongs to the version before; the new one fetches its own. */
async function tidyLater(): Promise<void> {
  const cache = await caches.open(LATER)
  const moved = new Set(entries.map((entry) => keyOf(entry, base)))
  for (const request of await cache.keys()) {
    const answer = moved.has(request.url)
      ? undefined
      : await fetch(request, { method: 'HEAD' }).catch(() => undefined)
    // Out of reach says nothing: only a file that is gone or moved is let go.
    if (moved.has(request.url) || answer?.status === 404) await cache.delete(request)
  }
}
