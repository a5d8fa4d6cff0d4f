// What to call a proof whose title the learner left empty.
import { parseAddress } from '../../../domain/webAddress.ts'
import type { Evidence } from '../../../stores/passport.ts'

/** Its title, else its file's name, its link's host, or the beginning of its words. */
export function proofTitle({ title, fileName, url, text }: Evidence, otherwise: string): string {
  if (title !== '') return title
  if (fileName) return fileName
  const host = url ? parseAddress(url)?.hostname : undefined
  if (host) return host
  const [firstLine = ''] = text.split('\n')
  return firstLine.slice(0, 60) || otherwise
}
