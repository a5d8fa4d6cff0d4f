// Two versions of something the learner wrote: which one stands, and when both do. Pure.
import { copyIdOf, isSameContent } from '../../domain/archive/sameContent.ts'

/** Whatever has an id and says when it was last changed. */
interface Dated {
  id: string
  updatedAt: string
}

/**
 * The rows to write, none when all is here already. The newer version stands. The other one stands beside it, as a
 * copy, when its words are nowhere else: changed here since the last backup, or changed at the very same moment.
 *
 * @param safeUntil Whatever was changed here until then lies in some backup. ISO 8601, UTC.
 */
export function mergeWords<T extends Dated>(
  here: T | undefined,
  found: T,
  safeUntil: string | undefined,
): T[] {
  if (here === undefined) return [found]
  if (isSameContent(here, found) || here.updatedAt > found.updatedAt) return []
  if (here.updatedAt === found.updatedAt) return [asCopy(found)]
  const isSafe = safeUntil !== undefined && here.updatedAt <= safeUntil
  return isSafe ? [found] : [found, asCopy(here)]
}

/** The same copy made twice has the same id. */
function asCopy<T extends Dated>(version: T): T {
  return { ...version, id: copyIdOf(version) }
}
