// The app's files kept on the device, so that it opens without a network: fill, answer, tidy.

/** One file of the build. `revision` is null when the address itself changes with the content. */
export interface PrecacheEntry {
  url: string
  revision: string | null
}

export const PRECACHE = 'besace-app'
/** Files of the build that were too large to fetch ahead: kept once they were used. */
export const LATER = 'besace-later'
const PARALLEL = 6

/** The address under which a file is kept: another revision, another key. */
export function keyOf(entry: PrecacheEntry, base: string): string {
  const url = new URL(entry.url, base)
  if (entry.revision !== null) url.searchParams.set('revision', entry.revision)
  return url.href
}

/** From an address as it is asked for to the key of the kept file. */
export function keysByAddress(entries: readonly PrecacheEntry[], base: string): Map<string, string> {
  return new Map(entries.map((entry) => [new URL(entry.url, base).href, keyOf(entry, base)]))
}

/** Fetches what is not kept yet; fails as a whole, so that a half version never takes over. */
export async function fill(
  cache: Cache,
  entries: readonly PrecacheEntry[],
  base: string,
  fetchFile: typeof fetch = fetch,
): Promise<void> {
  const kept = new Set((await cache.keys()).map((request) => request.url))
  const missing = entries.filter((entry) => !kept.has(keyOf(entry, base)))
  async function work(): Promise<void> {
    for (let entry = missing.pop(); entry; entry = missing.pop()) {
      // A file whose address does not change may lie in the browser's own cache in an older state.
      const mode = entry.revision === null ? 'default' : 'reload'
      const answer = await fetchFile(new URL(entry.url, base), { cache: mode, credentials: 'same-origin' })
      if (!answer.ok) throw new Error(`${entry.url}: ${answer.status}`)
      await cache.put(keyOf(entry, base), await unredirected(answer))
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, work))
}

/** Lets go of what this version does not use. */
export async function tidy(cache: Cache, entries: readonly PrecacheEntry[], base: string): Promise<void> {
  const wanted = new Set(entries.map((entry) => keyOf(entry, base)))
  const stale = (await cache.keys()).filter((request) => !wanted.has(request.url))
  await Promise.all(stale.map((request) => cache.delete(request)))
}

/** A navigation may not be answered by a redirected response (Fetch standard, "HTTP fetch", step 6). */
async function unredirected(answer: Response): Promise<Response> {
  if (!answer.redirected) return answer
  return new Response(await answer.blob(), { status: answer.status, headers: answer.headers })
}
