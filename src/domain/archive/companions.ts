// What lies beside the badges in our own archives, and how it is told from badges when the archive comes back.
import { isObject } from '../json.ts'

export const README_NAME = 'LISEZMOI-README.txt'
export const LIST_NAME = 'list.json'
/** Stands in the list, so that a list of somebody else's is not taken for ours. */
export const LIST_FORMAT = 'besace-badges'
/** What a page that was taken along says, for programs. */
export const PAGE_NAME = 'page.json'

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
  return new Set([...companions, ...besideBadges(files)])
}

/** Of a page that was taken along as a site, all but its badges as they were received: the rest tells them again. */
function besideBadges(files: readonly Opened[]): string[] {
  const pages = files.filter(
    ({ path, content }) => nameIn(path) === PAGE_NAME && content && isOurPage(content),
  )
  return pages.flatMap(({ path }) => {
    const folder = path.slice(0, -PAGE_NAME.length)
    const isBadge = (name: string) => /^files\/badge-\d+\.\w+$/.test(name)
    const own = files.filter((one) => one.path.startsWith(folder) && !isBadge(one.path.slice(folder.length)))
    return own.map((one) => one.path)
  })
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function isOurList(content: Uint8Array): boolean {
  const list = parse(content)
  return isObject(list) && list['format'] === LIST_FORMAT && Array.isArray(list['badges'])
}

function isOurPage(content: Uint8Array): boolean {
  const page = parse(content)
  return isObject(page) && isObject(page['page']) && Array.isArray(page['verifiableCredential'])
}

function parse(content: Uint8Array): unknown {
  if (content.length > MOST_BYTES) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(content))
  } catch {
    return undefined // Not even JSON: somebody else's file of this name.
  }
}
