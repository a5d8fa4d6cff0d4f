// A small XML reader for pictures: elements with their namespaces and text, in one pass, executing nothing.
import { MAX_XML_DEPTH } from '../limits.ts'
import { decodeEntities } from './entities.ts'
import { readTag } from './readTag.ts'

/** An opening tag. `start` and `end` are offsets in the text, around the tag itself. */
export interface XmlElement {
  /** Namespace URI; '' when there is none or its prefix was never declared. */
  namespace: string
  localName: string
  /** By name as written, entities decoded. */
  attributes: ReadonlyMap<string, string>
  start: number
  end: number
  isEmpty: boolean
}

/** What the walker tells. Each returns true to go on and false to stop. */
export interface XmlVisitor {
  open?(element: XmlElement, depth: number): boolean
  /** Text directly in the innermost open element: character data with entities decoded, or CDATA as it is. */
  text?(text: string): boolean
  /** `end` is the offset after the closing tag (after the tag itself for an empty element). */
  close?(end: number, depth: number): boolean
}

/** 'stopped': the visitor had enough. 'malformed' and 'too-deep': what came before was told all the same. */
export type XmlOutcome = 'whole' | 'stopped' | 'malformed' | 'too-deep'

interface Scope {
  prefixes: ReadonlyMap<string, string>
  parent: Scope | undefined
}

interface Walk {
  text: string
  visitor: XmlVisitor
  /** Names of the open elements, each with the scope around it. */
  open: { name: string; outer: Scope | undefined }[]
  scope: Scope | undefined
  hasRoot: boolean
}

/** Where the next piece begins, or how the walk ended. */
type Next = number | Exclude<XmlOutcome, 'whole'>

/** Walks the whole text. Document types are stepped over: no entity of theirs is ever expanded. */
export function walkXml(text: string, visitor: XmlVisitor): XmlOutcome {
  const walk: Walk = { text, visitor, open: [], scope: undefined, hasRoot: false }
  let next: Next = 0
  while (next < text.length) {
    next = step(walk, next)
    if (typeof next === 'string') return next
  }
  return walk.hasRoot && walk.open.length === 0 ? 'whole' : 'malformed'
}

/** One piece of the text: a tag, a comment, a stretch of words. */
function step(walk: Walk, at: number): Next {
  const { text } = walk
  if (text.charAt(at) !== '<') {
    const tag = text.indexOf('<', at)
    const end = tag === -1 ? text.length : tag
    return tellText(walk, decodeEntities(text.slice(at, end)), end)
  }
  switch (text.charAt(at + 1)) {
    case '?':
      return afterNext(text, '?>', at + 2)
    case '!':
      return stepDeclaration(walk, at)
    case '/':
      return closeElement(walk, at)
    default:
      return openElement(walk, at)
  }
}

function tellText({ open, visitor }: Walk, words: string, next: Next): Next {
  return open.length > 0 && visitor.text?.(words) === false ? 'stopped' : next
}

/** Comments, CDATA sections, document types. */
function stepDeclaration(walk: Walk, at: number): Next {
  const { text } = walk
  if (text.startsWith('<!--', at)) return afterNext(text, '-->', at + 4)
  if (!text.startsWith('<![CDATA[', at)) return afterDocumentType(text, at)
  const end = afterNext(text, ']]>', at + 9)
  return typeof end === 'string' ? end : tellText(walk, text.slice(at + 9, end - 3), end)
}

function openElement(walk: Walk, at: number): Next {
  const { open, visitor } = walk
  const tag = readTag(walk.text, at)
  if (tag === undefined || (walk.hasRoot && open.length === 0)) return 'malformed'
  if (open.length >= MAX_XML_DEPTH) return 'too-deep'
  walk.hasRoot = true
  const inner = declarePrefixes(tag.attributes, walk.scope)
  const { attributes, isEmpty, end } = tag
  const element = { ...resolveName(tag.name, inner), attributes, start: at, end, isEmpty }
  if (visitor.open?.(element, open.length) === false) return 'stopped'
  if (isEmpty) return visitor.close?.(end, open.length) === false ? 'stopped' : end
  open.push({ name: tag.name, outer: walk.scope })
  walk.scope = inner
  return end
}

function closeElement(walk: Walk, at: number): Next {
  const end = afterNext(walk.text, '>', at)
  const closed = walk.open.pop()
  if (typeof end === 'string' || closed === undefined) return 'malformed'
  if (walk.text.slice(at + 2, end - 1).trimEnd() !== closed.name) return 'malformed'
  walk.scope = closed.outer
  return walk.visitor.close?.(end, walk.open.length) === false ? 'stopped' : end
}

function afterNext(text: string, mark: string, from: number): number | 'malformed' {
  const at = text.indexOf(mark, from)
  return at === -1 ? 'malformed' : at + mark.length
}

/** A document type may hold quotes, comments and a subset in brackets; `>` counts only outside all of them. */
function afterDocumentType(text: string, start: number): Next {
  let brackets = 0
  let at = start
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '>' && brackets <= 0) return at + 1
    if (character === '[') brackets++
    if (character === ']') brackets--
    const isQuote = character === '"' || character === "'"
    const isComment = character === '<' && text.startsWith('<!--', at)
    const next = isQuote
      ? afterNext(text, character, at + 1)
      : isComment
        ? afterNext(text, '-->', at + 4)
        : at + 1
    if (typeof next === 'string') return next
    at = next
  }
  return 'malformed'
}

/** The scope inside an element: a new one only where it declares namespaces, so that looking up stays cheap. */
function declarePrefixes(
  attributes: ReadonlyMap<string, string>,
  parent: Scope | undefined,
): Scope | undefined {
  const prefixes = new Map<string, string>()
  for (const [name, value] of attributes) {
    if (name === 'xmlns') prefixes.set('', value)
    else if (name.startsWith('xmlns:')) prefixes.set(name.slice(6), value)
  }
  return prefixes.size > 0 ? { prefixes, parent } : parent
}

function resolveName(name: string, scope: Scope | undefined): { namespace: string; localName: string } {
  const colon = name.indexOf(':')
  const prefix = colon === -1 ? '' : name.slice(0, colon)
  const localName = name.slice(colon + 1)
  for (let outer = scope; outer !== undefined; outer = outer.parent) {
    const namespace = outer.prefixes.get(prefix)
    if (namespace !== undefined) return { namespace, localName }
  }
  return { namespace: '', localName }
}
