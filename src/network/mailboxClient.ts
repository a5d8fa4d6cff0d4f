// A mailbox on the host: made by one device, filled by whoever has its link, read by the device that made it.
import {
  CIPHERTEXT_TYPE,
  readMailboxContent,
  readMailboxReceipt,
  type MailboxReceipt,
} from '../contract/exchanges.ts'
import { mailboxPath, MAILBOXES_PATH } from '../contract/paths.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import { askHost, readAnswer, type HostAccess, type HostAnswerFault } from './hostRequest.ts'

/** Access with the token of the mailbox. */
export type MailboxAccess = HostAccess & { token: string }

/** A letter, still closed. */
export interface Letter {
  id: string
  receivedAt: string
  ciphertext: Uint8Array<ArrayBuffer>
}

/** Makes a mailbox. Asked again with the same token after a lost answer, it is the same mailbox. */
export async function openMailbox(
  access: MailboxAccess,
  days: number,
): Promise<Result<MailboxReceipt, HostAnswerFault>> {
  const answer = await askHost(access, { method: 'POST', path: `${MAILBOXES_PATH}?days=${days}` })
  return answer.ok ? readAnswer(answer.value, readMailboxReceipt) : answer
}

/** Puts a letter in; sent again after a lost answer, it is still one letter. */
export async function sendLetter(
  access: HostAccess,
  id: string,
  ciphertext: Uint8Array<ArrayBuffer>,
): Promise<Result<void, HostAnswerFault>> {
  const headers = { 'Content-Type': CIPHERTEXT_TYPE }
  const answer = await askHost(access, { method: 'POST', path: mailboxPath(id), headers, body: ciphertext })
  return answer.ok ? ok(undefined) : answer
}

/**
 * The letters that wait. They stay on the host until `forgetLetter` says that they are kept here: an answer lost on the
 * way would otherwise be a letter lost.
 */
export async function readLetters(
  access: MailboxAccess,
  id: string,
): Promise<Result<Letter[], HostAnswerFault>> {
  const answer = await askHost(access, { method: 'GET', path: `${mailboxPath(id)}?keep` })
  const content = answer.ok ? await readAnswer(answer.value, readMailboxContent) : answer
  if (!content.ok) return content
  try {
    return ok(
      content.value.messages.map((message) => ({ ...message, ciphertext: fromBase64(message.ciphertext) })),
    )
  } catch {
    return fail({ code: 'host.unreadable' }) // atob throws for what is not Base64.
  }
}

/** Deletes a letter that is safe on this device. */
export async function forgetLetter(
  access: MailboxAccess,
  id: string,
  letterId: string,
): Promise<Result<void, HostAnswerFault>> {
  const answer = await askHost(access, { method: 'DELETE', path: `${mailboxPath(id)}/messages/${letterId}` })
  return answer.ok ? ok(undefined) : answer
}

/** Closes the mailbox with all that is in it. */
export async function closeMailbox(
  access: MailboxAccess,
  id: string,
): Promise<Result<void, HostAnswerFault>> {
  const answer = await askHost(access, { method: 'DELETE', path: mailboxPath(id) })
  return answer.ok ? ok(undefined) : answer
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
