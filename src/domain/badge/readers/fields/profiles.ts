// Who speaks: issuers, creators and endorsers as text, as objects, or as lists of one.
import { asList, asText, isObject, type Json } from '../../../json.ts'
import type { Profile } from '../../badge.ts'
import { idOf, imageOf, webAddressOf } from './addresses.ts'
import { defined } from './defined.ts'
import { wordsOf, wordsOrNumber } from './words.ts'

/** Reads a profile. One that gives only its address has an empty name: nothing is made up. */
export function profileOf(value: Json | undefined): Profile {
  const node = asList(value)[0]
  if (!isObject(node)) return { ...defined({ id: asText(node) }), name: '', otherIdentifiers: [] }
  return {
    ...defined({
      id: idOf(node),
      url: webAddressOf(node['url']),
      email: wordsOf(node['email'])?.replace(/^mailto:/i, ''),
      description: wordsOf(node['description']),
      image: imageOf(node['image']),
    }),
    name: wordsOf(node['name']) ?? '',
    otherIdentifiers: asList(node['otherIdentifier'])
      .filter(isObject)
      .flatMap((item) => {
        const identifier = wordsOrNumber(item['identifier'])
        return identifier === undefined
          ? []
          : [{ type: wordsOf(item['identifierType']) ?? 'identifier', value: identifier }]
      }),
  }
}
