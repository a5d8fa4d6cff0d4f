// A table read in parts, cut by the first letter of ids: asked for at once, answered one by one, none holds the page up.
import type { EntityTable } from 'dexie'

/** Ids are mostly UUIDs; whatever else they may be falls into the first or the last part. */
const CUTS = '123456789abcdef'.split('')

/**
 * All rows, in parts that together are the whole table. Call it inside a transaction: then they fit together.
 *
 * @example await Promise.all(readInParts(database.cards).map(async (part) => show(await part)))
 */
export function readInParts<T extends { id: string }>(table: EntityTable<T, 'id'>): PromiseLike<T[]>[] {
  const ids = () => table.where('id')
  return [
    ids().below(CUTS[0]!),
    ...CUTS.slice(1).map((cut, place) => ids().between(CUTS[place]!, cut)),
    ids().aboveOrEqual(CUTS.at(-1)!),
  ].map((part) => part.toArray())
}
