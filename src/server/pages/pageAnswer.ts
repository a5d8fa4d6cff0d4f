// How a share page is sent: the same headers whichever way it is asked for.
import type { StoredPage } from '../store/store.ts'

/** A page that is taken down shall be gone: every copy asks before it is shown again. */
export const ALWAYS_ASK = { 'cache-control': 'no-cache', 'x-robots-tag': 'noindex' }

const BROTLI = /\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/

/** Whether an Accept-Encoding takes Brotli. */
export function takesBrotli(acceptEncoding: string | undefined): boolean {
  return acceptEncoding !== undefined && BROTLI.test(acceptEncoding)
}

/** Of every page that is rendered here: what it may load, and no more. */
export function pageHeaders(styleHash: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      `default-src 'none'; img-src 'self'; media-src 'self'; font-src 'self'; style-src ${styleHash}; ` +
      `base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  }
}

/** Body and headers of a page in one of its two encodings. */
export function pageAnswer(page: StoredPage, isBrotli: boolean) {
  // Two encodings are two representations: a strong tag must tell them apart (RFC 9110 §8.8.3.3).
  const etag = `"${page.etag}${isBrotli ? '-br' : ''}"`
  const headers = {
    ...ALWAYS_ASK,
    ...pageHeaders(page.styleHash),
    etag,
    vary: 'accept-encoding',
    ...(isBrotli ? { 'content-encoding': 'br' } : {}),
  }
  return { body: isBrotli ? page.htmlBrotli : page.html, headers }
}
