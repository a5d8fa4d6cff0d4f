// Searching bytes for ASCII words, without turning a whole file into text.

/** Offset of `word` at or after `from` and before `to`; -1 when it is not there. */
export function indexOfWord(bytes: Uint8Array, word: string, from = 0, to = bytes.length): number {
  const first = word.charCodeAt(0)
  for (
    let at = bytes.indexOf(first, from);
    at !== -1 && at + word.length <= to;
    at = bytes.indexOf(first, at + 1)
  ) {
    if (hasWordAt(bytes, word, at)) return at
  }
  return -1
}

export function hasWordAt(bytes: Uint8Array, word: string, at: number): boolean {
  for (let index = 0; index < word.length; index++) {
    if (bytes[at + index] !== word.charCodeAt(index)) return false
  }
  return true
}

/** A short stretch of bytes as characters 0 to 255. */
export function asCharacters(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(Math.max(0, from), to))
}
