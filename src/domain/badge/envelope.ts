// Credentials in an envelope (VC 2.0 §"Enveloped Verifiable Credentials"): what is inside is in the `id`, as `data:` URI.
import { asText, type JsonObject } from '../json.ts'
import { decodeBase64 } from './base64.ts'
import { typesOf } from './readers/fields/words.ts'
import type { Payload } from './badge.ts'
import { toPayload } from './toPayload.ts'

const TOKEN = /^data:application\/[\w.+-]+(?:;[^,]*)?,(ey[\w-]+\.[\w-]+\.[\w-]*)$/
/**
 * Either in base64 (RFC 2397): a token, or how the data of our own pages hold what is older than VC 2.0 and has no
 * signature; see `presentCredential.ts`.
 */
const ENCODED = /^data:application\/[\w.+-]+(?:;[^,;]*)*;base64,([\w+/=-]+)$/

/** The token or document inside, or nothing when this is no envelope. */
export function payloadInEnvelope(item: JsonObject): (Payload & { form: 'jws' | 'json' }) | undefined {
  if (!typesOf(item).some((type) => /^EnvelopedVerifiable(Credential|Presentation)$/.test(type)))
    return undefined
  const address = asText(item.id) ?? ''
  const token = TOKEN.exec(address)?.[1]
  if (token !== undefined) return { form: 'jws', token }
  const bytes = decodeBase64(ENCODED.exec(address)?.[1] ?? '')
  const inside = bytes && toPayload(new TextDecoder().decode(bytes))
  return inside?.form === 'url' ? undefined : inside
}

/** The same as text, to be examined by itself. */
export function textInEnvelope(item: JsonObject): string | undefined {
  const payload = payloadInEnvelope(item)
  return payload?.form === 'jws' ? payload.token : payload?.text
}
