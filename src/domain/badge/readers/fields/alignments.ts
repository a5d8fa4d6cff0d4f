// What an achievement is aligned to, in the keys of OB 1.x, 2.0 or 3.0, whichever the badge mixes.
import { asList, isObject, type Json, type JsonObject } from '../../../json.ts'
import type { Alignment } from '../../badge.ts'
import { webAddressOf } from './addresses.ts'
import { defined } from './defined.ts'
import { typesOf, wordsOf, wordsOrNumber } from './words.ts'

/** Reads `alignment` (or `alignments`): one or many, objects or bare addresses. Empty ones are left out. */
export function alignmentsOf(value: Json | undefined, via: Alignment['via'] = 'alignment'): Alignment[] {
  return asList(value).flatMap((item) => {
    const alignment: Partial<Alignment> = isObject(item)
      ? readAlignment(item)
      : defined({ url: webAddressOf(item) })
    const name = alignment.name ?? alignment.code ?? alignment.url
    return name === undefined ? [] : [{ ...alignment, name, via }]
  })
}

function readAlignment(item: JsonObject): Partial<Alignment> {
  return defined({
    name: wordsOf(item['targetName'] ?? item['name']),
    url: webAddressOf(item['targetUrl'] ?? item['url'] ?? item['targetURL'] ?? item['id']),
    description: wordsOf(item['targetDescription'] ?? item['description']),
    framework: wordsOf(item['targetFramework'] ?? item['framework'] ?? item['frameworkName']),
    code: wordsOrNumber(item['targetCode'] ?? item['code']),
    type: wordsOf(item['targetType']) ?? typesOf(item).find((type) => !/^Alignment(Object)?$/.test(type)),
  })
}
