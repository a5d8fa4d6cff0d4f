// How the small card is sent: any web page may frame it, and it may do nothing there.
import { styleSourcesOf } from '../shares/buildShare.ts'
import { ALWAYS_ASK } from './pageAnswer.ts'

/** Headers of a document that is shown in frames. */
export function embedHeaders(document: string): Record<string, string> {
  return {
    ...ALWAYS_ASK,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      `default-src 'none'; img-src 'self'; font-src 'self'; style-src ${styleSourcesOf(document)}; ` +
      `base-uri 'none'; form-action 'none'; frame-ancestors http: https:`,
    'cross-origin-resource-policy': 'cross-origin',
  }
}
