// Taking addresses apart without ever throwing.

/**
 * The address in its parts, or nothing. Not by `URL.canParse`: of some texts beyond ASCII Node 20 says that they can be
 * parsed, and then cannot.
 */
export function parseAddress(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base)
  } catch {
    return undefined // No address: the caller says what that means.
  }
}
