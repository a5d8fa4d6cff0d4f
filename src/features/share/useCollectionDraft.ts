// A collection while it is edited: kept in the tab at every keystroke, and in the database a moment later.
import { onScopeDispose, reactive, readonly, ref, watch, type Ref } from 'vue'
import type { Collection, CollectionEntry } from '../../domain/passport/passport.ts'
import type { Result } from '../../domain/result.ts'
import { dropDraft, readDraft, whenHidden, writeDraft } from './keepDraft.ts'

export type SaveState = 'idle' | 'saving' | 'saved' | { failed: string }

export interface CollectionWords {
  title: string
  preamble: string
  entries: CollectionEntry[]
}

/** What the draft needs of the store of collections. */
export interface CollectionKeeper {
  create(draft: CollectionWords): Promise<Result<Collection>>
  change(id: string, change: CollectionWords): Promise<Result<unknown>>
}

export interface CollectionDraft {
  draft: CollectionWords
  /** The collection's id, once it lies in the database. */
  id: Readonly<Ref<string | undefined>>
  state: Readonly<Ref<SaveState>>
  add(badgeIds: readonly string[]): void
  remove(index: number): () => void
  move(from: number, to: number): void
  /** Saves what is not yet saved; true when nothing is left to save. */
  flush(): Promise<boolean>
  /** Leaves without saving, when the collection is deleted. */
  abandon(): void
}

interface Options {
  /** Names the draft in the tab: the collection's id, or `new`. */
  key: string
  id?: string
  kept?: CollectionWords
  keeper: CollectionKeeper
  delay?: number
}

/** What the tab still holds of a collection. */
export interface LeftDraft {
  id?: string
  words: CollectionWords
  isSaved?: boolean
}

const SAVE_DELAY = 500

/** Opens the draft: what the tab still holds from before a reload goes before what the database holds. */
export function useCollectionDraft(options: Options): CollectionDraft {
  const storageKey = `collection.${options.key}`
  const left = readDraft<LeftDraft>(storageKey)
  const draft = reactive<CollectionWords>(copy(left?.words ?? options.kept ?? emptyWords()))
  const id = ref(options.id ?? left?.id)
  const state = ref<SaveState>('idle')
  let isDirty = left !== undefined
  let isAbandoned = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | undefined

  watch(draft, () => changed(), { deep: true, flush: 'sync' })
  if (isDirty) schedule()
  whenHidden(() => void flush())
  onScopeDispose(() => {
    clearTimeout(timer)
    void flush()
  })

  function changed(): void {
    if (isAbandoned) return
    isDirty = true
    // What was true before this change: nobody is told that it is saved already.
    if (state.value === 'saved') state.value = 'saving'
    writeDraft(storageKey, { id: id.value, words: draft })
    schedule()
  }

  function schedule(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), options.delay ?? SAVE_DELAY)
  }

  /** One save at a time; what was typed meanwhile is saved after it. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    while (running) await running
    if (!isDirty || isAbandoned || (id.value === undefined && isEmpty(draft))) return true
    running = save().finally(() => (running = undefined))
    const isSaved = await running
    return isSaved && isDirty ? flush() : isSaved
  }

  async function save(): Promise<boolean> {
    isDirty = false
    state.value = 'saving'
    const words = copy(draft)
    const result = id.value === undefined ? await create(words) : await options.keeper.change(id.value, words)
    if (!result.ok) {
      isDirty = true
      state.value = { failed: result.error.code }
      return false
    }
    if (!isDirty) state.value = 'saved'
    // A new collection is remembered by its id, so that a reload of `new` finds it again.
    if (isDirty || options.key === 'new')
      writeDraft(storageKey, { id: id.value, words: draft, isSaved: !isDirty })
    else dropDraft(storageKey)
    return true
  }

  async function create(words: CollectionWords): Promise<Result<Collection>> {
    const result = await options.keeper.create(words)
    if (result.ok) id.value = result.value.id
    return result
  }

  function add(badgeIds: readonly string[]): void {
    const present = new Set(draft.entries.map((entry) => entry.badgeId))
    const fresh = badgeIds.filter((badgeId) => !present.has(badgeId))
    draft.entries.push(...fresh.map((badgeId) => ({ badgeId, sentence: '' })))
  }

  function remove(index: number): () => void {
    const [entry] = draft.entries.splice(index, 1)
    return () => {
      if (entry) draft.entries.splice(Math.min(index, draft.entries.length), 0, entry)
    }
  }

  function move(from: number, to: number): void {
    if (from === to || to < 0 || to >= draft.entries.length) return
    const [entry] = draft.entries.splice(from, 1)
    if (entry) draft.entries.splice(to, 0, entry)
  }

  function abandon(): void {
    isAbandoned = true
    clearTimeout(timer)
    dropDraft(storageKey)
  }

  return {
    draft,
    id: readonly(id),
    state: readonly(state) as Readonly<Ref<SaveState>>,
    add,
    remove,
    move,
    flush,
    abandon,
  }
}

function emptyWords(): CollectionWords {
  return { title: '', preamble: '', entries: [] }
}

function isEmpty(words: CollectionWords): boolean {
  return words.title.trim() === '' && words.preamble.trim() === '' && words.entries.length === 0
}

function copy(words: CollectionWords): CollectionWords {
  return {
    title: words.title,
    preamble: words.preamble,
    entries: words.entries.map((entry) => ({ badgeId: entry.badgeId, sentence: entry.sentence })),
  }
}
