// Bytes to text, whatever wrote them.

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const utf16LittleEndian = new TextDecoder('utf-16le')
const utf16BigEndian = new TextDecoder('utf-16be')
const latin1 = new TextDecoder('latin1')

/**
 * Decodes UTF-8, or UTF-16 when a byte order mark says so, or Latin-1 when it is not valid UTF-8.
 *
 * UTF-8 comes before Latin-1 even in PNG's `tEXt`, which by its own rules is Latin-1: bakers write UTF-8 there, and
 * one letter read the other way breaks the signature.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16LittleEndian.decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16BigEndian.decode(bytes)
  try {
    return strictUtf8.decode(bytes)
  } catch {
    // Not UTF-8: Latin-1 gives every byte a meaning, so this cannot fail.
    return latin1.decode(bytes)
  }
}
