// One GET over the network: counted bytes, a time limit, and every failure told apart instead of thrown.
import type { UnreachedReason } from '../domain/outside.ts'

export interface HttpRequest {
  accept: string
  maxBytes: number
  timeoutMs: number
  signal?: AbortSignal
}

export type HttpAnswer =
  | { came: true; response: Response; body: Uint8Array }
  | { came: false; reason: Extract<UnreachedReason, 'refused' | 'timeout' | 'too-large'> }

/**
 * Settings of every request: no cookies, no hint of where the learner comes from, and nothing from the browser's own
 * store without asking: Chromium keeps a 410 for ever, and a badge that is given back would stay withdrawn.
 */
const PRIVATE: RequestInit = {
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  redirect: 'follow',
  cache: 'no-cache',
}

/**
 * GETs an address of any origin. A browser does not tell a closed door (CORS) from a dead line: both are `refused`.
 */
export async function httpGet(
  fetch: typeof globalThis.fetch,
  url: string,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const timeout = AbortSignal.timeout(request.timeoutMs)
  const signal = request.signal === undefined ? timeout : AbortSignal.any([request.signal, timeout])
  try {
    const response = await fetch(url, {
      ...PRIVATE,
      mode: 'cors',
      headers: { Accept: request.accept },
      signal,
    })
    const body = await readBody(response, request.maxBytes)
    return body === undefined ? { came: false, reason: 'too-large' } : { came: true, response, body }
  } catch {
    // fetch throws for everything between a wrong name and a closed door; only our own limit is known.
    return { came: false, reason: timeout.aborted ? 'timeout' : 'refused' }
  }
}

/** The whole body, or nothing as soon as it proves too long. */
async function readBody(response: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const announced = Number(response.headers.get('content-length') ?? 0)
  if (response.body === null) return new Uint8Array()
  const reader = response.body.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = announced > maxBytes ? { done: false, value: undefined } : await reader.read()
    if (done) break
    length += value?.byteLength ?? announced
    if (length > maxBytes) {
      await reader.cancel()
      return undefined
    }
    if (value !== undefined) parts.push(value)
  }
  return joined(parts, length)
}

function joined(parts: Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let place = 0
  for (const part of parts) {
    whole.set(part, place)
    place += part.byteLength
  }
  return whole
}
