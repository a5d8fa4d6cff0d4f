// Taking addresses apart without ever throwing.

/**
 * The address in its parts, or nothing. Not by `URL.canParse`: once it is called often, Node 20 hands it the bytes of a
 * text in Latin-1 as if they were UTF-8. It then refuses `https://né.example`, and accepts what `new URL` throws at.
 */
export function parseAddress(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base)
  } catch {
    return undefined // No address: the caller says what that means.
  }
}
