// Active contexts of JSON-LD 1.1 (§4.1, §4.2), made once from the fixed contexts and kept: the costly half of jsonld.
import { isObject } from '../../../json.ts'
import type { Json, JsonObject } from '../../../json.ts'
import { fixedContext } from '../../contexts/fixedContexts.ts'
import { leave } from './unprepared.ts'

/** What a term stands for. */
export interface Term {
  /** An address, or the keyword it is another name of. */
  id: string
  /** How its values are read: `@id`, `@vocab`, `@none` or a datatype. */
  type: string | undefined
  isList: boolean
  isGraph: boolean
  /** Context for what stands below it. */
  context: Json | undefined
  isPrefix: boolean
  isProtected: boolean
  /** The definition uses something the fast way does not know. */
  isBeyond: boolean
}

/** The meaning of words at one place of a document. Never changed once made. */
export interface ActiveContext {
  terms: ReadonlyMap<string, Term>
  vocab: string | undefined
  /** What holds again one level below, when this context was brought by a type. */
  previous: ActiveContext | undefined
  /** What came of applying further contexts, by the context applied. */
  applied: Map<Json, ActiveContext>[]
}

interface Application {
  /** Does it hold below, too? Not when a type brings it. */
  propagate: boolean
  /** May it redefine protected terms? Only when a property brings it. */
  override: boolean
}

export const EMPTY: ActiveContext = make(new Map(), undefined, undefined)

const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\u0000-\u0020\u007f-\u00a0<>"{}|^`\\\s]*$/

/** An address with a scheme and without a character that would need escaping. */
export function isIri(text: string): boolean {
  return IRI.test(text)
}

/** Applies a local context: addresses of fixed contexts, or what those hold. */
export function apply(active: ActiveContext, local: Json, how: Application): ActiveContext {
  const memory = active.applied[(how.propagate ? 0 : 1) + (how.override ? 2 : 0)]!
  // An array in a document is new each time; those inside fixed contexts, and addresses, are always the same.
  const known = memory.get(local)
  if (known) return known
  const made = applyNow(active, local, how)
  if (!Array.isArray(local)) memory.set(local, made)
  return made
}

function applyNow(active: ActiveContext, local: Json, how: Application): ActiveContext {
  if (Array.isArray(local)) {
    return local.reduce<ActiveContext>((current, part) => apply(current, part, how), active)
  }
  const previous = how.propagate ? active.previous : (active.previous ?? active)
  if (local === null) return how.override ? EMPTY : leave()
  const context = typeof local === 'string' ? fixedContext(local)?.['@context'] : local
  if (!isObject(context)) return leave()
  return define(active, context, { previous, override: how.override })
}

function make(
  terms: ReadonlyMap<string, Term>,
  vocab: string | undefined,
  previous: ActiveContext | undefined,
): ActiveContext {
  return { terms, vocab, previous, applied: [new Map(), new Map(), new Map(), new Map()] }
}

/** A context while its terms are being defined: they may use each other in any order. */
interface Definition {
  context: JsonObject
  terms: Map<string, Term>
  vocab: string | undefined
  state: Map<string, 'begun' | 'done'>
  override: boolean
}

function define(
  active: ActiveContext,
  context: JsonObject,
  { previous, override }: { previous: ActiveContext | undefined; override: boolean },
): ActiveContext {
  const vocab = context['@vocab'] === undefined ? active.vocab : context['@vocab']
  if (vocab !== undefined && (typeof vocab !== 'string' || !isIri(vocab))) return leave()
  const definition: Definition = { context, terms: new Map(active.terms), vocab, state: new Map(), override }
  for (const name of Object.keys(context)) {
    if (!name.startsWith('@')) defineTerm(definition, name)
    else if (!['@version', '@protected', '@vocab'].includes(name)) leave()
  }
  return make(definition.terms, vocab, previous)
}

const KNOWN_MEMBERS = new Set(['@id', '@type', '@container', '@context', '@protected'])

function defineTerm(definition: Definition, name: string): void {
  const { context, terms, state } = definition
  const progress = state.get(name)
  if (progress === 'done') return
  if (progress === 'begun') leave()
  state.set(name, 'begun')
  const value = context[name]
  const earlier = terms.get(name)
  const members: JsonObject = typeof value === 'string' ? { '@id': value } : isObject(value) ? value : leave()
  terms.delete(name)
  const term = readTerm(definition, name, members, typeof value === 'string')
  if (earlier?.isProtected && !definition.override) {
    term.isProtected = true
    // Said again in the same words: allowed. Otherwise jsonld decides.
    if (JSON.stringify(earlier) !== JSON.stringify(term)) leave()
  }
  terms.set(name, term)
  state.set(name, 'done')
}

function readTerm(definition: Definition, name: string, members: JsonObject, isSimple: boolean): Term {
  const { context } = definition
  if (/[:/]/.test(name) || name === '') leave()
  const id = members['@id']
  const type = members['@type']
  const container = [members['@container'] ?? []].flat()
  const isBeyond =
    Object.keys(members).some((member) => !KNOWN_MEMBERS.has(member)) ||
    type === '@json' ||
    container.some((kind) => kind !== '@set' && kind !== '@list' && kind !== '@graph')
  if (isBeyond && id === undefined) return { ...BEYOND, isProtected: isProtected(members, context) }
  const iri = typeof id === 'string' && id !== name ? expandInContext(definition, id) : leave()
  return {
    id: iri,
    type: type === undefined ? undefined : readType(definition, type),
    isList: container.includes('@list'),
    isGraph: container.includes('@graph'),
    context: members['@context'],
    isPrefix: isSimple && /[:/?#[\]@]$/.test(iri),
    isProtected: isProtected(members, context),
    isBeyond,
  }
}

const BEYOND: Term = {
  id: '',
  type: undefined,
  isList: false,
  isGraph: false,
  context: undefined,
  isPrefix: false,
  isProtected: false,
  isBeyond: true,
}

function isProtected(members: JsonObject, context: JsonObject): boolean {
  return members['@protected'] === true || (context['@protected'] === true && members['@protected'] !== false)
}

function readType(definition: Definition, type: Json): string {
  if (typeof type !== 'string') return leave()
  return type.startsWith('@') ? type : expandInContext(definition, type)
}

/** Expands a name while its own context is still being read. */
function expandInContext(definition: Definition, name: string): string {
  if (name === '@id' || name === '@type') return name
  if (name.startsWith('@')) return leave()
  const { context, terms, vocab } = definition
  if (Object.hasOwn(context, name)) defineTerm(definition, name)
  const colon = name.indexOf(':')
  const prefix = name.slice(0, colon)
  if (colon > 0 && !name.startsWith('//', colon + 1) && Object.hasOwn(context, prefix))
    defineTerm(definition, prefix)
  return expand({ terms, vocab }, name, true)
}

/** Expands a name to an address (JSON-LD API §5.2); what stays relative leaves the fast way. */
export function expand(
  { terms, vocab }: Pick<ActiveContext, 'terms' | 'vocab'>,
  name: string,
  isWord: boolean,
): string {
  if (name.startsWith('@') || name.startsWith('_:')) return leave()
  const term = isWord ? terms.get(name) : undefined
  if (term) return term.isBeyond ? leave() : term.id
  const colon = name.indexOf(':')
  if (colon > 0) {
    const prefix = name.startsWith('//', colon + 1) ? undefined : terms.get(name.slice(0, colon))
    const address = prefix?.isPrefix ? prefix.id + name.slice(colon + 1) : name
    return isIri(address) ? address : leave()
  }
  return isWord && vocab !== undefined && isIri(vocab + name) ? vocab + name : leave()
}
