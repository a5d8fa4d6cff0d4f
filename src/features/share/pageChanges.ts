// Whether a page that is public says something else than what was composed since.
import type { Collection } from '../../domain/passport/passport.ts'
import type { Composition } from '../../domain/sharing/compose/composition.ts'
import { pageDigest } from '../../domain/sharing/compose/pageDigest.ts'
import type { PublishedShare } from '../../stores/shares.ts'

/** Pages published before their matter was noted are judged by the clock. */
export function isChangedSince(
  share: PublishedShare,
  collection: Collection,
  composition: Composition,
): boolean {
  if (share.content !== undefined) return pageDigest(collection, composition) !== share.content
  return [collection.updatedAt, composition.updatedAt].some((at) => at > share.updatedAt)
}
