// Following links from one document to the next among those at hand, and noting what is not.
import { isObject, type Json, type JsonObject } from '../../json.ts'
import { idOf } from './fields/addresses.ts'

/** Documents that were fetched, by the address they were fetched from. */
export type Documents = ReadonlyMap<string, Json>

/** Resolves links while one badge is read, and keeps the addresses it had no document for. */
export class LinkedDocuments {
  readonly missing = new Set<string>()
  readonly alsoLinked = new Set<string>()
  readonly #documents: Documents

  constructor(documents: Documents) {
    this.#documents = documents
  }

  /** The thing itself, whether it stands here or behind an address. `undefined` when it is not at hand. */
  follow(value: Json | undefined, need: 'needed' | 'optional'): JsonObject | undefined {
    const link = linkOf(value)
    if (link === undefined) return isObject(value) ? value : undefined
    const document = this.#documents.get(link)
    if (document === undefined) (need === 'needed' ? this.missing : this.alsoLinked).add(link)
    return isObject(document) ? document : undefined
  }

  /** What is still to be fetched, as members of a badge. */
  asMembers(): { missing?: string[]; alsoLinked?: string[] } {
    return {
      ...(this.missing.size > 0 ? { missing: [...this.missing] } : {}),
      ...(this.alsoLinked.size > 0 ? { alsoLinked: [...this.alsoLinked] } : {}),
    }
  }
}

/** The http(s) address that `value` points to; undefined when it is the thing itself. */
function linkOf(value: Json | undefined): string | undefined {
  const isReference = isObject(value) ? Object.keys(value).every((key) => REFERENCE_KEYS.has(key)) : true
  const address = isReference ? idOf(value)?.trim() : undefined
  return address !== undefined && /^https?:\/\//i.test(address) ? address : undefined
}

/** An object with nothing but these is a link written the long way. */
const REFERENCE_KEYS = new Set(['id', '@id', 'type', '@type', '@context', '@language', 'version'])
