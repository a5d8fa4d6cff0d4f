// Decentralised identifiers: the three methods that need no registry of their own.
import { isObject } from '../../json.ts'
import type { JsonObject } from '../../json.ts'
import type { AnswerSource } from '../../outside.ts'
import { fail, ok } from '../../result.ts'
import type { Result } from '../../result.ts'
import { fromBase64Url, textOf } from '../bytes.ts'
import { fetchJson, readJson } from '../inquiry.ts'
import type { FetchFault, Inquiry } from '../inquiry.ts'
import { publicJwk } from './publicKey.ts'
import { readMultikey } from './multikey.ts'
import { parseAddress } from '../../webAddress.ts'

export interface ResolvedDid {
  document: JsonObject
  /** Where it was fetched; did:key and did:jwk carry their document in their name. */
  url?: string
  source: AnswerSource
  at?: string
}

export type DidFault =
  FetchFault | { code: 'method'; method: string } | { code: 'malformed' } | { code: 'mismatch' }

/** The DID without path, query and fragment. */
export function didOf(didUrl: string): string {
  return didUrl.split(/[/?#]/, 1)[0]!
}

export function isDid(text: string): boolean {
  return /^did:[a-z0-9]+:./.test(text)
}

/** Finds the document of a DID: did:key and did:jwk on the spot, did:web at its address. */
export async function resolveDid(inquiry: Inquiry, did: string): Promise<Result<ResolvedDid, DidFault>> {
  const method = did.split(':', 2)[1] ?? ''
  if (method === 'key') return resolveKey(did)
  if (method === 'jwk') return resolveJwk(did)
  if (method === 'web') return resolveWeb(inquiry, did)
  return fail({ code: 'method', method })
}

/** The address of a did:web's document (did:web §3.2); nothing when the DID is malformed. */
export function addressOfDidWeb(did: string): string | undefined {
  if (!did.startsWith('did:web:')) return undefined
  const [host = '', ...path] = did.slice('did:web:'.length).split(':')
  const url = `https://${decode(host)}/${path.length ? path.map(decode).join('/') : '.well-known'}/did.json`
  // A host with a slash, a user or a query in it is somebody's trick. The port of https itself goes without saying.
  const wanted = decode(host).toLowerCase().replace(/:443$/, '')
  return parseAddress(url)?.host === wanted ? url : undefined
}

function resolveKey(did: string): Result<ResolvedDid, DidFault> {
  const multikey = did.slice('did:key:'.length)
  const jwk = readMultikey(multikey)
  if (!jwk) return fail({ code: 'malformed' })
  return written(did, {
    id: `${did}#${multikey}`,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: multikey,
  })
}

function resolveJwk(did: string): Result<ResolvedDid, DidFault> {
  const text = textOf(fromBase64Url(did.slice('did:jwk:'.length)) ?? new Uint8Array())
  const json = text === undefined ? undefined : readJson(text)
  // A key to encrypt with signs nothing (did:jwk §"Read").
  const jwk = isObject(json) && json.use !== 'enc' ? publicJwk(json) : undefined
  if (!jwk) return fail({ code: 'malformed' })
  return written(did, { id: `${did}#0`, type: 'JsonWebKey', controller: did, publicKeyJwk: { ...jwk } })
}

function written(did: string, method: JsonObject & { id: string }): Result<ResolvedDid, DidFault> {
  return ok({
    document: { id: did, verificationMethod: [method], assertionMethod: [method.id] },
    source: 'badge',
  })
}

async function resolveWeb(inquiry: Inquiry, did: string): Promise<Result<ResolvedDid, DidFault>> {
  const url = addressOfDidWeb(did)
  if (!url) return fail({ code: 'malformed' })
  const fetched = await fetchJson(inquiry, url)
  if (!fetched.ok) return fetched
  const { json, source, at } = fetched.value
  if (!isObject(json) || json.id !== did) return fail({ code: 'mismatch' })
  return ok({ document: json, url, source, at })
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A stray per cent sign: the address check refuses what comes of it.
    return part
  }
}
