// The outside as Node sees it: fetch with a time limit, bytes counted as they come, nothing sent but the question.
import { webcrypto } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Answer, GetOptions, Outside } from '../domain/outside.ts'

const TIME_LIMIT = 15_000
const MOST_BYTES = 2 * 1024 * 1024
const JSON_TYPES = 'application/ld+json, application/json;q=0.9, */*;q=0.1'

export interface NodeOutsideOptions {
  now?: () => Date
  fetch?: typeof globalThis.fetch
}

/** The network, asked directly. */
export function createNodeOutside({
  now = () => new Date(),
  fetch = globalThis.fetch,
}: NodeOutsideOptions = {}): Outside {
  return {
    now,
    random: (length) => webcrypto.getRandomValues(new Uint8Array(length)),
    get: (url, options) => get(url, options ?? {}, { now, fetch }),
  }
}

/** A table of answers in place of the network; what is not in it is out of reach. */
export async function createRecordedOutside(mapFile: string, now: () => Date): Promise<Outside> {
  const table = JSON.parse(await readFile(mapFile, 'utf8')) as Record<string, string>
  const folder = dirname(mapFile)
  return {
    now,
    random: (length) => webcrypto.getRandomValues(new Uint8Array(length)),
    async get(url) {
      const at = now().toISOString()
      const file = Object.hasOwn(table, url) ? table[url] : undefined
      if (file === undefined) return { reached: false, url, reason: 'offline', at }
      const body = new Uint8Array(await readFile(resolve(folder, file)))
      return {
        reached: true,
        url,
        finalUrl: url,
        status: 200,
        mediaType: 'application/octet-stream',
        body,
        at,
        source: 'live',
      }
    },
  }
}

async function get(
  url: string,
  options: GetOptions,
  { now, fetch }: Required<NodeOutsideOptions>,
): Promise<Answer> {
  const unreached = (reason: 'offline' | 'timeout' | 'too-large' | 'not-allowed'): Answer => ({
    reached: false,
    url,
    reason,
    at: now().toISOString(),
  })
  if (!/^https?:/i.test(url)) return unreached('not-allowed')
  const limit = AbortSignal.timeout(TIME_LIMIT)
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit
  try {
    const response = await fetch(url, {
      signal,
      redirect: 'follow',
      credentials: 'omit',
      headers: { accept: options.accept ?? JSON_TYPES },
    })
    const body = await readAtMost(response, options.maxBytes ?? MOST_BYTES)
    if (!body) return unreached('too-large')
    const mediaType = response.headers.get('content-type') ?? ''
    const finalUrl = response.url || url
    return {
      reached: true,
      url,
      finalUrl,
      status: response.status,
      mediaType,
      body,
      at: now().toISOString(),
      source: 'live',
    }
  } catch {
    // fetch throws for a missing network, a refused connection and our own time limit alike.
    return unreached(limit.aborted ? 'timeout' : 'offline')
  }
}

/** Counts while reading: a length in a header is only a promise. */
async function readAtMost(response: Response, limit: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    const bytes = part as Uint8Array
    length += bytes.length
    if (length > limit) return undefined
    parts.push(bytes)
  }
  return new Uint8Array(Buffer.concat(parts))
}
