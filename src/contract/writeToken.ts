// The write token: whoever holds it may change or take down a share, open a mailbox, lead a session. The device makes
// it, the host keeps its hash.

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** Whether a text has the form of a write token: 256 bits in base64url. */
export function isWriteToken(text: unknown): text is string {
  return typeof text === 'string' && TOKEN.test(text)
}

/** Whether a text has the form of an id: of a share, a mailbox or a session. */
export function isShareId(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z0-9_-]{22}$/.test(text)
}

/**
 * A fresh write token.
 *
 * @param random gives that many unpredictable bytes
 */
export function makeWriteToken(random: (length: number) => Uint8Array): string {
  return toBase64Url(random(32))
}

/** What the host keeps of a token: lower-case hexadecimal SHA-256. */
export async function hashWriteToken(token: string): Promise<string> {
  return toHex(await digest(token))
}

/**
 * The id of the share that a token writes. It follows from the token, so that a publication tried twice because the
 * first answer was lost is one share, not two; and nobody can choose the id of another's share.
 */
export function shareIdOf(tokenHash: string): Promise<string> {
  return idOf('share', tokenHash)
}

/** The id of the mailbox that a token opens; it follows from the token as a share's does. */
export function mailboxIdOf(tokenHash: string): Promise<string> {
  return idOf('mailbox', tokenHash)
}

/** The id of the session that a token writes; it follows from the token as a share's does. */
export function sessionIdOf(tokenHash: string): Promise<string> {
  return idOf('session', tokenHash)
}

async function idOf(kind: 'share' | 'mailbox' | 'session', tokenHash: string): Promise<string> {
  return toBase64Url(await digest(`besace-${kind}:${tokenHash}`)).slice(0, 22)
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
