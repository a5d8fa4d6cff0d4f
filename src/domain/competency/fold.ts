// Two spellings of the same words become equal: no case, no accent, no punctuation.

/** @example fold('L’Écoute – active') === 'l ecoute active' */
export function fold(text: string): string {
  return unaccent(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
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
