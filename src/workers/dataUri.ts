// Files written as text: `data:` URIs.
import { decodeBase64 } from '../domain/badge/base64.ts'

/** Bytes of a `data:` URI, or nothing when it is none or broken; issuers break lines within, which is forgiven. */
export function bytesOfDataUri(text: string): Uint8Array | undefined {
  const uri = text.trim()
  const comma = uri.indexOf(',')
  if (!/^data:/i.test(uri) || comma < 0) return undefined
  const content = percentDecoded(uri.slice(comma + 1))
  if (content === undefined) return undefined
  const isBase64 = /;\s*base64\s*$/i.test(uri.slice(0, comma))
  return isBase64 ? decodeBase64(content) : new TextEncoder().encode(content)
}

function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined // A lone % is no encoding.
  }
}
