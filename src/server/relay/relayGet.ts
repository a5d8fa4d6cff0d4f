// Fetches one address for a browser that may not: bounded in hops, time, bytes and kinds.
import type { IncomingMessage } from 'node:http'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { RELAY_LIMITS } from '../../contract/limits.ts'
import type { HostFault } from '../../contract/problems.ts'
import { fail, ok, type Result } from '../../domain/result.ts'
import { parseAddress } from '../../domain/webAddress.ts'
import { checkTarget, type Allowance } from './checkTarget.ts'
import type { RelayNetwork } from './relayNetwork.ts'
import { isRelayed, mediaTypeOf } from './relayTypes.ts'

/** All that is ever sent: nothing of the caller's. */
const OWN_HEADERS = {
  accept:
    'application/vc+ld+json, application/ld+json, application/json;q=0.9, application/jwt;q=0.8, image/png;q=0.7, image/svg+xml;q=0.7, */*;q=0.5',
  'accept-encoding': 'identity',
  'user-agent': 'Besace-Relay/1',
}

/** What the issuer answered. */
export interface Relayed {
  finalUrl: string
  status: number
  mediaType: string
  body: Uint8Array<ArrayBuffer>
}

export interface RelayOptions extends Allowance {
  network: RelayNetwork
  limits?: { bytes: number; redirects: number; milliseconds: number }
}

/** GETs an address and follows its redirects, each looked at like the first. */
export async function relayGet(address: string, options: RelayOptions): Promise<Result<Relayed, HostFault>> {
  const limits = options.limits ?? RELAY_LIMITS
  const signal = AbortSignal.timeout(limits.milliseconds)
  const late = new Promise<Result<Relayed, HostFault>>((resolve) => {
    signal.addEventListener('abort', () => resolve(fail({ code: 'relay.timeout' })), { once: true })
  })
  return Promise.race([late, follow(address, { ...options, limits, signal })])
}

type Way = Required<RelayOptions> & { signal: AbortSignal }

async function follow(address: string, way: Way): Promise<Result<Relayed, HostFault>> {
  let next = address
  for (let hop = 0; hop <= way.limits.redirects; hop += 1) {
    const target = await checkTarget(next, way)
    if (!target.ok) return target
    // The time may have run out while the name was looked up: nothing is sent after that.
    if (way.signal.aborted) return fail({ code: 'relay.timeout' })
    const { url, addresses } = target.value
    try {
      const response = await way.network.get({ url, addresses, headers: OWN_HEADERS, signal: way.signal })
      const location = redirectOf(response)
      if (location === undefined) return await readAnswer(response, url, way.limits.bytes)
      response.destroy()
      const further = parseAddress(location, url.href)
      if (further === undefined) return fail({ code: 'relay.url-invalid' })
      next = further.href
    } catch {
      // Sockets fail in a hundred ways; to the caller they are two: too late, or out of reach.
      return fail({ code: way.signal.aborted ? 'relay.timeout' : 'relay.unreachable' })
    }
  }
  return fail({ code: 'relay.too-many-redirects' })
}

function redirectOf({ statusCode, headers }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode ?? 0) ? headers.location : undefined
}

async function readAnswer(
  response: IncomingMessage,
  url: URL,
  maxBytes: number,
): Promise<Result<Relayed, HostFault>> {
  const status = response.statusCode ?? 0
  const mediaType = mediaTypeOf(response.headers['content-type'])
  const hasContent = isRelayed(mediaType)
  if (!hasContent || status < 200 || status === 304) {
    response.destroy()
    // That a badge is gone (404, 410) counts even where the page that says so is HTML.
    if (status < 400)
      return fail({ code: status < 200 || status === 304 ? 'relay.unreachable' : 'relay.type-refused' })
    return ok({ finalUrl: url.href, status, mediaType: 'application/octet-stream', body: new Uint8Array() })
  }
  const body = await readBody(response, maxBytes)
  return body === undefined
    ? fail({ code: 'relay.too-large' })
    : ok({ finalUrl: url.href, status, mediaType, body })
}

/** Counts while streaming, after unpacking: neither a wrong length nor a small packet of much can surprise. */
async function readBody(
  response: IncomingMessage,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  const stream = unpack(response)
  try {
    for await (const chunk of stream) {
      length += (chunk as Uint8Array).byteLength
      if (length > maxBytes) return undefined
      chunks.push(chunk as Uint8Array)
    }
  } finally {
    response.destroy()
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function unpack(response: IncomingMessage): AsyncIterable<unknown> {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const unpackers = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }
  if (encoding === 'identity' || encoding === '') return response
  if (!Object.hasOwn(unpackers, encoding)) throw new Error('unknown content encoding')
  const unpacker = unpackers[encoding as keyof typeof unpackers]()
  response.once('error', (error) => unpacker.destroy(error))
  response.once('aborted', () => unpacker.destroy(new Error('aborted')))
  return response.pipe(unpacker)
}
