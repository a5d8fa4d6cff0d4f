// Names for nameless nodes, in the order they are asked for.

export type Names = Map<number, string>

/** Gives the next name, once. */
export function nameNext(names: Names, blank: number, prefix = '_:c14n'): string {
  const known = names.get(blank)
  if (known !== undefined) return known
  const name = `${prefix}${names.size}`
  names.set(blank, name)
  return name
}
