// The app's files on the device: fetched once, wholly or not at all, and let go when a version is gone.
import { beforeEach, describe, expect, it } from 'vitest'
import { fill, keyOf, keysByAddress, tidy, type PrecacheEntry } from '../../../src/pwa/precache.ts'

const base = 'https://besace.test/'

/** A cache as far as this room uses one. */
function makeCache() {
  const files = new Map<string, Response>()
  const cache = {
    keys: () => Promise.resolve([...files.keys()].map((url) => ({ url }))),
    put: (url: string, answer: Response) => Promise.resolve(void files.set(url, answer)),
    delete: ({ url }: { url: string }) => Promise.resolve(files.delete(url)),
  }
  return { files, cache: cache as unknown as Cache }
}

let asked: { url: string; cache?: string }[]
let broken: string | undefined
const fetchFile = ((url: URL, options: RequestInit) => {
  asked.push({ url: url.href, cache: options.cache })
  return Promise.resolve(new Response('file', { status: url.href === broken ? 503 : 200 }))
}) as typeof fetch

beforeEach(() => {
  asked = []
  broken = undefined
})

const first: PrecacheEntry[] = [
  { url: 'index.html', revision: 'one' },
  { url: 'assets/app-1.js', revision: null },
]
const second: PrecacheEntry[] = [
  { url: 'index.html', revision: 'two' },
  { url: 'assets/app-1.js', revision: null },
]

describe('the files on the device', () => {
  it('names a file by its address and its revision', () => {
    expect(first.map((entry) => keyOf(entry, base))).toEqual([
      'https://besace.test/index.html?revision=one',
      'https://besace.test/assets/app-1.js',
    ])
    expect(keysByAddress(first, base).get('https://besace.test/index.html')).toBe(
      'https://besace.test/index.html?revision=one',
    )
  })

  it('asks past the browser’s own cache where the address does not change', async () => {
    await fill(makeCache().cache, first, base, fetchFile)
    expect(asked.find(({ url }) => url.endsWith('index.html'))?.cache).toBe('reload')
    expect(asked.find(({ url }) => url.endsWith('app-1.js'))?.cache).toBe('default')
  })

  it('fetches only what the new version changed, and keeps the old version until it is tidied', async () => {
    const { cache, files } = makeCache()
    await fill(cache, first, base, fetchFile)
    asked = []
    await fill(cache, second, base, fetchFile)
    expect(asked.map(({ url }) => url)).toEqual(['https://besace.test/index.html'])
    expect(files.has('https://besace.test/index.html?revision=one')).toBe(true)
    await tidy(cache, second, base)
    expect([...files.keys()].sort()).toEqual([
      'https://besace.test/assets/app-1.js',
      'https://besace.test/index.html?revision=two',
    ])
  })

  it('fails as a whole when one file cannot be had', async () => {
    broken = 'https://besace.test/assets/app-1.js'
    await expect(fill(makeCache().cache, first, base, fetchFile)).rejects.toThrow('assets/app-1.js: 503')
  })

  it('keeps a redirected file in a form a navigation accepts', async () => {
    const { cache, files } = makeCache()
    const redirected = Object.defineProperty(new Response('page'), 'redirected', { value: true })
    await fill(cache, [first[0]!], base, (() => Promise.resolve(redirected)) as typeof fetch)
    const kept = files.get('https://besace.test/index.html?revision=one')
    expect(kept?.redirected).toBe(false)
    expect(await kept?.text()).toBe('page')
  })
})
