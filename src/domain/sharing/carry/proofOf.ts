// The badge itself as text, out of whatever picture or file it was received in: what a link can carry.
import { payloadText } from '../../badge/payloadText.ts'
import { unbake } from '../../badge/unbake.ts'

/** JSON, token or address, letter for letter; nothing when the file holds none. */
export async function proofOf(bytes: ArrayBuffer): Promise<string | undefined> {
  const unbaked = await unbake(new Uint8Array(bytes))
  const payload = unbaked.ok ? unbaked.value.payloads[0] : undefined
  return payload && payloadText(payload)
}
