// The badge in what another app shared as words: an address, or the text of a badge itself.

/** What a share sheet gives: each app fills these as it likes. */
export interface SharedWords {
  title?: string
  text?: string
  url?: string
}

/** A text that is a badge from its first character on: JSON, a signed token, a picture as text. */
const BADGE_ITSELF = /^(?:\{|\[|ey[\w-]+\.[\w-]+\.|data:)/
const ADDRESS = /https?:\/\/[^\s<>"'«»“”]+/i
/** Marks that end a sentence, not an address. */
const TRAILING = /[.,;:!?…)\]}]+$/

/**
 * What to read as a badge; undefined when the words hold neither address nor badge. Many apps put the address into the
 * text, with a sentence around it.
 *
 * @example badgeTextIn({ text: 'My badge: https://issuer.example/1.' }) // 'https://issuer.example/1'
 */
export function badgeTextIn({ title, text, url }: SharedWords): string | undefined {
  const given = [url, text, title].map((words) => words?.trim() ?? '')
  const itself = given.find((words) => BADGE_ITSELF.test(words))
  if (itself !== undefined) return itself
  const found = given.map((words) => ADDRESS.exec(words)?.[0]).find((address) => address !== undefined)
  return found === undefined ? undefined : withoutTrailing(found)
}

/** A bracket that was opened inside the address belongs to it. */
function withoutTrailing(address: string): string {
  const cut = address.replace(TRAILING, '')
  const isOpen = cut.split('(').length > cut.split(')').length
  return isOpen && address.startsWith(`${cut})`) ? `${cut})` : cut
}
