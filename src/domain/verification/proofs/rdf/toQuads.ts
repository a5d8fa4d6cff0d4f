// From a document straight to RDF (JSON-LD API §5.1 expansion and §8.1 in one walk), for what badges are made of.
import { isObject } from '../../../json.ts'
import type { Json, JsonObject } from '../../../json.ts'
import { apply, EMPTY, expand, isIri } from './activeContext.ts'
import type { ActiveContext, Term } from './activeContext.ts'
import { leave } from './unprepared.ts'

/** A statement in N-Quads, its nameless nodes as places to be filled in. */
export interface Quad {
  /** The texts between the nameless nodes. */
  parts: string[]
  /** The nameless nodes, one fewer than the parts. */
  blanks: number[]
  /** Where each of them stands: subject, object, graph. */
  places: ('s' | 'o' | 'g')[]
  predicate: string
}

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const XSD = 'http://www.w3.org/2001/XMLSchema#'
const TYPE = `<${RDF}type>`

/** A node or literal as it stands in a statement: its text, or the number of a nameless node. */
type Resource = string | number

interface Walk {
  quads: Map<string, Quad>
  blanks: number
}

/** The statements of a document. Throws `Unprepared` for all that is not plain. */
export function toQuads(document: JsonObject): Quad[] {
  const walk: Walk = { quads: new Map(), blanks: 0 }
  addNode(walk, document, { active: EMPTY, graph: '' })
  return walk.quads.size === 0 ? leave() : [...walk.quads.values()]
}

interface Place {
  active: ActiveContext
  /** The graph that statements belong to: '' or a nameless node. */
  graph: '' | number
  /** The property the node hangs on, with its context, which comes back after a type's context has gone. */
  scoped?: Json | undefined
}

/** Adds a node with everything below it, and says what to call it. */
function addNode(walk: Walk, node: JsonObject, { active: outer, graph, scoped }: Place): Resource {
  const keys = Object.keys(node)
  if (keys.length === 0) return leave()
  let active = outer.previous && !isReference(outer, keys) ? outer.previous : outer
  if (scoped !== undefined) active = apply(active, scoped, { propagate: true, override: true })
  const own = node['@context']
  if (own !== undefined) active = apply(active, addressesOnly(own), { propagate: true, override: false })
  const beforeTypes = active
  active = applyTypes(active, node, keys)
  const name = nameOf(walk, active, node, keys)
  for (const key of keys) {
    if (key !== '@context') addMember(walk, { name, key, value: node[key], active, beforeTypes, graph })
  }
  return name
}

/** Contexts written in the document itself are jsonld's to read. */
function addressesOnly(context: Json): Json {
  const isAddress = (part: Json) => typeof part === 'string'
  return isAddress(context) || (Array.isArray(context) && context.every(isAddress)) ? context : leave()
}

/** `{ "id": … }` alone points at a node and says nothing about it. */
function isReference(active: ActiveContext, keys: string[]): boolean {
  return keys.length === 1 && active.terms.get(keys[0]!)?.id === '@id'
}

function applyTypes(active: ActiveContext, node: JsonObject, keys: string[]): ActiveContext {
  let current = active
  for (const key of keys) {
    if (active.terms.get(key)?.id !== '@type') continue
    for (const type of typeNames(node[key]).toSorted()) {
      const local = active.terms.get(type)?.context
      if (local !== undefined) current = apply(current, local, { propagate: false, override: false })
    }
  }
  return current
}

function typeNames(value: Json | undefined): string[] {
  const names = Array.isArray(value) ? value : [value]
  return names.map((name) => (typeof name === 'string' && name !== '' ? name : leave()))
}

function nameOf(walk: Walk, active: ActiveContext, node: JsonObject, keys: string[]): Resource {
  const [key, second] = keys.filter((name) => active.terms.get(name)?.id === '@id')
  if (second !== undefined) return leave()
  if (key === undefined) return walk.blanks++
  const id = node[key]
  return typeof id === 'string' ? `<${expand(active, id, false)}>` : leave()
}

interface Member {
  name: Resource
  key: string
  value: Json | undefined
  active: ActiveContext
  beforeTypes: ActiveContext
  graph: '' | number
}

function addMember(walk: Walk, { name, key, value, active, beforeTypes, graph }: Member): void {
  const property = expand(active, key, true)
  if (property === '@id') return
  if (property === '@type') {
    // Two members that both mean "type" would be a collision for jsonld to judge.
    for (const type of typeNames(value)) addQuad(walk, name, TYPE, `<${typeIri(beforeTypes, type)}>`, graph)
    return
  }
  if (property.startsWith('@')) leave()
  const term = active.terms.get(key)
  const inner =
    term?.context === undefined ? active : apply(active, term.context, { propagate: true, override: true })
  const items = Array.isArray(value) ? value : [value]
  const resources = items.map((item) => resourceOf(walk, item, { key, term, inner, graph }))
  const predicate = `<${property}>`
  if (term?.isList) addQuad(walk, name, predicate, addList(walk, resources, graph), graph)
  else for (const resource of resources) addQuad(walk, name, predicate, resource, graph)
}

function typeIri(active: ActiveContext, type: string): string {
  const iri = expand(active, type, true)
  return isIri(iri) ? iri : leave()
}

interface Holder {
  key: string
  term: Term | undefined
  inner: ActiveContext
  graph: '' | number
}

function resourceOf(walk: Walk, item: Json | undefined, { key, term, inner, graph }: Holder): Resource {
  // The scoped context may give the property itself another meaning for its values.
  const reading = inner.terms.get(key)
  if (reading?.isBeyond) leave()
  if (term?.isGraph) {
    if (!isObject(item) || isReference(inner, Object.keys(item))) return leave()
    const inside = walk.blanks++
    const size = walk.quads.size
    addNode(walk, item, { active: inner, graph: inside, scoped: reading?.context })
    return walk.quads.size > size ? inside : leave()
  }
  if (isObject(item)) return addNode(walk, item, { active: inner, graph, scoped: reading?.context })
  if (item === null || item === undefined || Array.isArray(item)) return leave()
  return scalarOf(inner, item, reading?.type)
}

/** Value expansion (§5.3) and its literal (§8.2.2). */
function scalarOf(active: ActiveContext, value: string | number | boolean, type: string | undefined): string {
  if (typeof value === 'string') {
    if (type === '@id') return `<${expand(active, value, false)}>`
    if (type === '@vocab') return `<${typeIri(active, value)}>`
  }
  const datatype = type?.startsWith('@') ? undefined : type
  if (typeof value === 'boolean') return literal(String(value), datatype ?? `${XSD}boolean`)
  if (typeof value === 'string') {
    if (datatype === `${XSD}double`) return leave()
    return literal(value, datatype ?? `${XSD}string`)
  }
  return numberOf(value, datatype)
}

function numberOf(value: number, datatype: string | undefined): string {
  const text = String(value)
  if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return leave()
  if (text.includes('.') || datatype === `${XSD}double`) {
    const double = value.toExponential(15).replace(/(\d)0*e\+?/, '$1E')
    return literal(double, datatype ?? `${XSD}double`)
  }
  return literal(value.toFixed(0), datatype ?? `${XSD}integer`)
}

const ESCAPED = /[\u0000-\u001f\u007f"\\]/g
const SHORT: Record<string, string> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}

function literal(text: string, datatype: string): string {
  const escaped = text.replace(
    ESCAPED,
    (letter) => SHORT[letter] ?? `\\u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
  return datatype === `${XSD}string` ? `"${escaped}"` : `"${escaped}"^^<${datatype}>`
}

function addList(walk: Walk, resources: Resource[], graph: '' | number): Resource {
  if (resources.length === 0) return leave()
  const cells = resources.map(() => walk.blanks++)
  for (const [index, resource] of resources.entries()) {
    addQuad(walk, cells[index]!, `<${RDF}first>`, resource, graph)
    addQuad(walk, cells[index]!, `<${RDF}rest>`, cells[index + 1] ?? `<${RDF}nil>`, graph)
  }
  return cells[0]!
}

function addQuad(
  walk: Walk,
  subject: Resource,
  predicate: string,
  object: Resource,
  graph: '' | number,
): void {
  const quad: Quad = { parts: [''], blanks: [], places: [], predicate }
  add(quad, subject, 's')
  add(quad, ` ${predicate} `)
  add(quad, object, 'o')
  if (graph !== '') {
    add(quad, ' ')
    add(quad, graph, 'g')
  }
  add(quad, ' .\n')
  // The same statement twice is one statement.
  walk.quads.set(quad.parts.join('\u0000') + quad.blanks.join(), quad)
}

function add({ parts, blanks, places }: Quad, resource: Resource, place: 's' | 'o' | 'g' = 's'): void {
  if (typeof resource === 'string') parts[parts.length - 1] += resource
  else {
    blanks.push(resource)
    places.push(place)
    parts.push('')
  }
}
