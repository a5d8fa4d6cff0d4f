// Asks the host to fetch what an issuer does not let browsers read. The app works without a host.
import { isProblemCode, PROBLEM_TYPE, type ProblemCode } from '../contract/problems.ts'
import { RELAY_FINAL_URL_HEADER } from '../contract/relay.ts'
import type { UnreachedReason } from '../domain/outside.ts'
import { httpGet, type HttpRequest } from './http.ts'

export type RelayAnswer =
  | { came: true; finalUrl: string; status: number; mediaType: string; body: Uint8Array }
  | { came: false; reason: UnreachedReason }
  /** There is no relay here. */
  | { came: false; reason: 'absent' }

const REASONS: Partial<Record<ProblemCode, UnreachedReason>> = {
  'relay.url-invalid': 'not-allowed',
  'relay.other-origin': 'not-allowed',
  'relay.blocked-address': 'not-allowed',
  'relay.blocked-port': 'not-allowed',
  'relay.type-refused': 'not-allowed',
  'relay.too-large': 'too-large',
  'relay.timeout': 'timeout',
}

/** GETs an address through the relay at `relayPath`. */
export async function relayGet(
  fetch: typeof globalThis.fetch,
  relayPath: string,
  url: string,
  request: HttpRequest,
): Promise<RelayAnswer> {
  const answer = await httpGet(fetch, `${relayPath}?url=${encodeURIComponent(url)}`, request)
  if (!answer.came) return answer
  const { response, body } = answer
  const finalUrl = response.headers.get(RELAY_FINAL_URL_HEADER)
  if (finalUrl !== null) {
    return { came: true, finalUrl, status: response.status, mediaType: mediaTypeOf(response), body }
  }
  // Neither an answer of the issuer nor a problem of the relay: a plain file server stands here.
  if (mediaTypeOf(response) !== PROBLEM_TYPE) return { came: false, reason: 'absent' }
  return { came: false, reason: reasonOf(body) }
}

/** The media type without its parameters, in lower case. */
export function mediaTypeOf(response: Response): string {
  return (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

function reasonOf(body: Uint8Array): UnreachedReason {
  try {
    const { code } = JSON.parse(new TextDecoder().decode(body)) as { code?: unknown }
    return (isProblemCode(code) ? REASONS[code] : undefined) ?? 'refused'
  } catch {
    return 'refused' // A problem without readable details says no more than no.
  }
}
