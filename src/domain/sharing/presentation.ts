// A page's badges as others can check them: in a Verifiable Presentation (VC 2.0), without holder and unsigned.
import type { Payload } from '../badge/badge.ts'
import { encodeBase64 } from '../badge/base64.ts'
import { identify } from '../badge/identify.ts'
import { jwsPayload } from '../badge/jws.ts'
import { parseJson } from '../badge/parseJson.ts'
import { unbake } from '../badge/unbake.ts'
import { isObject, type JsonObject } from '../json.ts'

const CREDENTIALS = 'https://www.w3.org/ns/credentials/v2'

/** What is ours beside the presentation is plain JSON to whoever reads it as linked data. */
const OWN_TERMS = {
  page: { '@id': 'urn:besace:page', '@type': '@json' },
  badges: { '@id': 'urn:besace:badges', '@type': '@json' },
}

/** The members of a presentation, to stand beside what our own reader reads. */
export function presentationOf(presented: readonly JsonObject[]): JsonObject {
  return {
    '@context': [CREDENTIALS, OWN_TERMS],
    type: ['VerifiablePresentation'],
    ...(presented.length > 0 && { verifiableCredential: [...presented] }),
  }
}

/** A badge as it was received, as a presentation holds it; nothing for what holds no badge's text. */
export async function presentOriginal(original: Uint8Array): Promise<JsonObject | undefined> {
  const unbaked = await unbake(original)
  return unbaked.ok ? unbaked.value.payloads.map(present).find(Boolean) : undefined
}

/**
 * A credential with its proof in it stands as it is; everything else goes in an envelope: a token of Open Badges 3.0 as
 * the standard says, what is older as the media type of its `data:` address says. A bare address presents nothing.
 */
function present(payload: Payload): JsonObject | undefined {
  if (payload.form === 'url') return undefined
  if (payload.form === 'jws') return envelope(`${typeOfToken(payload.token)},${payload.token}`)
  // Not JSON after all: there is nothing to present, and the original is still there by its address.
  const parsed = parseJson(payload.text)
  const document = parsed.ok && isObject(parsed.value) ? parsed.value : undefined
  const version = document && identify(document)
  if (!version?.ok) return undefined
  if (version.value === '3.0' || version.value === 'clr-2.0') return document
  return envelope(`application/ld+json;base64,${encodeBase64(new TextEncoder().encode(payload.text))}`)
}

function envelope(data: string): JsonObject {
  return { '@context': CREDENTIALS, type: 'EnvelopedVerifiableCredential', id: `data:${data}` }
}

function typeOfToken(token: string): string {
  const claims = jwsPayload(token)
  const credential = isObject(claims) ? (isObject(claims.vc) ? claims.vc : claims) : undefined
  const isCredential = credential !== undefined && credential['credentialSubject'] !== undefined
  return isCredential ? 'application/vc+jwt' : 'application/jose'
}
