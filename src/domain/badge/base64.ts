// Base64 in its two alphabets, with or without padding and line breaks.

/** The bytes, or undefined when the text is not base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const plain = text.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/')
  try {
    return Uint8Array.from(atob(plain), (character) => character.charCodeAt(0))
  } catch {
    // `atob` throws on foreign characters and on impossible lengths.
    return undefined
  }
}
