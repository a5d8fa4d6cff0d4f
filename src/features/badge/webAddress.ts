// Which addresses written in a badge may become links: the web's, never a script's.

export function webAddress(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    const url = new URL(text)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined
  } catch {
    // Not an address at all: shown as text.
    return undefined
  }
}
