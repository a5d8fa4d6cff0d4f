// "New collection" means a blank one, even when an earlier one was left half-written in this tab.
import { dropDraft, readDraft } from './keepDraft.ts'
import type { LeftDraft } from './useCollectionDraft.ts'

/** Lets go of a new collection that is already kept; one that could not be kept yet stays. */
export function startAnew(): void {
  if (readDraft<LeftDraft>('collection.new')?.isSaved === true) dropDraft('collection.new')
}
