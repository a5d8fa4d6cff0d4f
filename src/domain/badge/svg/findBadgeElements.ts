// Finds the elements that bakers put into an SVG, by namespace and never by prefix.
import { MAX_PAYLOADS } from '../limits.ts'
import { walkXml, type XmlElement, type XmlOutcome } from './walkXml.ts'

/** OB 2.0 baking § SVG, OB 3.0 § "Baked Badge", CLR 2.0. Written without scheme and closing slash: both vary. */
const BADGE_ELEMENTS = new Map([
  ['openbadges.org', 'assertion'],
  ['purl.imsglobal.org/ob/v3p0', 'credential'],
  ['purl.imsglobal.org/clr/v2p0', 'credential'],
])

/** An element that holds a badge, with its own text and its place. */
export interface BadgeElement {
  verify: string | undefined
  body: string
  start: number
  end: number
}

export interface SvgContent {
  root: XmlElement | undefined
  badges: BadgeElement[]
  outcome: XmlOutcome
}

/** Walks the picture once. Elements inside a badge element are not looked into. */
export function findBadgeElements(svg: string): SvgContent {
  const badges: BadgeElement[] = []
  let root: XmlElement | undefined
  let current: BadgeElement | undefined
  let currentDepth = 0
  let depthNow = 0
  const outcome = walkXml(svg, {
    open(element, depth) {
      root ??= element
      if (current === undefined && isBadgeElement(element)) {
        current = {
          verify: element.attributes.get('verify'),
          body: '',
          start: element.start,
          end: element.end,
        }
        currentDepth = depth
      }
      depthNow = element.isEmpty ? depth : depth + 1
      return true
    },
    text(text) {
      if (current !== undefined && depthNow === currentDepth + 1) current.body += text
      return true
    },
    close(end, depth) {
      depthNow = depth
      if (current === undefined || depth !== currentDepth) return true
      badges.push({ ...current, end })
      current = undefined
      return badges.length < MAX_PAYLOADS
    },
  })
  return { root, badges, outcome }
}

function isBadgeElement({ namespace, localName }: XmlElement): boolean {
  return BADGE_ELEMENTS.get(namespace.replace(/^https?:\/\//i, '').replace(/\/$/, '')) === localName
}
