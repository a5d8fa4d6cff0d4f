// A badge in another shape than it came in: inside a picture, or as a bare data file.
import { fail, ok, type Result } from '../result.ts'
import type { Badge, Payload } from './badge.ts'
import { bakePng, type BakeFault } from './bakePng.ts'
import { bakeSvg } from './bakeSvg.ts'
import { decodeText } from './decodeText.ts'
import { readBadge } from './readBadge.ts'

/** Bytes with the ending a file of theirs takes. */
export interface GivenBack {
  bytes: Uint8Array
  mediaType: string
  ending: string
}

/** A badge as it is kept, as far as its shape goes. */
export interface KeptShape {
  badge: Badge
  payload: Payload
  original: { bytes: ArrayBuffer; mediaType: string }
}

/** The badge as data alone; nothing where the original is just that. */
export function asDataFile(kept: KeptShape): GivenBack | undefined {
  const { mediaType } = kept.original
  if (mediaType === 'application/json' || mediaType === 'application/jwt') return undefined
  const { payload } = kept
  if (payload.form === 'url') return undefined
  return payload.form === 'jws'
    ? { bytes: encode(payload.token), mediaType: 'application/jwt', ending: 'jwt' }
    : { bytes: encode(payload.text), mediaType: 'application/json', ending: 'json' }
}

/** The picture with the badge in it; a PNG or an SVG, as it is. */
export function asBakedPicture(
  kept: KeptShape,
  picture: { bytes: Uint8Array; mediaType: string },
): Result<GivenBack, BakeFault> {
  const payload = lastingPayload(kept)
  if (picture.mediaType === 'image/svg+xml') {
    const baked = bakeSvg(decodeText(picture.bytes), payload, kept.badge.version)
    return baked.ok ? ok({ bytes: encode(baked.value), mediaType: 'image/svg+xml', ending: 'svg' }) : baked
  }
  if (picture.mediaType !== 'image/png') return fail({ code: 'bake.png.not-a-png' })
  const baked = bakePng(picture.bytes, payload)
  return baked.ok ? ok({ bytes: baked.value, mediaType: 'image/png', ending: 'png' }) : baked
}

/** Of a badge that came as a link: what the link led to, when that says itself where it can be compared. */
function lastingPayload({ payload, original }: KeptShape): Payload {
  if (payload.form !== 'url' || original.mediaType !== 'application/json') return payload
  const found: Payload = { form: 'json', text: decodeText(new Uint8Array(original.bytes)) }
  const read = readBadge(found)
  return read.ok && read.value.verification.method !== 'none' ? found : payload
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
