// Credentials in an envelope (VC 2.0 §"Enveloped Verifiable Credentials"): a token in the `id`, as `data:` URI.
import { asText, type JsonObject } from '../json.ts'
import { typesOf } from './readers/fields/words.ts'

/** The token, or nothing when this is no envelope. */
export function tokenInEnvelope(item: JsonObject): string | undefined {
  if (!typesOf(item).some((type) => /^EnvelopedVerifiable(Credential|Presentation)$/.test(type)))
    return undefined
  return /^data:application\/[\w.+-]+(?:;[^,]*)?,(ey[\w-]+\.[\w-]+\.[\w-]*)$/.exec(asText(item.id) ?? '')?.[1]
}
