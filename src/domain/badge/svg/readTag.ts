// One opening tag of an XML text: its name and its attributes.
import { decodeEntities } from './entities.ts'

export interface Tag {
  name: string
  /** By name as written, entities decoded. */
  attributes: ReadonlyMap<string, string>
  isEmpty: boolean
  /** Offset after the tag. */
  end: number
}

const NAME = /[^\s/>=<"'&]+/y
const SPACE = /\s*/y

/** Reads `<name a="b" …>` from `tag` on; undefined when it is none. */
export function readTag(text: string, tag: number): Tag | undefined {
  const name = match(NAME, text, tag + 1)
  if (name === '') return undefined
  const attributes = new Map<string, string>()
  let at = tag + 1 + name.length
  for (;;) {
    at += match(SPACE, text, at).length
    const isEmpty = text.startsWith('/>', at)
    if (isEmpty || text.charAt(at) === '>') return { name, attributes, isEmpty, end: at + (isEmpty ? 2 : 1) }
    const key = match(NAME, text, at)
    at += key.length
    at += match(SPACE, text, at).length
    if (key === '' || text.charAt(at) !== '=') return undefined
    at++
    at += match(SPACE, text, at).length
    const quote = text.charAt(at)
    const end = quote === '"' || quote === "'" ? text.indexOf(quote, at + 1) : -1
    if (end === -1 || attributes.has(key)) return undefined
    attributes.set(key, decodeEntities(text.slice(at + 1, end)))
    at = end + 1
  }
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
