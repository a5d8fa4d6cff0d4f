// The parts of a derived proof value of ecdsa-sd-2023, out of their CBOR (VC-DI-ECDSA §3.5.7 "parseDerivedProofValue").
import { fromMultibase, toBase64Url } from '../../bytes.ts'
import type { Bytes } from '../../bytes.ts'

/** What a derived proof carries. */
export interface DerivedProof {
  /** The issuer's, over options, passing key and mandatory statements. */
  baseSignature: Bytes
  /** The key made for this badge alone, as Multikey bytes. */
  publicKey: Bytes
  /** One for each statement that is not mandatory, in their order. */
  signatures: Bytes[]
  /** From canonical names of blank nodes to those they were signed under. */
  labels: Map<string, string>
  mandatory: number[]
}

const BASE = [0xd9, 0x5d, 0x00]
const DERIVED = [0xd9, 0x5d, 0x01]
const MOST_BYTES = 2 * 1024 * 1024

/** Whether it is the issuer's own value, from which holders derive theirs: it is meant for the learner's eyes only. */
export function isBaseProof(proofValue: string): boolean {
  const bytes = fromMultibase(proofValue.slice(0, 9))
  return bytes !== undefined && BASE.every((byte, index) => bytes[index] === byte)
}

/** The parts, or nothing when it is not what the standard describes to the last byte. */
export function parseDerivedProof(proofValue: string): DerivedProof | undefined {
  const bytes = proofValue.startsWith('u') ? fromMultibase(proofValue) : undefined
  if (!bytes || bytes.length > MOST_BYTES || !DERIVED.every((byte, index) => bytes[index] === byte))
    return undefined
  const reader = new CborReader(bytes.subarray(DERIVED.length))
  const value = reader.value()
  if (!reader.isAtEnd || !Array.isArray(value) || value.length !== 5) return undefined
  const [baseSignature, publicKey, signatures, labelMap, mandatory] = value
  if (!(isBytes(baseSignature, 64) && isBytes(publicKey, 35))) return undefined
  if (!Array.isArray(signatures) || !signatures.every((signature) => isBytes(signature, 64))) return undefined
  if (!(labelMap instanceof Map) || !Array.isArray(mandatory) || !mandatory.every(isNumber)) return undefined
  const labels = new Map<string, string>()
  for (const [key, label] of labelMap) {
    if (!isNumber(key) || !isBytes(label, 32)) return undefined
    labels.set(`c14n${key}`, `u${toBase64Url(label)}`)
  }
  // Two blank nodes under one name would be one node to the signature, and two to the reader.
  if (new Set(labels.values()).size !== labels.size) return undefined
  return { baseSignature, publicKey, signatures, labels, mandatory }
}

type Cbor = number | Bytes | Cbor[] | Map<Cbor, Cbor>

function isBytes(value: Cbor | undefined, length: number): value is Bytes {
  return value instanceof Uint8Array && value.length === length
}

function isNumber(value: Cbor): value is number {
  return typeof value === 'number'
}

const MOST_LEVELS = 4

/** Just as much CBOR (RFC 8949) as these values use: numbers, byte strings, arrays and maps of known length. */
class CborReader {
  readonly #bytes: Bytes
  #at = 0

  constructor(bytes: Bytes) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  /** The next value; nothing for anything else or for a premature end. */
  value(level = 0): Cbor | undefined {
    const head = this.#bytes[this.#at++]
    const size = head === undefined ? undefined : this.#size(head & 0x1f)
    if (head === undefined || size === undefined || level > MOST_LEVELS) return undefined
    switch (head >> 5) {
      case 0:
        return size
      case 2:
        return this.#take(size)
      case 4:
        return this.#list(size, level)
      case 5: {
        const items = this.#list(size * 2, level)
        return (
          items &&
          new Map(Array.from({ length: size }, (_, index) => [items[2 * index]!, items[2 * index + 1]!]))
        )
      }
      default:
        return undefined
    }
  }

  #size(short: number): number | undefined {
    if (short < 24) return short
    const length = short === 24 ? 1 : short === 25 ? 2 : short === 26 ? 4 : 0
    const bytes = length === 0 ? undefined : this.#take(length)
    return bytes?.reduce((number, byte) => number * 256 + byte, 0)
  }

  #take(length: number): Bytes | undefined {
    const end = this.#at + length
    if (end > this.#bytes.length) return undefined
    const taken = this.#bytes.slice(this.#at, end)
    this.#at = end
    return taken
  }

  #list(length: number, level: number): Cbor[] | undefined {
    // Every item takes a byte at least: a length that promises more is a lie.
    if (length > this.#bytes.length - this.#at) return undefined
    const items: Cbor[] = []
    for (let index = 0; index < length; index++) {
      const item = this.value(level + 1)
      if (item === undefined) return undefined
      items.push(item)
    }
    return items
  }
}
