// Raised where the fast way ends: the document needs the whole of JSON-LD, or is not good JSON-LD at all.

/** Not an error of the document's: jsonld decides what it is. */
export class Unprepared extends Error {}

/** Leaves the fast way. */
export function leave(): never {
  throw new Unprepared()
}
