// What the host says when it cannot do what was asked: RFC 9457 problem details with a stable code.
import type { Fault } from '../domain/result.ts'

/** Media type of every error answer of the host's API. */
export const PROBLEM_TYPE = 'application/problem+json'

/** Each code with its HTTP status and an English title for whoever reads the wire. */
export const PROBLEMS = {
  'share.token-missing': [401, 'A write token is needed'],
  'share.wrong-token': [403, 'This write token belongs to another share'],
  'share.unknown': [404, 'There is no such share'],
  'share.gone': [410, 'This share was taken down or has expired'],
  'share.changed-elsewhere': [412, 'The share was changed since it was read'],
  'share.condition-missing': [428, 'If-Match is needed, so that no change is lost'],
  'share.too-large': [413, 'The share is too large'],
  'share.not-multipart': [415, 'multipart/form-data is needed'],
  'share.invalid': [422, 'The page is not of the agreed form'],
  'share.file-missing': [422, 'A file the page names was not sent'],
  'share.file-unexpected': [422, 'A file was sent that the page does not name'],
  'share.file-altered': [422, 'A file is not what its name says'],
  'share.preview-unfit': [422, 'The preview is not a PNG of 1200×627'],
  'mailbox.token-missing': [401, 'The token of the mailbox is needed'],
  'mailbox.wrong-token': [403, 'This token belongs to another mailbox'],
  'mailbox.unknown': [404, 'There is no such mailbox'],
  'mailbox.gone': [410, 'This mailbox was closed or its time is up'],
  'mailbox.full': [409, 'The mailbox holds as many letters as it may'],
  'mailbox.invalid': [422, 'Bytes are needed, and a whole number of days'],
  'mailbox.too-large': [413, 'The letter is too large'],
  'session.token-missing': [401, 'The token of the session is needed'],
  'session.wrong-token': [403, 'This token belongs to another session'],
  'session.unknown': [404, 'There is no such session'],
  'session.gone': [410, 'This session was ended or its time is up'],
  'session.changed-elsewhere': [412, 'The session was changed since it was read'],
  'session.condition-missing': [428, 'If-Match is needed, so that no change is lost'],
  'session.invalid': [422, 'Bytes are needed, and a whole number of hours'],
  'session.too-large': [413, 'The session is too large'],
  'relay.url-invalid': [400, 'This is not an address the relay can fetch'],
  'relay.other-origin': [403, 'The relay serves the app of this host only'],
  'relay.blocked-address': [403, 'The address lies on a private or reserved network'],
  'relay.blocked-port': [403, 'The relay fetches from ports 80 and 443 only'],
  'relay.too-many-redirects': [502, 'The address redirects too often'],
  'relay.type-refused': [502, 'The address answers with a kind of content the relay does not pass on'],
  'relay.too-large': [502, 'The answer is too large'],
  'relay.unreachable': [502, 'The address cannot be reached'],
  'relay.timeout': [504, 'The address did not answer in time'],
  'host.not-found': [404, 'There is nothing here'],
  'host.format-unknown': [501, 'Only JSON is answered here'],
  'host.method-refused': [405, 'This method is not for this address'],
  'host.too-many-requests': [429, 'Too many requests: wait a moment'],
  'host.busy': [503, 'The host is busy: try again in a moment'],
  'host.store-unavailable': [503, 'The database does not answer: try again in a moment'],
  'host.full': [507, 'The disk of the host is full'],
  'host.broken': [500, 'Something went wrong on the host'],
} as const satisfies Record<string, readonly [status: number, title: string]>

/** Every code the host may answer with. */
export type ProblemCode = keyof typeof PROBLEMS

/** The body of an error answer. */
export interface Problem {
  type: string
  title: string
  status: number
  code: ProblemCode
  /** Where in the page, for `share.invalid`: `badges[3].evidence[0].url`. */
  detail?: string
}

/** A problem as the rooms of the host hand it around. */
export interface HostFault extends Fault {
  code: ProblemCode
  detail?: string
}

/** The problem details of a code. */
export function problemOf(code: ProblemCode, detail?: string): Problem {
  const [status, title] = PROBLEMS[code]
  return {
    type: `urn:besace:problem:${code}`,
    title,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
  }
}

/** Whether a code read from the wire is one of ours. */
export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(PROBLEMS, code)
}
