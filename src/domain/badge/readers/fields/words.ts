// Words as credentials write them: plain, with a language tag, or as a map of languages.
import { asList, asText, isObject, type Json } from '../../../json.ts'

/** The first text in `value`: a string, `{ "@value" }`, a list of them, or a map of languages. */
export function wordsOf(value: Json | undefined): string | undefined {
  for (const item of asList(value)) {
    const words = isObject(item) ? wordsOfObject(item) : asText(item)
    if (words !== undefined) return words.trim()
  }
  return undefined
}

function wordsOfObject(item: { [key: string]: Json | undefined }): string | undefined {
  if ('@value' in item) return asText(item['@value'])
  const inLanguages = Object.entries(item).filter(([key]) => /^[a-z]{2,3}(-[a-z\d]+)*$/i.test(key))
  return inLanguages.map(([, text]) => asText(text)).find((text) => text !== undefined)
}

/** Words or a number, as text: grades and levels come as both. */
export function wordsOrNumber(value: Json | undefined): string | undefined {
  return typeof value === 'number' ? String(value) : wordsOf(value)
}

/** A number, also when written as text. */
export function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** The types of a node, as a list. */
export function typesOf(node: { [key: string]: Json | undefined }): string[] {
  return asList(node['type'] ?? node['@type']).filter((type) => typeof type === 'string')
}
