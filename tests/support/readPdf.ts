// Reads a PDF as Chromium writes it: what it says of itself, its pages, and its text in the order of its tags. No more.
import { inflateSync } from 'node:zlib'

export interface ReadPdf {
  title: string
  language: string
  isTagged: boolean
  hasOutline: boolean
  /** Width and height of each page, in points. */
  pages: { width: number; height: number }[]
  /** What is tagged, in reading order: headings, paragraphs, list items, pictures with their words. */
  tags: PdfTag[]
  /** All text that is drawn, tagged or not, in the order in which it is drawn. */
  drawn: string
}

export interface PdfTag {
  /** H1, P, LI, Figure… */
  kind: string
  text: string
  depth: number
}

type Value = number | string | boolean | null | Name | Reference | Value[] | Dictionary
type Dictionary = Map<string, Value>
/** A font's letters by their codes, of one byte or two. */
interface Letters {
  bytes: number
  by: Map<number, string>
}
const NO_LETTERS: Letters = { bytes: 2, by: new Map() }
interface PdfObject {
  value: Value
  stream?: Buffer
}
class Name {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
class Reference {
  readonly id: number
  constructor(id: number) {
    this.id = id
  }
}

/** @param bytes A file that Chromium wrote: no object streams, no encryption. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = readObjects(Buffer.from(bytes))
  const get = (value: Value | undefined): Value | undefined =>
    value instanceof Reference ? objects.get(value.id)?.value : value
  const at = (dictionary: Value | undefined, key: string) => {
    const whole = get(dictionary)
    return whole instanceof Map ? get(whole.get(key)) : undefined
  }
  const all = [...objects.entries()]
  const ofType = (type: string) =>
    all.filter(([, { value }]) => value instanceof Map && nameOf(value.get('Type')) === type)
  const catalog = ofType('Catalog')[0]?.[1].value
  const info = all.find(([, { value }]) => value instanceof Map && value.has('Producer'))?.[1].value
  const pageIds = pagesOf(at(catalog, 'Pages'), get)
  const marked = new Map(pageIds.map((id) => [id, new Map<number, string>()]))
  const fonts = new Map<Value, Letters>()
  const drawn = pageIds.map((id) => drawPage(id))

  function drawPage(id: number): string {
    const page = objects.get(id)?.value
    const content = page instanceof Map ? page.get('Contents') : undefined
    const parts = content instanceof Reference ? [content] : ((get(content) as Value[] | undefined) ?? [])
    const text = parts.map((part) => streamOf(part)?.toString('latin1') ?? '').join('\n')
    return drawContent(text, at(page, 'Resources'), marked.get(id)!)
  }

  function streamOf(reference: Value): Buffer | undefined {
    return reference instanceof Reference ? objects.get(reference.id)?.stream : undefined
  }

  /** Runs of glyphs become words; another line, or a gap, is a space. */
  function drawContent(content: string, resources: Value | undefined, into: Map<number, string>): string {
    const stack: Value[] = []
    const marks: (number | undefined)[] = []
    let [font, text, lastLine] = [NO_LETTERS, '', Number.NaN]
    const write = (words: string) => {
      text += words
      const mark = marks.findLast((one) => one !== undefined)
      if (mark !== undefined) into.set(mark, (into.get(mark) ?? '') + words)
    }
    for (const token of tokensOf(content)) {
      if (typeof token !== 'object' || token === null || !('operator' in token)) {
        stack.push(token)
        continue
      }
      const { operator } = token
      if (operator === 'BDC') {
        const properties = stack.at(-1)
        const id = properties instanceof Map ? properties.get('MCID') : undefined
        marks.push(typeof id === 'number' ? id : undefined)
      } else if (operator === 'BMC') marks.push(undefined)
      else if (operator === 'EMC') marks.pop()
      else if (operator === 'Tf') font = fontOf(nameOf(stack.at(-2)), resources)
      else if (operator === 'Tm') {
        const line = Number(stack.at(-1))
        if (line !== lastLine) write(' ')
        lastLine = line
      } else if (operator === 'Td' && Number(stack.at(-1)) !== 0) write(' ')
      else if (operator === 'Tj') write(wordsOf(stack.at(-1), font))
      else if (operator === 'TJ')
        write(((stack.at(-1) as Value[] | undefined) ?? []).map((part) => wordsOf(part, font)).join(''))
      else if (operator === 'Do') {
        const form = (at(resources, 'XObject') as Dictionary | undefined)?.get(nameOf(stack.at(-1)))
        const stream = form && streamOf(form)
        if (stream && nameOf(at(form, 'Subtype') as Value) === 'Form')
          write(drawContent(stream.toString('latin1'), at(form, 'Resources'), into))
      }
      stack.length = 0
    }
    return text
  }

  function fontOf(name: string, resources: Value | undefined): Letters {
    const reference = (at(resources, 'Font') as Dictionary | undefined)?.get(name)
    if (reference === undefined) return NO_LETTERS
    const known = fonts.get(reference)
    if (known) return known
    const font = get(reference)
    const unicode = font instanceof Map ? font.get('ToUnicode') : undefined
    const map = readMap(unicode === undefined ? '' : (streamOf(unicode)?.toString('latin1') ?? ''))
    fonts.set(reference, map)
    return map
  }

  const tags: PdfTag[] = []
  /** The text of this part of the tree; parts of their own are noted in passing. */
  function walk(value: Value | undefined, page: number | undefined, depth: number): string {
    const node = get(value)
    if (Array.isArray(node)) return node.map((one) => walk(one, page, depth)).join('')
    if (typeof node === 'number') return marked.get(page ?? -1)?.get(node) ?? ''
    if (!(node instanceof Map)) return ''
    const own = node.get('Pg')
    const here = own instanceof Reference ? own.id : page
    if (node.has('MCID')) return marked.get(here ?? -1)?.get(Number(node.get('MCID'))) ?? ''
    const kind = nameOf(node.get('S'))
    const tag: PdfTag = { kind, text: '', depth }
    if (kind !== '') tags.push(tag)
    const words = walk(node.get('K'), here, depth + 1)
    const alt = node.get('Alt')
    tag.text = squeeze(typeof alt === 'string' ? textOf(alt) : words)
    return `${words} `
  }
  const root = at(catalog, 'StructTreeRoot')
  if (root instanceof Map) walk(root.get('K'), undefined, 0)

  return {
    title: textOf(at(info, 'Title')),
    language: textOf(at(catalog, 'Lang')),
    isTagged: at(at(catalog, 'MarkInfo'), 'Marked') === true && root instanceof Map,
    hasOutline: at(catalog, 'Outlines') instanceof Map,
    pages: pageIds.map((id) => {
      const [left = 0, bottom = 0, right = 0, top = 0] = (at(objects.get(id)?.value, 'MediaBox') ??
        []) as number[]
      return { width: right - left, height: top - bottom }
    }),
    tags,
    drawn: squeeze(drawn.join(' ')),
  }
}

function pagesOf(node: Value | undefined, get: (value: Value | undefined) => Value | undefined): number[] {
  const kids = node instanceof Map ? get(node.get('Kids')) : undefined
  if (!Array.isArray(kids)) return []
  return kids.flatMap((kid) => {
    const page = get(kid)
    const isTree = page instanceof Map && page.has('Kids')
    return isTree ? pagesOf(page, get) : kid instanceof Reference ? [kid.id] : []
  })
}

function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
}

function nameOf(value: Value | undefined): string {
  return value instanceof Name ? value.text : ''
}

/** A text string: UTF-16 when it says so, else one byte a character. */
function textOf(value: Value | undefined): string {
  if (typeof value !== 'string') return ''
  if (!value.startsWith('\u00fe\u00ff')) return value
  return Buffer.from(value.slice(2), 'latin1').swap16().toString('utf16le')
}

function wordsOf(value: Value | undefined, { bytes, by }: Letters): string {
  if (typeof value !== 'string') return ''
  let words = ''
  for (let place = 0; place < value.length; place += bytes) {
    const code = Buffer.from(value.slice(place, place + bytes), 'latin1').readUIntBE(0, bytes)
    words += by.get(code) ?? '\ufffd'
  }
  return words
}

/** From glyphs to letters: `bfchar` one by one, `bfrange` many in a row. */
function readMap(cmap: string): Letters {
  const map = new Map<number, string>()
  const [, first = '0000'] = /begincodespacerange\s*<(\w+)>/.exec(cmap) ?? []
  const letters = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', to = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      map.set(Number.parseInt(glyph, 16), letters(to))
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, begin = '', last = '', to = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [from, until] = [Number.parseInt(begin, 16), Number.parseInt(last, 16)]
      const start = letters(to).codePointAt(0) ?? 0
      for (let glyph = from; glyph <= until; glyph++)
        map.set(glyph, String.fromCodePoint(start + glyph - from))
    }
  return { bytes: first.length / 2, by: map }
}

function readObjects(bytes: Buffer): Map<number, PdfObject> {
  const text = bytes.toString('latin1')
  const objects = new Map<number, PdfObject>()
  const start = /(\d+) 0 obj\b/g
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const { value, end } = readValue(text, found.index + found[0].length)
    const object: PdfObject = { value }
    const opening = /^\s*stream\r?\n/.exec(text.slice(end, end + 20))
    if (opening && value instanceof Map) {
      const from = end + opening[0].length
      const length = value.get('Length')
      const until = typeof length === 'number' ? from + length : text.indexOf('endstream', from)
      const raw = bytes.subarray(from, until)
      object.stream = nameOf(value.get('Filter')) === 'FlateDecode' ? inflateSync(raw) : raw
      start.lastIndex = until
    } else start.lastIndex = end
    objects.set(Number(found[1]), object)
  }
  return objects
}

interface Operator {
  operator: string
}

function* tokensOf(text: string): Generator<Value | Operator> {
  let place = 0
  while (true) {
    place += /^\s*/.exec(text.slice(place, place + 200))![0].length
    if (place >= text.length) return
    const rest = text.slice(place, place + 64)
    const word = /^(?:true|false|null)\b/.test(rest) ? null : /^[A-Za-z'"*][A-Za-z0-9'"*]*/.exec(rest)
    if (word) {
      yield { operator: word[0] }
      place += word[0].length
      continue
    }
    const { value, end } = readValue(text, place)
    if (end <= place) return
    yield value
    place = end
  }
}

function readValue(text: string, from: number): { value: Value; end: number } {
  let place = from
  while (/\s/.test(text[place] ?? '')) place += 1
  const rest = text.slice(place, place + 64)
  const two = rest.slice(0, 2)
  if (two === '<<') return readDictionary(text, place + 2)
  if (rest.startsWith('[')) return readList(text, place + 1)
  if (rest.startsWith('(')) return readString(text, place + 1)
  if (rest.startsWith('<')) {
    const close = text.indexOf('>', place)
    const hex = text.slice(place + 1, close).replace(/\s/g, '')
    return { value: Buffer.from(hex, 'hex').toString('latin1'), end: close + 1 }
  }
  const name = /^\/([^\s()<>[\]{}/%]*)/.exec(text.slice(place, place + 200))
  if (name) return { value: new Name(name[1] ?? ''), end: place + name[0].length }
  const reference = /^(\d+) \d+ R\b/.exec(rest)
  if (reference) return { value: new Reference(Number(reference[1])), end: place + reference[0].length }
  const number = /^[+-]?\d*\.?\d+|^[+-]?\d+\./.exec(rest)
  if (number) return { value: Number(number[0]), end: place + number[0].length }
  const word = /^(true|false|null)\b/.exec(rest)?.[0]
  return { value: word === 'true' ? true : word === 'false' ? false : null, end: place + (word?.length ?? 0) }
}

function readDictionary(text: string, from: number): { value: Dictionary; end: number } {
  const value: Dictionary = new Map()
  let place = from
  while (true) {
    while (/\s/.test(text[place] ?? '')) place += 1
    if (text.startsWith('>>', place)) return { value, end: place + 2 }
    const key = readValue(text, place)
    if (!(key.value instanceof Name))
      throw new Error(`no name in a dictionary: ${text.slice(place, place + 40)}`)
    const entry = readValue(text, key.end)
    value.set(key.value.text, entry.value)
    place = entry.end
  }
}

function readList(text: string, from: number): { value: Value[]; end: number } {
  const value: Value[] = []
  let place = from
  while (true) {
    while (/\s/.test(text[place] ?? '')) place += 1
    if (text[place] === ']') return { value, end: place + 1 }
    const entry = readValue(text, place)
    if (entry.end <= place) throw new Error(`no value in a list: ${text.slice(place, place + 40)}`)
    value.push(entry.value)
    place = entry.end
  }
}

function readString(text: string, from: number): { value: string; end: number } {
  let [value, depth, place] = ['', 1, from]
  for (; place < text.length; place++) {
    const letter = text[place]!
    if (letter === '\\') {
      const octal = /^[0-7]{1,3}/.exec(text.slice(place + 1, place + 4))?.[0]
      const escaped =
        { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[text[place + 1] ?? ''] ?? text[place + 1] ?? ''
      value += octal ? String.fromCharCode(Number.parseInt(octal, 8)) : escaped
      place += octal?.length ?? 1
      continue
    }
    if (letter === '(') depth += 1
    if (letter === ')' && --depth === 0) return { value, end: place + 1 }
    value += letter
  }
  throw new Error('a string without an end')
}
