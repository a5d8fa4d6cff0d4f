// Turns sound bytes into unsound ones, the same way every time for the same number.

/** Numbers between 0 and 1 that follow from a seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export interface Material {
  corpus: readonly Uint8Array[]
  words: readonly Uint8Array[]
}

/** One example after one to eight changes. */
export function mutate({ corpus, words }: Material, next: () => number): Uint8Array {
  const whole = (below: number) => Math.floor(next() * below)
  const one = (list: readonly Uint8Array[]) => list[whole(list.length)] ?? new Uint8Array()
  let bytes = one(corpus).slice()
  for (let changes = 1 + whole(8); changes > 0; changes--) {
    const at = whole(bytes.length + 1)
    const length = whole(Math.min(64, bytes.length - at + 1))
    switch (whole(9)) {
      case 0: // A bit.
        if (at < bytes.length) bytes[at] = (bytes[at] as number) ^ (1 << whole(8))
        break
      case 1: // A byte.
        if (at < bytes.length) bytes[at] = [0, 0xff, 0x7f, 0x80, whole(256)][whole(5)] as number
        break
      case 2: // A number, as lengths and sizes are.
        if (at + 4 <= bytes.length)
          new DataView(bytes.buffer).setUint32(
            at,
            [0, 1, 0xffffffff, 0x7fffffff, whole(65536)][whole(5)] as number,
            whole(2) === 0,
          )
        break
      case 3: // Less.
        bytes = joined(bytes.subarray(0, at), bytes.subarray(at + length))
        break
      case 4: // The end is missing.
        if (whole(4) === 0) bytes = bytes.slice(0, at)
        break
      case 5: // Twice, or many times.
        bytes = joined(
          bytes.subarray(0, at),
          ...Array<Uint8Array>(1 + whole(whole(8) === 0 ? 500 : 2)).fill(bytes.slice(at, at + length)),
          bytes.subarray(at),
        )
        break
      case 6: // A word.
        bytes = joined(bytes.subarray(0, at), one(words), bytes.subarray(at + (whole(2) === 0 ? length : 0)))
        break
      case 7: // A piece of another example.
        {
          const other = one(corpus)
          const from = whole(other.length)
          bytes = joined(bytes.subarray(0, at), other.subarray(from, from + whole(200)), bytes.subarray(at))
        }
        break
      case 8: // Two pieces change places.
        bytes = joined(
          bytes.subarray(0, at),
          bytes.subarray(at + length, at + 2 * length),
          bytes.subarray(at, at + length),
          bytes.subarray(at + 2 * length),
        )
        break
    }
  }
  return bytes
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
