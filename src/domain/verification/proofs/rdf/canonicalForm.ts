// RDFC-1.0: one order and one set of names for the same statements, however they were written.
import { likeness } from './likeness.ts'
import { nameNext } from './names.ts'
import type { Names } from './names.ts'
import { sha256Hex } from '../../sha256.ts'
import type { Quad } from './toQuads.ts'

/** Canonical N-Quads (RDFC-1.0 §4.4). */
export function canonicalForm(quads: readonly Quad[]): string {
  const names = nameBlanks(quads)
  const lines = quads.map((quad) => write(quad, (blank) => names.get(blank)!))
  return lines.sort().join('')
}

function nameBlanks(quads: readonly Quad[]): Names {
  const about = new Map<number, Set<Quad>>()
  for (const quad of quads) {
    for (const blank of quad.blanks) about.set(blank, (about.get(blank) ?? new Set()).add(quad))
  }
  const hashes = new Map<number, string>()
  const alike = new Map<string, number[]>()
  for (const [blank, mentions] of about) {
    const hash = firstDegreeHash(blank, mentions)
    hashes.set(blank, hash)
    alike.set(hash, [...(alike.get(hash) ?? []), blank])
  }
  const names: Names = new Map()
  const groups = [...alike.keys()].sort().map((hash) => alike.get(hash)!)
  // What is said about most nodes tells them apart; the others are told apart by their surroundings.
  for (const [blank, second] of groups) if (second === undefined) nameNext(names, blank!)
  const left = groups.filter(({ length }) => length > 1)
  if (left.length > 0) likeness({ about, hashes, names }).nameAll(left)
  return names
}

/** §4.6: the node itself is called a, every other nameless node z. */
function firstDegreeHash(blank: number, about: Iterable<Quad>): string {
  const lines: string[] = []
  for (const quad of about) lines.push(write(quad, (other) => (other === blank ? '_:a' : '_:z')))
  return sha256Hex(lines.sort().join(''))
}

function write({ parts, blanks }: Quad, nameOf: (blank: number) => string): string {
  let line = parts[0]!
  for (const [index, blank] of blanks.entries()) line += nameOf(blank) + parts[index + 1]!
  return line
}
