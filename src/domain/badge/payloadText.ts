// A payload as the text that goes into a container.
import type { Payload } from './badge.ts'

/** JSON, the token, or the address. */
export function payloadText(payload: Payload): string {
  switch (payload.form) {
    case 'json':
      return payload.text
    case 'jws':
      return payload.token
    case 'url':
      return payload.url
  }
}
