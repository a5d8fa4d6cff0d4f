// JSON pointers (RFC 6901): does something stand where one points?
import type { JsonObject } from '../../../json.ts'

/** Longer ones exist only to break things. */
const MOST_CHARACTERS = 4096

/** Whether the pointer leads to a member of the document, or to the document itself. */
export function isReached(document: JsonObject, pointer: string): boolean {
  if (pointer === '') return true
  if (!pointer.startsWith('/') || pointer.length > MOST_CHARACTERS) return false
  let place: unknown = document
  for (const step of pointer.slice(1).split('/')) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, name)) return false
    if (Array.isArray(place) && !/^\d+$/.test(name)) return false
    place = (place as Record<string, unknown>)[name]
  }
  return true
}
