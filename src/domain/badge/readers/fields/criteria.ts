// What had to be done: an address, words, or both.
import { asList, isObject, type Json } from '../../../json.ts'
import type { Achievement } from '../../badge.ts'
import { webAddressOf } from './addresses.ts'
import { defined } from './defined.ts'
import { wordsOf } from './words.ts'

/** Reads `criteria` as text (an address or, in odd badges, words), as an object, or as a list of one. */
export function criteriaOf(value: Json | undefined): Achievement['criteria'] {
  const criteria = asList(value)[0]
  if (isObject(criteria)) {
    const url = webAddressOf(criteria) ?? webAddressOf(criteria['url'])
    return defined({ url, narrative: wordsOf(criteria['narrative']) ?? wordsOf(criteria['description']) })
  }
  const url = webAddressOf(criteria)
  return url === undefined ? defined({ narrative: wordsOf(criteria) }) : { url }
}
