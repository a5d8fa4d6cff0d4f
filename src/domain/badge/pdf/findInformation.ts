// The key `openbadges` of a PDF's document information: where issuers of PDF badges write them.
import { MAX_PAYLOADS } from '../limits.ts'
import { asCharacters, indexOfWord } from './bytes.ts'
import { pdfStringAt } from './pdfString.ts'

const KEY = '/openbadges'

/** Values of the key in these bytes: strings that stand beside it, or behind a reference in the same bytes. */
export function findInformation(bytes: Uint8Array): string[] {
  const values: string[] = []
  let at = indexOfWord(bytes, KEY)
  for (let tries = 0; at !== -1 && tries < MAX_PAYLOADS; tries++) {
    const value = valueAt(bytes, at + KEY.length)
    if (value !== undefined) values.push(value)
    at = indexOfWord(bytes, KEY, at + KEY.length)
  }
  return values
}

function valueAt(bytes: Uint8Array, at: number): string | undefined {
  const after = asCharacters(bytes, at, at + 40)
  const space = /^\s*/.exec(after)?.[0].length ?? 0
  const reference = /^\s+(\d{1,8}) (\d{1,5}) R/.exec(after)
  if (reference === null) return pdfStringAt(bytes, at + space)
  const marker = `${reference[1]} ${reference[2]} obj`
  const object = indexOfWord(bytes, `\n${marker}`)
  if (object === -1) return undefined
  const start = object + 1 + marker.length
  return pdfStringAt(bytes, start + (/^\s*/.exec(asCharacters(bytes, start, start + 8))?.[0].length ?? 0))
}
