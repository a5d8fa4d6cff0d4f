// Base64 in its two alphabets, with or without padding and line breaks.

/** The bytes, or undefined when the text is not base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const plain = text.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/')
  let binary: string
  try {
    binary = atob(plain)
  } catch {
    // `atob` throws on foreign characters and on impossible lengths.
    return undefined
  }
  // A plain loop: five times faster than walking the text as an iterable.
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}

/** Arguments of a call are counted: megabytes go in pieces whose length is a multiple of three. */
const PIECE = 3 * 8192

/** The bytes in the first alphabet, padded. */
export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += PIECE)
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE))))
  return pieces.join('')
}
