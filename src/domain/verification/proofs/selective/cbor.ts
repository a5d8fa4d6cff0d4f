// Just as much CBOR (RFC 8949) as proof values use: numbers, bytes, texts, arrays and maps of known length.
import { textOf } from '../../bytes.ts'
import type { Bytes } from '../../bytes.ts'

export type Cbor = number | string | Bytes | Cbor[] | Map<Cbor, Cbor>

const MOST_LEVELS = 4

/** The one value that these bytes are, to the last of them; nothing for anything else. */
export function readCbor(bytes: Bytes): Cbor | undefined {
  const reader = new CborReader(bytes)
  const value = reader.value()
  return reader.isAtEnd ? value : undefined
}

export function isBytes(value: Cbor | undefined, length: number): value is Bytes {
  return value instanceof Uint8Array && value.length === length
}

export function isListOf<T extends Cbor>(
  value: Cbor | undefined,
  isOne: (item: Cbor) => item is T,
): value is T[] {
  return Array.isArray(value) && value.every((item) => isOne(item))
}

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
      case 3: {
        const bytes = this.#take(size)
        return bytes && textOf(bytes)
      }
      case 4:
        return this.#list(size, level)
      case 5:
        return this.#map(size, level)
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

  #map(size: number, level: number): Map<Cbor, Cbor> | undefined {
    const items = this.#list(size * 2, level)
    return (
      items && new Map(Array.from({ length: size }, (_, index) => [items[2 * index]!, items[2 * index + 1]!]))
    )
  }
}
