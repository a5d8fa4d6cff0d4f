// The element `openbadges:assertion` in a PDF's XMP metadata.
import { decodeText } from '../decodeText.ts'
import { MAX_PAYLOADS } from '../limits.ts'
import { findBadgeElements } from '../svg/findBadgeElements.ts'
import { indexOfWord } from './bytes.ts'

const START = '<x:xmpmeta'
const END = '</x:xmpmeta>'

/** What the metadata packets in these bytes hold: the attribute `verify`, or the element's own text. */
export function findMetadata(bytes: Uint8Array): string[] {
  const values: string[] = []
  let at = 0
  for (let packets = 0; packets < MAX_PAYLOADS; packets++) {
    const start = indexOfWord(bytes, START, at)
    const end = start === -1 ? -1 : indexOfWord(bytes, END, start)
    if (end === -1) break
    at = end + END.length
    const { badges } = findBadgeElements(decodeText(bytes.subarray(start, at)))
    values.push(...badges.flatMap(({ verify, body }) => [verify ?? '', body]))
  }
  return values
}
