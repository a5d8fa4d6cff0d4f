// Puts a badge into an SVG, as OB 2.0 baking and OB 3.0 § "Baked Badge" ask: one element right after the root's tag.
import { fail, ok, type Result } from '../result.ts'
import type { OpenBadgesVersion, Payload } from './badge.ts'
import type { BakeFault } from './bakePng.ts'
import { MAX_SVG_BYTES } from './limits.ts'
import { readBadge } from './readBadge.ts'
import { encodeEntities } from './svg/entities.ts'
import { findBadgeElements, type BadgeElement } from './svg/findBadgeElements.ts'
import type { XmlElement } from './svg/walkXml.ts'

interface ElementName {
  namespace: string
  localName: string
}

const OLD_NAME: ElementName = { namespace: 'http://openbadges.org', localName: 'assertion' }
const NAMES: Partial<Record<OpenBadgesVersion, ElementName>> = {
  '3.0': { namespace: 'https://purl.imsglobal.org/ob/v3p0', localName: 'credential' },
  'clr-2.0': { namespace: 'https://purl.imsglobal.org/clr/v2p0', localName: 'credential' },
}

/** The same picture with the badge in it. A badge that was there is replaced; every other character stays. */
export function bakeSvg(
  svg: string,
  payload: Payload,
  version: OpenBadgesVersion,
): Result<string, BakeFault> {
  if (svg.length > MAX_SVG_BYTES) return fail({ code: 'bake.too-large', limit: MAX_SVG_BYTES })
  const { root, badges, outcome } = findBadgeElements(svg)
  if (root?.localName !== 'svg') return fail({ code: 'bake.svg.not-an-svg' })
  if (outcome !== 'whole') return fail({ code: 'bake.svg.malformed' })
  const element = badgeElement(payload, NAMES[version] ?? OLD_NAME)
  if (root.isEmpty) return ok(openRoot(svg, root, element))
  return ok(svg.slice(0, root.end) + element + without(svg, root.end, badges))
}

/** `<svg/>` has no inside yet. */
function openRoot(svg: string, root: XmlElement, element: string): string {
  const name = /^<([^\s/>]+)/.exec(svg.slice(root.start))?.[1] as string
  return `${svg.slice(0, root.end - 2)}>${element}</${name}>${svg.slice(root.end)}`
}

function without(svg: string, from: number, badges: BadgeElement[]): string {
  const starts = [from, ...badges.map((badge) => badge.end)]
  const ends = [...badges.map((badge) => badge.start), svg.length]
  return starts.map((start, index) => svg.slice(start, ends[index])).join('')
}

/** The namespace is declared on the element itself, so that the root's tag stays as it was. */
function badgeElement(payload: Payload, { namespace, localName }: ElementName): string {
  const tag = `openbadges:${localName}`
  const verify = verifyAttribute(payload, localName)
  const opening = `<${tag} xmlns:openbadges="${namespace}"${verify === undefined ? '' : ` verify="${encodeEntities(verify)}"`}`
  if (payload.form !== 'json') return `${opening}/>`
  // `]]>` would end the CDATA section, so it is spread over two.
  return `${opening}><![CDATA[${payload.text.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${tag}>`
}

/** A token or an address; beside the text of a hosted 1.x/2.0 badge, its address. OB 3.0 forbids both together. */
function verifyAttribute(payload: Payload, localName: string): string | undefined {
  if (payload.form === 'jws') return payload.token
  if (payload.form === 'url') return payload.url
  const badge = localName === 'assertion' ? readBadge(payload) : undefined
  const verification = badge?.ok === true ? badge.value.verification : undefined
  return verification?.method === 'hosted' ? verification.url : undefined
}
