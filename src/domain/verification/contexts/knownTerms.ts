// The words of the fixed contexts, and what they stand for: what no badge may redefine or disguise.
import { asList, isObject } from '../../json.ts'
import type { Json, JsonObject } from '../../json.ts'
import { fixedContexts } from './fixedContexts.ts'

export interface KnownTerms {
  /** Every term at any depth of any fixed context. */
  terms: ReadonlySet<string>
  /** Every address a term stands for. */
  meanings: ReadonlySet<string>
  /** What a prefix may stand for. */
  prefixes: ReadonlyMap<string, ReadonlySet<string>>
}

let known: KnownTerms | undefined

/** Gathered at the first unusual badge; ordinary ones never ask. */
export function knownTerms(): KnownTerms {
  return (known ??= gather())
}

function gather(): KnownTerms {
  const definitions: [term: string, id: string][] = []
  for (const [, document] of fixedContexts()) collect(document['@context'], definitions)
  const prefixes = new Map<string, Set<string>>()
  for (const [term, id] of definitions) {
    if (/^https?:/.test(id)) prefixes.set(term, (prefixes.get(term) ?? new Set()).add(id))
  }
  const meanings = new Set(definitions.flatMap(([, id]) => spellings(id, prefixes)))
  return { terms: new Set(definitions.map(([term]) => term)), meanings, prefixes }
}

function collect(context: Json | undefined, into: [string, string][]): void {
  for (const part of asList(context)) {
    if (!isObject(part)) continue
    for (const [term, definition] of Object.entries(part)) {
      if (term.startsWith('@')) continue
      if (typeof definition === 'string') into.push([term, definition])
      if (isObject(definition)) collectDefinition(term, definition, into)
    }
  }
}

function collectDefinition(term: string, definition: JsonObject, into: [string, string][]): void {
  const id = definition['@id'] ?? definition['@reverse']
  into.push([term, typeof id === 'string' ? id : term])
  collect(definition['@context'], into)
}

/** An address or compact name, with every meaning its prefix may have. */
export function spellings(name: string, prefixes: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const colon = name.indexOf(':')
  const values = colon < 0 ? undefined : prefixes.get(name.slice(0, colon))
  return [name, ...[...(values ?? [])].map((value) => value + name.slice(colon + 1))]
}
