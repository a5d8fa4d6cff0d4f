// One request to the host, with the token of a mailbox or a session. What goes wrong on the way is a fault with a code.
import { isProblemCode, type ProblemCode } from '../contract/problems.ts'
import { isObject } from '../domain/json.ts'
import { fail, ok, type Fault, type Result } from '../domain/result.ts'

/** What the host said, or that it said nothing that could be understood. */
export interface HostAnswerFault extends Fault {
  code: ProblemCode | 'host.unreachable' | 'host.unreadable'
}

export interface HostAccess {
  fetch: typeof globalThis.fetch
  /** Where the host is; by default where the app came from. */
  host?: string
  /** The token of the mailbox or the session; none is needed to drop a letter or to look at a session. */
  token?: string
  signal?: AbortSignal
}

export interface HostMessage {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  headers?: Record<string, string>
  body?: Uint8Array<ArrayBuffer>
}

/** The host's answer, where it is a good one; 304 is one. */
export async function askHost(
  { fetch, host = '', token, signal }: HostAccess,
  { method, path, headers = {}, body }: HostMessage,
): Promise<Result<Response, HostAnswerFault>> {
  try {
    const response = await fetch(host + path, {
      method,
      headers: { ...headers, ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) },
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    })
    return response.ok || response.status === 304 ? ok(response) : fail(await faultOf(response))
  } catch {
    // fetch throws for every way in which a host can be out of reach, a call called off among them.
    return fail({ code: 'host.unreachable' })
  }
}

/** What a reader makes of the answer's JSON; another shape is no answer of ours. */
export async function readAnswer<T>(
  response: Response,
  read: (value: unknown) => T | undefined,
): Promise<Result<T, HostAnswerFault>> {
  const value = read(await readJson(response))
  return value === undefined ? fail({ code: 'host.unreadable' }) : ok(value)
}

async function faultOf(response: Response): Promise<HostAnswerFault> {
  const problem = await readJson(response)
  const code = isObject(problem) ? problem['code'] : undefined
  if (isProblemCode(code)) return { code }
  // A proxy before the host answers in its own words.
  return { code: response.status >= 500 ? 'host.unreachable' : 'host.unreadable' }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return (await response.json()) as unknown
  } catch {
    return undefined // Not JSON: the caller says what that means.
  }
}
