// Whether two things say the same, whatever the order in which they say it.
import { sha256Hex } from '../verification/sha256.ts'

/** One spelling for everything JSON can say; what is undefined is not there. */
export function contentText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )
}

/** For JSON only: bytes are compared by their hash, elsewhere. */
export function isSameContent(one: unknown, other: unknown): boolean {
  return contentText(one) === contentText(other)
}

/** An id that follows from the content, so that the same copy made twice is one. */
export function copyIdOf(value: unknown): string {
  const hex = sha256Hex(contentText(value))
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
  return [...parts, hex.slice(20, 32)].join('-')
}
