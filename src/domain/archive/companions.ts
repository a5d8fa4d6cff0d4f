// What lies beside the badges in our own archives, and how it is told from badges when the archive comes back.
import { isObject } from '../json.ts'

export const README_NAME = 'LISEZMOI-README.txt'
export const LIST_NAME = 'list.json'
/** Stands in the list, so that a list of somebody else's is not taken for ours. */
export const LIST_FORMAT = 'besace-badges'

/** Our own list is no longer, whatever it lists. */
const MOST_BYTES = 4 * 1024 * 1024

/** A file of an archive, opened. */
interface Opened {
  path: string
  content: Uint8Array | undefined
}

/**
 * The paths of list and readme, if the archive is ours; its files may lie in a folder since somebody packed them again.
 * A readme is one only beside such a list.
 */
export function companionsIn(files: readonly Opened[]): ReadonlySet<string> {
  const lists = files.filter(
    ({ path, content }) => nameIn(path) === LIST_NAME && content && isOurList(content),
  )
  const companions = lists.flatMap(({ path }) => [path, path.slice(0, -LIST_NAME.length) + README_NAME])
  return new Set(companions)
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function isOurList(content: Uint8Array): boolean {
  if (content.length > MOST_BYTES) return false
  try {
    const list: unknown = JSON.parse(new TextDecoder().decode(content))
    return isObject(list) && list.format === LIST_FORMAT && Array.isArray(list.badges)
  } catch {
    return false // Not even JSON: somebody else's file of this name.
  }
}
