// From the address of a page about a badge to the addresses where the badge itself may lie.
import { PLATFORM_RULES, type PlatformRule } from './platforms.ts'
import { parseAddress } from '../../webAddress.ts'

/**
 * Candidates in the order in which to ask them; none when no rule knows the page. Nothing of the page's query goes
 * along but what names the badge: links often carry the learner's e-mail address.
 *
 * @example
 *   assertionAddressOf('https://www.credly.com/badges/0c9…/public_url')
 *   // ['https://api.credly.com/v1/obi/v2/badge_assertions/0c9…']
 */
export function assertionAddressOf(pageUrl: string): string[] {
  const page = /^https?:/i.test(pageUrl) ? parseAddress(pageUrl) : undefined
  if (page === undefined) return []
  const place = `${page.host.replace(/^www\./, '')}${page.pathname.replace(/\/+$/, '')}`
  for (const rule of PLATFORM_RULES) {
    const blanks = blanksOf(rule, place, page)
    if (blanks !== undefined) return rule.badges.map((address) => filled(address, blanks))
  }
  return []
}

function blanksOf(rule: PlatformRule, place: string, page: URL): Record<string, string> | undefined {
  const groups = rule.page.exec(place)?.groups
  if (groups === undefined) return undefined
  const blanks = { ...groups }
  // A self-hosted Moodle may need its `www.`, its port and its plain http.
  if (blanks['site'] !== undefined)
    blanks['site'] = page.host + page.pathname.slice(0, page.pathname.lastIndexOf('/badges/'))
  for (const name of rule.query ?? []) {
    const value = page.searchParams.get(name)
    if (value === null || !/^[\w-]{1,128}$/.test(value)) return undefined
    blanks[name] = value
  }
  return blanks
}

function filled(address: string, blanks: Record<string, string>): string {
  return address.replace(/\{(\w+)\}/g, (_, name: string) => blanks[name] ?? '')
}

/**
 * Other spellings of an address that answered with a page: what servers of the Badgr family, wherever they stand,
 * understand when they do not listen to `Accept`.
 */
export function otherSpellingsOf(address: string): string[] {
  const { origin, pathname } = parseAddress(address) ?? { origin: '', pathname: '' }
  const path = pathname.replace(/\/+$/, '')
  if (!/\/public\/assertions\/[\w-]{1,64}$/.test(path)) return []
  return [`${origin}${path}.json`, `${origin}${path}?v=2_0&expand=badge&expand=badge.issuer`]
}
