// The parts of proof values of ecdsa-sd-2023, out of their CBOR (VC-DI-ECDSA §3.5 "parseBaseProofValue" and
// "parseDerivedProofValue").
import { fromMultibase, toBase64Url } from '../../bytes.ts'
import type { Bytes } from '../../bytes.ts'
import { isBytes, isListOf, readCbor } from './cbor.ts'
import type { Cbor } from './cbor.ts'

/** What both kinds carry. */
interface SelectiveProof {
  /** The issuer's, over options, passing key and mandatory statements. */
  baseSignature: Bytes
  /** The key made for this badge alone, as Multikey bytes. */
  publicKey: Bytes
  /** One for each statement that is not mandatory, in their order. */
  signatures: Bytes[]
}

/** What a derived proof carries: for somebody who is shown parts of the badge. */
export interface DerivedProof extends SelectiveProof {
  /** From canonical names of blank nodes to those they were signed under. */
  labels: Map<string, string>
  mandatory: number[]
}

/** What the issuer's own value carries, from which holders derive theirs. */
export interface BaseProof extends SelectiveProof {
  /** Makes the names of blank nodes from their canonical ones. */
  hmacKey: Bytes
  /** JSON pointers (RFC 6901) to what may not be left out. */
  pointers: string[]
}

const BASE = [0xd9, 0x5d, 0x00]
const DERIVED = [0xd9, 0x5d, 0x01]
const MOST_BYTES = 2 * 1024 * 1024

/** The parts of a derived value, or nothing when it is not what the standard describes to the last byte. */
export function parseDerivedProof(proofValue: string): DerivedProof | undefined {
  const parts = partsOf(proofValue, DERIVED)
  if (!parts) return undefined
  const [baseSignature, publicKey, signatures, labelMap, mandatory] = parts
  if (!isBytes(baseSignature, 64) || !isBytes(publicKey, 35) || !isListOf(signatures, isSignature))
    return undefined
  if (!(labelMap instanceof Map) || !isListOf(mandatory, isNumber)) return undefined
  const labels = new Map<string, string>()
  for (const [key, label] of labelMap) {
    if (!isNumber(key) || !isBytes(label, 32)) return undefined
    labels.set(`c14n${key}`, `u${toBase64Url(label)}`)
  }
  // Two blank nodes under one name would be one node to the signature, and two to the reader.
  if (new Set(labels.values()).size !== labels.size) return undefined
  return { baseSignature, publicKey, signatures, labels, mandatory }
}

/** The parts of the issuer's own value, under the same conditions. */
export function parseBaseProof(proofValue: string): BaseProof | undefined {
  const parts = partsOf(proofValue, BASE)
  if (!parts) return undefined
  const [baseSignature, publicKey, hmacKey, signatures, pointers] = parts
  if (!isBytes(baseSignature, 64) || !isBytes(publicKey, 35) || !isBytes(hmacKey, 32)) return undefined
  if (!isListOf(signatures, isSignature) || !isListOf(pointers, isText)) return undefined
  return { baseSignature, publicKey, hmacKey, signatures, pointers }
}

function partsOf(proofValue: string, header: readonly number[]): Cbor[] | undefined {
  const bytes = proofValue.startsWith('u') ? fromMultibase(proofValue) : undefined
  if (!bytes || bytes.length > MOST_BYTES || !header.every((byte, index) => bytes[index] === byte))
    return undefined
  const value = readCbor(bytes.slice(header.length))
  return Array.isArray(value) && value.length === 5 ? value : undefined
}

function isSignature(value: Cbor): value is Bytes {
  return isBytes(value, 64)
}

function isNumber(value: Cbor): value is number {
  return typeof value === 'number'
}

function isText(value: Cbor): value is string {
  return typeof value === 'string'
}
