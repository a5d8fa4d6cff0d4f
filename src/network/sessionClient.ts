// A session on the host: one ciphertext that two people look at together, led by the device that began it.
import { CIPHERTEXT_TYPE, readSessionReceipt, type SessionReceipt } from '../contract/exchanges.ts'
import { sessionPath, SESSIONS_PATH } from '../contract/paths.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { askHost, readAnswer, type HostAccess, type HostAnswerFault } from './hostRequest.ts'

/** Access with the token of the session. */
export type SessionAccess = HostAccess & { token: string }

/** What a session shows, still closed. */
export interface SessionContent {
  ciphertext: Uint8Array<ArrayBuffer>
  etag: string
  expiresAt: string
}

/** Begins a session. Asked again with the same token after a lost answer, it is the same session. */
export async function beginSession(
  access: SessionAccess,
  ciphertext: Uint8Array<ArrayBuffer>,
  hours: number,
): Promise<Result<SessionReceipt, HostAnswerFault>> {
  const path = `${SESSIONS_PATH}?hours=${hours}`
  const headers = { 'Content-Type': CIPHERTEXT_TYPE }
  const answer = await askHost(access, { method: 'POST', path, headers, body: ciphertext })
  return answer.ok ? readAnswer(answer.value, readSessionReceipt) : answer
}

/** Changes what the session shows; `etag` is that of the last receipt. */
export async function changeSession(
  access: SessionAccess,
  session: { id: string; etag: string },
  ciphertext: Uint8Array<ArrayBuffer>,
): Promise<Result<SessionReceipt, HostAnswerFault>> {
  const headers = { 'Content-Type': CIPHERTEXT_TYPE, 'If-Match': `"${session.etag}"` }
  const message = { method: 'PUT', path: sessionPath(session.id), headers, body: ciphertext } as const
  const answer = await askHost(access, message)
  return answer.ok ? readAnswer(answer.value, readSessionReceipt) : answer
}

/** What the session shows now; `unchanged` when it is still what `etag` was. */
export async function lookAtSession(
  access: HostAccess,
  id: string,
  etag?: string,
): Promise<Result<SessionContent | 'unchanged', HostAnswerFault>> {
  const headers: Record<string, string> = etag === undefined ? {} : { 'If-None-Match': `"${etag}"` }
  const answer = await askHost(access, { method: 'GET', path: sessionPath(id), headers })
  if (!answer.ok) return answer
  if (answer.value.status === 304) return ok('unchanged')
  const [tag, expiresAt] = [answer.value.headers.get('etag'), answer.value.headers.get('besace-expires')]
  if (tag === null || expiresAt === null) return fail({ code: 'host.unreadable' })
  try {
    const ciphertext = new Uint8Array(await answer.value.arrayBuffer())
    return ok({ ciphertext, etag: tag.replaceAll('"', ''), expiresAt })
  } catch {
    return fail({ code: 'host.unreachable' }) // The line went dead in the middle.
  }
}

/** Ends the session: it is gone when this answers well. */
export async function endSession(access: SessionAccess, id: string): Promise<Result<void, HostAnswerFault>> {
  const answer = await askHost(access, { method: 'DELETE', path: sessionPath(id) })
  return answer.ok ? ok(undefined) : answer
}
