// Every path that browser and host agree on, made in one place so that neither can misspell it.

/** Where a share is published: POST here, PUT and DELETE below it. */
export const SHARES_PATH = '/api/shares'

/** Where a device makes a mailbox: POST here; letters go to the path below. */
export const MAILBOXES_PATH = '/api/mailboxes'

/** Where a device begins a session: POST here; GET, PUT and DELETE below it. */
export const SESSIONS_PATH = '/api/sessions'

/** Where the host fetches for the app what an issuer does not let browsers read. */
export const RELAY_PATH = '/api/relay'

/** Where the system's share sheet posts to; the service worker answers, the host only when there is none. */
export const SHARE_TARGET_PATH = '/share-target'

/** The share, for whoever holds its write token. */
export function shareApiPath(id: string): string {
  return `${SHARES_PATH}/${id}`
}

/** A mailbox: POST puts a letter in, GET and DELETE are for whoever holds its token. */
export function mailboxPath(id: string): string {
  return `${MAILBOXES_PATH}/${id}`
}

/** A session: GET for whoever knows its id, PUT and DELETE for whoever holds its token. */
export function sessionPath(id: string): string {
  return `${SESSIONS_PATH}/${id}`
}

/** The page a reader opens. */
export function sharePagePath(id: string): string {
  return `/s/${id}`
}

/** Everything on the page, to be checked here or elsewhere. */
export function shareDataPath(id: string): string {
  return `/s/${id}.json`
}

/** The badge as the learner received it; `position` counts from 1. */
export function shareBadgePath(id: string, position: number): string {
  return `/s/${id}/badges/${position}`
}

/** A picture or a piece of evidence of the page. */
export function shareFilePath(id: string, sha256: string): string {
  return `/s/${id}/files/${sha256}`
}

/** Where the reader's own browser checks the page's badges. The id is in the fragment: no server needs it. */
export function shareCheckPath(id: string): string {
  return `/check#share=${id}`
}

/**
 * The relay's path for one address.
 *
 * @example relayPathFor('https://issuer.example/badge.json')
 */
export function relayPathFor(url: string): string {
  return `${RELAY_PATH}?url=${encodeURIComponent(url)}`
}
