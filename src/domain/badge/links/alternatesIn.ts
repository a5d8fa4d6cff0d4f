// Addresses of JSON that a web page names in its head: read as text, with bounds; nothing of the page is ever run.
import { parseAddress } from '../../webAddress.ts'

/** The head of a page is short; what comes after this is not looked at. */
const MOST_CHARACTERS = 256 * 1024
const MOST_LINKS = 4

/** JSON in its several spellings; `+oembed` is a picture frame and no badge. */
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?(?:ld\+json|json|jwt)$|^application\/vc(?:\+[\w-]+)*$/i

/**
 * What `<link rel="alternate" type="application/ld+json" href="…">` and its like lead to.
 *
 * @param base The address that answered, after redirects.
 */
export function alternatesIn(page: string, base: string): string[] {
  const found = new Set<string>()
  for (const [tag] of page.slice(0, MOST_CHARACTERS).matchAll(/<link\s[^>]{1,2000}>/gi)) {
    if (!/(?:^|\s)alternate(?:\s|$)/i.test(attribute(tag, 'rel'))) continue
    if (!JSON_TYPE.test((attribute(tag, 'type').split(';')[0] as string).trim())) continue
    const href = unescaped(attribute(tag, 'href')).trim()
    const address = href === '' ? undefined : parseAddress(href, base)
    if (address && /^https?:$/.test(address.protocol) && found.size < MOST_LINKS) found.add(address.href)
  }
  return [...found]
}

function attribute(tag: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
}

function unescaped(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&#x26;', '&')
}
