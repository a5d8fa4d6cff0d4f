// Telling nameless nodes apart that look alike, by what surrounds them (RDFC-1.0 §4.7, §4.8).
import { nameNext } from './names.ts'
import type { Names } from './names.ts'
import { sha256Hex } from '../../sha256.ts'
import type { Quad } from './toQuads.ts'
import { leave } from './unprepared.ts'

interface Dataset {
  about: ReadonlyMap<number, ReadonlySet<Quad>>
  /** First-degree hashes. */
  hashes: ReadonlyMap<number, string>
  /** Canonical names so far. */
  names: Names
}

interface Path {
  hash: string
  /** Names given on the way. */
  issued: Names
}

/** Orders of more alike nodes than this are left to the library, which knows when to give up. */
const MOST_ALIKE = 5

/** Names the nodes of a dataset that first-degree hashes leave alike. */
export function likeness({ about, hashes, names }: Dataset) {
  let budget = 0

  function nameAll(groups: readonly (readonly number[])[]): void {
    // The library's own guard at work factor 1: as many looks around as there are alike nodes.
    budget = groups.reduce((count, group) => count + group.length, 0)
    for (const group of groups) {
      const paths: Path[] = []
      for (const blank of group) {
        if (names.has(blank)) continue
        paths.push(lookAround(blank, new Map([[blank, '_:b0']])))
      }
      paths.sort((first, second) => compare(first.hash, second.hash))
      for (const { issued } of paths) for (const blank of issued.keys()) nameNext(names, blank)
    }
  }

  /** §4.8 Hash N-Degree Quads. */
  function lookAround(blank: number, before: Names): Path {
    if (budget-- === 0) leave()
    let issued = before
    let data = ''
    const related = relatedTo(blank, issued)
    for (const hash of [...related.keys()].sort()) {
      const best = shortestPath(related.get(hash)!, issued)
      data += hash + best.hash
      issued = best.issued
    }
    return { hash: sha256Hex(data), issued }
  }

  /** The first of all orders in which these nodes can be visited; its `hash` is the path itself. */
  function shortestPath(alike: readonly number[], before: Names): Path {
    const distinct = new Set(alike).size
    if (distinct > MOST_ALIKE || (distinct > 1 && distinct < alike.length)) return leave()
    let best: Path | undefined
    for (const order of distinct === 1 ? [alike] : orders(alike)) {
      const path = follow(order, before, best?.hash)
      if (path && (!best || path.hash < best.hash)) best = path
    }
    return best!
  }

  function follow(order: readonly number[], before: Names, best: string | undefined): Path | undefined {
    let issued: Names = new Map(before)
    let path = ''
    const isTooLong = () => best !== undefined && path > best
    const fresh: number[] = []
    for (const blank of order) {
      const canonical = names.get(blank)
      if (canonical === undefined && !issued.has(blank)) fresh.push(blank)
      path += canonical ?? nameNext(issued, blank, '_:b')
      if (isTooLong()) return undefined
    }
    for (const blank of fresh) {
      const result = lookAround(blank, issued)
      path += `${nameNext(issued, blank, '_:b')}<${result.hash}>`
      issued = result.issued
      if (isTooLong()) return undefined
    }
    return { hash: path, issued }
  }

  /** §4.7 Hash Related Blank Node, for every neighbour. */
  function relatedTo(blank: number, issued: Names): Map<string, number[]> {
    const related = new Map<string, number[]>()
    for (const { blanks, places, predicate } of about.get(blank)!) {
      for (const [index, other] of blanks.entries()) {
        if (other === blank) continue
        const place = places[index]!
        const name = names.get(other) ?? issued.get(other) ?? hashes.get(other)!
        const hash = sha256Hex(place + (place === 'g' ? '' : predicate) + name)
        // A neighbour met twice in the same way is listed twice, as the algorithm says.
        related.set(hash, [...(related.get(hash) ?? []), other])
      }
    }
    return related
  }

  return { nameAll }
}

function* orders(list: readonly number[]): Generator<number[]> {
  if (list.length <= 1) {
    yield [...list]
    return
  }
  for (const [index, first] of list.entries()) {
    for (const rest of orders([...list.slice(0, index), ...list.slice(index + 1)])) yield [first, ...rest]
  }
}

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0
}
