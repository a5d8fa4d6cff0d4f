// Whether a text holds every word looked for, whatever the accents and the case.

export function matchesWords(text: string, words: string): boolean {
  const plain = fold(text)
  return fold(words)
    .split(/\s+/)
    .every((word) => plain.includes(word))
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
