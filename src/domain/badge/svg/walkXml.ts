// A small XML reader for pictures: elements with their namespaces and text, in one pass, executing nothing.
import { MAX_XML_DEPTH } from '../limits.ts'
import { decodeEntities } from './entities.ts'

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

interface OpenElement {
  name: string
  outer: Scope | undefined
}

/** Walks the whole text. Document types are stepped over: no entity of theirs is ever expanded. */
export function walkXml(text: string, visitor: XmlVisitor): XmlOutcome {
  const open: OpenElement[] = []
  let scope: Scope | undefined
  let hasRoot = false
  let at = 0
  while (at < text.length) {
    const tag = text.indexOf('<', at)
    const textEnd = tag === -1 ? text.length : tag
    if (textEnd > at && open.length > 0 && visitor.text?.(decodeEntities(text.slice(at, textEnd))) === false)
      return 'stopped'
    if (tag === -1) break
    const markup = skipMarkup(text, tag)
    if (markup !== undefined) {
      if (markup.end === -1) return 'malformed'
      if (markup.data !== undefined && open.length > 0 && visitor.text?.(markup.data) === false)
        return 'stopped'
      at = markup.end
    } else if (text.startsWith('</', tag)) {
      const end = text.indexOf('>', tag) + 1
      const closed = open.pop()
      if (end === 0 || closed === undefined || text.slice(tag + 2, end - 1).trimEnd() !== closed.name)
        return 'malformed'
      scope = closed.outer
      if (visitor.close?.(end, open.length) === false) return 'stopped'
      at = end
    } else {
      const read = readTag(text, tag)
      if (read === undefined || (hasRoot && open.length === 0)) return 'malformed'
      hasRoot = true
      if (open.length >= MAX_XML_DEPTH) return 'too-deep'
      const inner = declarePrefixes(read.attributes, scope)
      const element = { ...read, ...resolveName(read.name, inner), start: tag }
      if (visitor.open?.(element, open.length) === false) return 'stopped'
      if (!read.isEmpty) {
        open.push({ name: read.name, outer: scope })
        scope = inner
      } else if (visitor.close?.(read.end, open.length) === false) return 'stopped'
      at = read.end
    }
  }
  return hasRoot && open.length === 0 ? 'whole' : 'malformed'
}

/** Comments, CDATA, processing instructions, document types: where they end (-1: never), and the text of CDATA. */
function skipMarkup(text: string, tag: number): { end: number; data?: string } | undefined {
  const second = text.charAt(tag + 1)
  if (second === '?') return { end: afterNext(text, '?>', tag + 2) }
  if (second !== '!') return undefined
  if (text.startsWith('<!--', tag)) return { end: afterNext(text, '-->', tag + 4) }
  if (text.startsWith('<![CDATA[', tag)) {
    const end = afterNext(text, ']]>', tag + 9)
    return end === -1 ? { end } : { end, data: text.slice(tag + 9, end - 3) }
  }
  return { end: afterDocumentType(text, tag) }
}

function afterNext(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? -1 : at + mark.length
}

/** A document type may hold quotes and an internal subset in brackets; `>` counts only outside both. */
function afterDocumentType(text: string, tag: number): number {
  let brackets = 0
  for (let at = tag; at < text.length; at++) {
    const character = text.charAt(at)
    if (text.startsWith('<!--', at)) at = afterNext(text, '-->', at) - 1
    else if (character === '"' || character === "'") at = text.indexOf(character, at + 1)
    else if (character === '[') brackets++
    else if (character === ']') brackets--
    else if (character === '>' && brackets <= 0) return at + 1
    if (at < tag) return -1
  }
  return -1
}

const NAME = /[^\s/>=<"'&]+/y
const SPACE = /\s*/y

/** Reads `<name a="b" …>` from `tag` on; undefined when it is none. */
function readTag(text: string, tag: number) {
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
