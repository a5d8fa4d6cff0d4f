// The learner's collections: badges in an order, each with a sentence.
import { defineStore } from 'pinia'
import { computed, shallowRef, toRaw } from 'vue'
import type { Collection, CollectionEntry } from '../domain/passport/passport.ts'
import { ok, type Result } from '../domain/result.ts'
import { useDevice } from './device.ts'
import { onChangedElsewhere, tellOtherTabs } from './otherTabs.ts'
import { sharedRun } from './sharedRun.ts'

export type { Collection, CollectionEntry } from '../domain/passport/passport.ts'

/** What the learner decides of a collection. */
export type CollectionDraft = Pick<Collection, 'title' | 'preamble' | 'entries'>

export const useCollectionsStore = defineStore('collections', () => {
  const list = shallowRef<readonly Collection[]>([])
  const isLoaded = shallowRef(false)
  const repository = async () => (await useDevice().storage()).collections

  const load = sharedRun(async (): Promise<Result<void>> => {
    const collections = await (await repository()).list()
    if (!collections.ok) return collections
    list.value = collections.value
    isLoaded.value = true
    return ok(undefined)
  })
  onChangedElsewhere(['collections'], () => {
    if (isLoaded.value) void load.again()
  })

  async function afterChange(): Promise<void> {
    tellOtherTabs('collections')
    await load.again()
  }

  async function changed<T>(result: Promise<Result<T>>): Promise<Result<T>> {
    const settled = await result
    if (settled.ok) await afterChange()
    return settled
  }

  async function create(draft: CollectionDraft): Promise<Result<Collection>> {
    const device = useDevice()
    const now = device.now().toISOString()
    const { title, preamble, entries } = draft
    const collection = {
      id: device.newId(),
      title,
      preamble,
      entries: plain(entries),
      createdAt: now,
      updatedAt: now,
    }
    return changed((await repository()).save(collection))
  }

  async function change(id: string, partial: Partial<CollectionDraft>): Promise<Result<Collection>> {
    const updatedAt = useDevice().now().toISOString()
    return changed(
      (await repository()).change(id, (collection) => ({
        ...collection,
        ...(partial.title === undefined ? {} : { title: partial.title }),
        ...(partial.preamble === undefined ? {} : { preamble: partial.preamble }),
        ...(partial.entries === undefined ? {} : { entries: plain(partial.entries) }),
        updatedAt,
      })),
    )
  }

  async function remove(id: string): Promise<Result<{ undo(): Promise<Result<void>> }>> {
    const removal = await (await repository()).remove(id)
    if (!removal.ok) return removal
    await afterChange()
    return ok({ undo: () => changed(removal.value.undo()) })
  }

  /** Moves one badge to another place in the order; places beyond the ends are the ends. */
  async function moveEntry(id: string, from: number, to: number): Promise<Result<Collection>> {
    const updatedAt = useDevice().now().toISOString()
    return changed(
      (await repository()).change(id, (collection) => {
        const entry = collection.entries[from]
        if (entry === undefined) return collection
        const place = Math.min(Math.max(to, 0), collection.entries.length - 1)
        return {
          ...collection,
          entries: collection.entries.toSpliced(from, 1).toSpliced(place, 0, entry),
          updatedAt,
        }
      }),
    )
  }

  return {
    collections: computed(() => list.value),
    isLoaded: computed(() => isLoaded.value),
    load: () => load(),
    create,
    change,
    remove,
    moveEntry,
  }
})

/** Entries free of reactive wrapping, which cannot be stored. */
function plain(entries: readonly CollectionEntry[]): CollectionEntry[] {
  return toRaw(entries).map(({ badgeId, sentence }) => ({ badgeId, sentence }))
}
