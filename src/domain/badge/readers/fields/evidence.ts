// Evidence of all shapes: an address, an object, a narrative alone, or lists of these.
import { asList, isObject, type Json } from '../../../json.ts'
import type { EvidenceItem } from '../../badge.ts'
import { webAddressOf } from './addresses.ts'
import { defined } from './defined.ts'
import { wordsOf } from './words.ts'

/** Empty items are left out; an item may well have no address. */
export function evidenceOf(value: Json | undefined): EvidenceItem[] {
  return asList(value)
    .map(readItem)
    .filter((item) => Object.keys(item).length > 0)
}

function readItem(item: Json): EvidenceItem {
  if (!isObject(item)) {
    const url = webAddressOf(item)
    const words = wordsOf(item)
    return url !== undefined ? { url } : words === undefined ? {} : { narrative: words }
  }
  return defined({
    url: webAddressOf(item) ?? webAddressOf(item['url']),
    name: wordsOf(item['name']),
    narrative: wordsOf(item['narrative']) ?? wordsOf(item['description']),
    genre: wordsOf(item['genre']),
  })
}
