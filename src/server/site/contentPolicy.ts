// What the app may load and whom it may call: a table, so that every line can be questioned.
import { STYLE_SOURCES } from '../shares/buildShare.ts'

/** The app's Content-Security-Policy. Issuers on a private network that the operator allows may be asked directly. */
export function contentPolicy(issuerHosts: readonly string[]): string {
  const issuers = issuerHosts.flatMap((host) => [`http://${host}`, `https://${host}`])
  const policy: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    // The hashes are those of share pages' style elements: the learner previews the page as it will be.
    'style-src': ["'self'", ...STYLE_SOURCES],
    'img-src': ["'self'", 'blob:', 'data:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", 'https:', ...issuers],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ')
}
