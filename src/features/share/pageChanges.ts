// Whether a page that is public says something else than what was composed, or added to its badges, since.
import { computed, ref, watch, type ComputedRef } from 'vue'
import type { Collection } from '../../domain/passport/passport.ts'
import type { Composition } from '../../domain/sharing/compose/composition.ts'
import { pageDigest } from '../../domain/sharing/compose/pageDigest.ts'
import { useSharesStore, type PublishedShare } from '../../stores/shares.ts'

/** A public page and what it is made of. */
export interface PublicMatter {
  share: PublishedShare
  collection: Collection
  composition: Composition
}

/** Follows both; evidence and reflections are read once, for they are changed on other screens. */
export function useIsChanged(get: () => PublicMatter | undefined): ComputedRef<boolean> {
  const shares = useSharesStore()
  const isShownOtherwise = ref(false)
  watch(
    () => get()?.share.shown,
    async (shown) => {
      const isOther = shown !== undefined && (await shares.isShownOtherwise(shown))
      // Meanwhile the page may have been published anew.
      if (get()?.share.shown?.digest === shown?.digest) isShownOtherwise.value = isOther
    },
    { immediate: true },
  )
  return computed(() => {
    const matter = get()
    return matter !== undefined && (isShownOtherwise.value || isComposedOtherwise(matter))
  })
}

/** Pages published before their matter was noted are judged by the clock. */
function isComposedOtherwise({ share, collection, composition }: PublicMatter): boolean {
  if (share.content !== undefined) return pageDigest(collection, composition) !== share.content
  return [collection.updatedAt, composition.updatedAt].some((at) => at > share.updatedAt)
}
