// Finds where in a badge's data a thing stands, and writes the way there as people read it.
import { isObject, type Json, type JsonObject } from '../../json.ts'

/** `credentialSubject.achievement.name`, or the part of it in the badge and the address where the rest lies. */
export interface Place {
  path: string
  /** The path goes on in another document, at this address. */
  linkedAt?: string
}

/** The first of these ways that leads to something. Lists are entered at the first entry that leads on. */
export function findPlace(source: JsonObject, ways: readonly string[]): Place | undefined {
  for (const way of ways) {
    const place = walk(source, way.split('.'), '')
    if (place) return place
  }
  return undefined
}

/** What stands there; of a list on the way, what its first fitting entry holds. */
export function valueAt(source: JsonObject, way: string): Json | undefined {
  let node: Json | undefined = source
  for (const key of way.split('.')) {
    if (Array.isArray(node)) node = node.find((item) => isObject(item) && item[key] !== undefined)
    node = isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined
  }
  return node
}

function walk(node: Json | undefined, way: string[], path: string): Place | undefined {
  const [key, ...rest] = way
  if (node === undefined || node === null || node === '') return undefined
  if (key === undefined) return { path }
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) {
      const place = walk(item, way, `${path}[${index}]`)
      if (place) return place
    }
    return undefined
  }
  if (isObject(node))
    return Object.hasOwn(node, key) ? walk(node[key], rest, path === '' ? key : `${path}.${key}`) : undefined
  if (typeof node !== 'string' || path === '' || !/^https?:/i.test(node)) return undefined
  return { path: `${path} → ${way.join('.')}`, linkedAt: node }
}
