// Names of files inside archives and folders: shown, never followed.

const MOST_CHARACTERS = 120
/** Control characters, and those that turn the direction of writing (`gnp.exe` shown as `exe.png`). */
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** The last part of a path, fit to be shown: `../../etc/passwd` is "passwd". */
export function fileNameOf(path: string): string {
  const name = (path.split('/').findLast((part) => part !== '') ?? '').replace(UNSEEN, '')
  return name.length > MOST_CHARACTERS ? `${name.slice(0, MOST_CHARACTERS - 1)}…` : name
}

/** What systems leave in folders for themselves: resource forks of macOS, thumbnails of Windows, hidden files. */
export function isLeftBySystem(path: string): boolean {
  const parts = path.split('/').filter((part) => part !== '')
  const name = parts.at(-1) ?? ''
  return parts.includes('__MACOSX') || /^(\.|thumbs\.db$|desktop\.ini$|icon\r$)/i.test(name)
}
