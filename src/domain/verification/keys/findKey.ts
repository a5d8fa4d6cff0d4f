// From the name of a key to the key: did:key, did:jwk, did:web, https documents, keys written in their own name.
import type { AnswerSource } from '../../outside.ts'
import { fail, ok } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { Finding } from '../finding.ts'
import { unsure } from '../finding.ts'
import { fetchJson, hostOf, rememberedJson, withoutFragment } from '../inquiry.ts'
import type { FetchFault, FetchedDocument, Inquiry } from '../inquiry.ts'
import { asText, isObject } from '../../json.ts'
import { keyNamed, keysOf } from './controllerDocument.ts'
import type { ListedKey } from './controllerDocument.ts'
import { didOf, isDid, resolveDid } from './did.ts'
import type { DidFault } from './did.ts'
import { readMultikey } from './multikey.ts'
import type { Algorithm, PublicJwk } from './publicKey.ts'

/** A key, and what is known about where it comes from. */
export interface FoundKey {
  jwk: PublicJwk
  /**
   * `document`: listed in a document that was fetched; `name`: a DID that is its own document;
   * `badge`: written in the badge, and nobody else has said anything about it.
   */
  origin: 'document' | 'name' | 'badge'
  /** Whose it is by the document's own word: the document's `id`. */
  owner?: string
  /** The address of the document. */
  url?: string
  isForBadges: boolean
  source: AnswerSource
  at?: string
}

/** The name of a key, and what it is to check, where the name alone may not tell it from another. */
interface Wanted {
  id: string
  algorithm?: Algorithm | undefined
}

/** Finds the key of a verification method or a `kid`. Not finding it is not the badge's fault: never `failed`. */
export async function findKey(
  inquiry: Inquiry,
  id: string,
  algorithm?: Algorithm,
): Promise<Result<FoundKey, Finding>> {
  if (isDid(id)) return findInDid(inquiry, { id, algorithm })
  if (hostOf(id)) return findAtAddress(inquiry, { id, algorithm })
  return fail(unsure('integrity.key-unknown', { because: { key: id } }))
}

async function findInDid(inquiry: Inquiry, wanted: Wanted): Promise<Result<FoundKey, Finding>> {
  const { id, algorithm } = wanted
  const did = didOf(id)
  const resolved = await resolveDid(inquiry, did)
  if (!resolved.ok) return fail(aboutFault(resolved.error))
  const { document, url, source, at } = resolved.value
  const key = keyNamed(await keysOf(document, inquiry.now), id, algorithm)
  if (!url) {
    if (!key) return fail(unsure('integrity.key-unknown', { because: { key: id } }))
    return ok({ jwk: key.jwk, origin: 'name', owner: did, isForBadges: true, source })
  }
  return key
    ? asFound(key, { owner: did, url, source, at: at! })
    : lookBack(inquiry, { ...wanted, url, owner: did })
}

async function findAtAddress(inquiry: Inquiry, wanted: Wanted): Promise<Result<FoundKey, Finding>> {
  const { id } = wanted
  const url = withoutFragment(id)
  const fetched = await fetchJson(inquiry, url)
  const named = fetched.ok ? await namedIn(inquiry, fetched.value, wanted) : undefined
  if (named) return named
  const remembered = await lookBack(inquiry, { ...wanted, url })
  if (remembered.ok) return remembered
  // The issuer says nothing about it, or nothing at all; the key may still be spelt out in its own name.
  const written = readMultikey(id.slice(url.length + 1))
  if (written) return ok({ jwk: written, origin: 'badge', isForBadges: true, source: 'badge' })
  return fetched.ok ? remembered : fail(aboutFault(fetched.error))
}

/** An earlier answer may still list a key that the address has since taken away. */
async function lookBack(
  inquiry: Inquiry,
  { url, owner, ...wanted }: Wanted & { url: string; owner?: string },
): Promise<Result<FoundKey, Finding>> {
  const earlier = rememberedJson(inquiry, url)
  const found =
    earlier && (!owner || (isObject(earlier.json) && earlier.json.id === owner))
      ? await namedIn(inquiry, earlier, wanted)
      : undefined
  if (!found) return fail(unsure('integrity.key-not-listed', { because: { domain: hostOf(url) ?? url } }))
  inquiry.stillNeeded.add(url)
  return found
}

async function namedIn(
  inquiry: Inquiry,
  document: FetchedDocument,
  { id, algorithm }: Wanted,
): Promise<Result<FoundKey, Finding> | undefined> {
  const key = keyNamed(await keysOf(document.json, inquiry.now), id, algorithm)
  const owner =
    (isObject(document.json) && document.json.keys === undefined && asText(document.json.id)) || undefined
  const { url, source, at } = document
  return key && asFound(key, { url, source, at, ...(owner && { owner: key.controller ?? owner }) })
}

function asFound(
  key: ListedKey,
  whence: { owner?: string; url: string; source: AnswerSource; at: string },
): Result<FoundKey, Finding> {
  if (key.isRevoked) {
    return fail(
      unsure('integrity.key-revoked', {
        because: { domain: hostOf(whence.url) ?? '' },
        source: whence.source,
        at: whence.at,
      }),
    )
  }
  return ok({ jwk: key.jwk, origin: 'document', isForBadges: key.isForBadges, ...whence })
}

/** What a missing document means for a badge. */
export function aboutFault(fault: DidFault | FetchFault): Finding {
  switch (fault.code) {
    case 'method':
      return unsure('integrity.did-method-unknown', { because: { method: fault.method } })
    case 'malformed':
    case 'address':
      return unsure('integrity.key-unknown')
    case 'mismatch':
      return unsure('integrity.key-wrong-document')
    case 'silent':
      return unsure('integrity.key-out-of-reach', { because: { domain: hostOf(fault.url) ?? fault.url } })
    case 'status':
    case 'garbled':
      return unsure('integrity.key-gone', { because: { domain: hostOf(fault.url) ?? fault.url } })
  }
}
