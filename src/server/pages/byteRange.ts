// Parts of a file (RFC 9110 §14): players of sound ask for them, and Safari's plays nothing without.

/** Both ends are part of it. */
export interface ByteRange {
  first: number
  last: number
}

/**
 * The range a request asks for; undefined when it wants the whole file or says what is not understood (several ranges,
 * another unit), which may be answered with the whole; `outside` when the file ends before it.
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'outside' | undefined {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  const [, from = '', to = ''] = found ?? []
  if (found === null || (from === '' && to === '')) return undefined
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'outside' : { first: size - length, last: size - 1 }
  }
  const first = Number(from)
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < first) return undefined
  return first >= size ? 'outside' : { first, last }
}
