// Does the document mean what it seems to say? JSON-LD can hide or rename things without breaking a proof.
import { asList, isObject } from '../../json.ts'
import type { Json, JsonObject } from '../../json.ts'
import { knownTerms, spellings } from './knownTerms.ts'
import { fixedContext } from './fixedContexts.ts'

export type SpeechFault =
  | { code: 'integrity.context-unknown'; context: string }
  | { code: 'integrity.terms-redefined'; term: string }
  | { code: 'integrity.disguised'; term: string }
  | { code: 'integrity.too-complex' }

const MOST_NODES = 50_000
/** What decides about a credential and must therefore stand at its top, where readers look. */
const DECIDING = [
  'issuer',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'credentialStatus',
  'credentialSubject',
  'credentialSchema',
  'refreshService',
  'termsOfUse',
  'proof',
]
/** Said once; the same thing told in two parts would be read in part. */
const SAID_ONCE = ['credentialSubject', 'achievement', 'issuer', 'credentialStatus']
/** Dates that end something: in a list or wrapped they mean the same and are easily read past. */
const PLAINLY = ['validFrom', 'validUntil', 'issuanceDate', 'expirationDate', 'expires', 'revoked']
/** The older word for `expires` (security/v1), and a name under which things get lost when a document is copied. */
const NEVER_SAID = ['expiration', '__proto__']
const OF_A_VALUE = new Set(['@value', '@type', '@language', '@direction'])

/**
 * A proof over RDF covers meanings, not spellings: `validUntil` under another name, or on a twin of the credential
 * deeper down, keeps the proof whole and vanishes from sight. Such documents are not refused as false but as
 * unreadable for a proof (VC Data Integrity §"Context Validation").
 */
export function findDisguise(document: JsonObject): SpeechFault | undefined {
  const walk: Walk = { nodes: 0, rootId: document.id }
  return lookAt(document, walk, true)
}

interface Walk {
  nodes: number
  rootId: Json | undefined
}

function lookAt(value: Json | undefined, walk: Walk, isRoot: boolean): SpeechFault | undefined {
  if (++walk.nodes > MOST_NODES) return { code: 'integrity.too-complex' }
  if (Array.isArray(value)) {
    for (const item of value) {
      const fault = lookAt(item, walk, false)
      if (fault) return fault
    }
    return undefined
  }
  return isObject(value) ? lookAtObject(value, walk, isRoot) : undefined
}

function lookAtObject(node: JsonObject, walk: Walk, isRoot: boolean): SpeechFault | undefined {
  if (typeof node.id === 'string' && node.id.startsWith('_:'))
    return { code: 'integrity.disguised', term: node.id }
  if (!isRoot && walk.rootId !== undefined && node.id === walk.rootId) {
    const moved = DECIDING.find((term) => node[term] !== undefined)
    if (moved) return { code: 'integrity.disguised', term: moved }
  }
  const isValue = node['@value'] !== undefined
  for (const [key, value] of Object.entries(node)) {
    const fault =
      key === '@context'
        ? lookAtContext(value)
        : (lookAtKey(key, value, isValue) ?? lookAt(value, walk, false))
    if (fault) return fault
  }
  return undefined
}

function lookAtKey(key: string, value: Json | undefined, isValue: boolean): SpeechFault | undefined {
  if (key.startsWith('@') && !(isValue && OF_A_VALUE.has(key)))
    return { code: 'integrity.disguised', term: key }
  if (key.includes(':') && isKnownMeaning(key)) return { code: 'integrity.disguised', term: key }
  if (NEVER_SAID.includes(key)) return { code: 'integrity.disguised', term: key }
  const type = key === 'type' ? asList(value).find(isSpeltOut) : undefined
  if (type !== undefined) return { code: 'integrity.disguised', term: type as string }
  if (PLAINLY.includes(key) && typeof value === 'object' && value !== null) {
    return { code: 'integrity.disguised', term: key }
  }
  if (SAID_ONCE.includes(key) && isToldInParts(value)) return { code: 'integrity.disguised', term: key }
  return undefined
}

/** A type we know by its word, written as the address it stands for. */
function isSpeltOut(type: Json): boolean {
  return typeof type === 'string' && type.includes(':') && isKnownMeaning(type)
}

function isToldInParts(value: Json | undefined): boolean {
  const ids = asList(value).flatMap((item) =>
    isObject(item) && typeof item.id === 'string' ? [item.id] : [],
  )
  return new Set(ids).size < ids.length
}

function lookAtContext(context: Json | undefined): SpeechFault | undefined {
  if (context === null) return { code: 'integrity.terms-redefined', term: '@context' }
  for (const part of asList(context)) {
    if (typeof part === 'string') {
      if (!fixedContext(part)) return { code: 'integrity.context-unknown', context: part }
    } else if (isObject(part)) {
      const term = Object.keys(part).find((name) => !isOwnTerm(name, part[name]))
      if (term) return { code: 'integrity.terms-redefined', term }
    } else return { code: 'integrity.terms-redefined', term: '@context' }
  }
  return undefined
}

/** A word of the issuer's own: new, for a meaning of its own, without further rules. */
function isOwnTerm(term: string, definition: Json | undefined): boolean {
  if (term === '@protected' || term === '@version') return true
  if (term.startsWith('@') || term.includes(':') || knownTerms().terms.has(term)) return false
  if (isObject(definition)) {
    if (Object.keys(definition).some((name) => !['@id', '@type', '@container', '@protected'].includes(name)))
      return false
    return isOwnMeaning(definition['@id'] ?? term)
  }
  return isOwnMeaning(definition)
}

function isOwnMeaning(id: Json | undefined): boolean {
  // A namespace that reaches into a known vocabulary would be a back door as a prefix.
  return typeof id === 'string' && !id.startsWith('@') && !isKnownMeaning(id) && !isStartOfKnownMeaning(id)
}

function isKnownMeaning(name: string): boolean {
  const { meanings, prefixes } = knownTerms()
  return spellings(name, prefixes).some((spelling) => meanings.has(spelling))
}

function isStartOfKnownMeaning(id: string): boolean {
  return [...knownTerms().meanings].some((meaning) => meaning.startsWith(id))
}
