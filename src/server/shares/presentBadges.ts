// A page's badges as others can check them: in a Verifiable Presentation (VC 2.0), without holder and unsigned.
import type { Payload } from '../../domain/badge/badge.ts'
import { identify } from '../../domain/badge/identify.ts'
import { jwsPayload } from '../../domain/badge/jws.ts'
import { unbake } from '../../domain/badge/unbake.ts'
import { isObject, type JsonObject } from '../../domain/json.ts'
import type { PublishedPage } from '../../domain/sharing/sharePage.ts'
import type { Store } from '../store/store.ts'
import { bytesOf } from './spool.ts'

const CREDENTIALS = 'https://www.w3.org/ns/credentials/v2'

/** What is ours beside the presentation is plain JSON to whoever reads it as linked data. */
const OWN_TERMS = {
  page: { '@id': 'urn:besace:page', '@type': '@json' },
  badges: { '@id': 'urn:besace:badges', '@type': '@json' },
}

/** The members of a presentation, to stand beside what our own reader reads. */
export async function presentBadges(
  page: PublishedPage,
  store: Pick<Store, 'findFile'>,
): Promise<JsonObject> {
  const presented: JsonObject[] = []
  // One after the other: an original may be a picture of 20 MB.
  for (const position of page.badges.keys()) {
    const file = await store.findFile(page.id, { role: 'original', position: position + 1 })
    const unbaked = file && (await unbake(await bytesOf(file)))
    const found = unbaked?.ok ? unbaked.value.payloads.map(present).find(Boolean) : undefined
    if (found !== undefined) presented.push(found)
  }
  return {
    '@context': [CREDENTIALS, OWN_TERMS],
    type: ['VerifiablePresentation'],
    ...(presented.length > 0 && { verifiableCredential: presented }),
  }
}

/**
 * A credential with its proof in it stands as it is; everything else goes in an envelope: a token of Open Badges 3.0 as
 * the standard says, what is older as the media type of its `data:` address says. A bare address presents nothing.
 */
function present(payload: Payload): JsonObject | undefined {
  if (payload.form === 'url') return undefined
  if (payload.form === 'jws') return envelope(`${typeOfToken(payload.token)},${payload.token}`)
  const document = parse(payload.text)
  if (document === undefined) return undefined
  const version = identify(document)
  if (!version.ok) return undefined
  if (version.value === '3.0' || version.value === 'clr-2.0') return document
  return envelope(`application/ld+json;base64,${Buffer.from(payload.text).toString('base64')}`)
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

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? (value as JsonObject) : undefined
  } catch {
    // Not JSON after all: there is nothing to present, and the original is still there by its address.
    return undefined
  }
}
