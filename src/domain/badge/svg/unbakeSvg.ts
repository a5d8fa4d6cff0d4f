// Finds the badge in an SVG: the body of the badge element, or its attribute `verify`.
import { fail, ok, type Result } from '../../result.ts'
import type { Payload, Unbaked } from '../badge.ts'
import { MAX_SVG_BYTES } from '../limits.ts'
import { parseJson } from '../parseJson.ts'
import { toPayload } from '../toPayload.ts'
import type { UnbakeFault } from '../unbakeFault.ts'
import { findBadgeElements, type BadgeElement } from './findBadgeElements.ts'

/** @param svg The text of the picture. It is read only: nothing in it is run, loaded or drawn. */
export function unbakeSvg(svg: string): Result<Unbaked, UnbakeFault> {
  if (svg.length > MAX_SVG_BYTES) return fail({ code: 'unbake.too-large', limit: MAX_SVG_BYTES })
  const { badges, outcome } = findBadgeElements(svg)
  const payloads = badges.flatMap(payloadsOf)
  if (payloads.length > 0) return ok({ container: 'svg', payloads })
  return fail({
    code: outcome === 'whole' || outcome === 'stopped' ? 'unbake.svg.no-badge' : 'unbake.svg.malformed',
  })
}

/** OB 2.0: the body is the badge and `verify` its address. A body that cannot be parsed yields to the address. */
function payloadsOf({ verify, body }: BadgeElement): Payload[] {
  const fromBody = toPayload(body)
  const fromVerify = toPayload(verify ?? '')
  const isBodyBroken = fromBody?.form === 'json' && !parseJson(fromBody.text).ok
  const ordered = isBodyBroken ? [fromVerify, fromBody] : [fromBody, fromVerify]
  return ordered.filter((payload) => payload !== undefined)
}
