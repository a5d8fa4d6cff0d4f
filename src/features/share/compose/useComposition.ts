// A composition while it is worked on: kept in the tab at every change, and in the database a moment later.
import { onScopeDispose, reactive, readonly, ref, watch, type Ref } from 'vue'
import type { Result } from '../../../domain/result.ts'
import {
  addBlock,
  changeBlock,
  duplicateBlock,
  moveBlock,
  removeBlock,
} from '../../../domain/sharing/compose/arrangeBlocks.ts'
import type { Beginning } from '../../../domain/sharing/compose/beginning.ts'
import type { BlockMatter, ComposedBlock, Composition } from '../../../domain/sharing/compose/composition.ts'
import { dropDraft, readDraft, whenHidden, writeDraft } from '../keepDraft.ts'
import type { SaveState } from '../useCollectionDraft.ts'

export interface Composing {
  draft: Composition
  state: Readonly<Ref<SaveState>>
  /** At the end, or at a place; gives the id of the new block. */
  add(matter: BlockMatter, at?: number): string
  move(id: string, to: number): void
  /** Gives the id of the copy. */
  duplicate(id: string): string
  /** Gives the way back. */
  remove(id: string): () => void
  change(block: ComposedBlock): void
  /** Puts a ready-made page in the place of what is there; gives the way back. */
  begin(beginning: Beginning): () => void
  /** Saves what is not yet saved; true when nothing is left to save. */
  flush(): Promise<boolean>
}

interface Options {
  kept: Composition
  save(composition: Composition): Promise<Result<unknown>>
  newId?: () => string
  delay?: number
}

const SAVE_DELAY = 500

/** Opens the draft: what the tab still holds from before a reload goes before what the database holds. */
export function useComposition({ kept, save, newId = ownId, delay = SAVE_DELAY }: Options): Composing {
  const storageKey = `composition.${kept.id}`
  const left = readDraft<Composition>(storageKey)
  const draft = reactive<Composition>(structuredClone(left ?? kept))
  const state = ref<SaveState>('idle')
  let isDirty = left !== undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | undefined

  watch(draft, onChange, { deep: true, flush: 'sync' })
  if (isDirty) schedule()
  whenHidden(() => void flush())
  onScopeDispose(() => void flush())

  function onChange(): void {
    isDirty = true
    // What was true before this change: nobody is told that it is saved already.
    if (state.value === 'saved') state.value = 'saving'
    writeDraft(storageKey, draft)
    schedule()
  }

  function schedule(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), delay)
  }

  /** One save at a time; what was changed meanwhile is saved after it. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    while (running) await running
    if (!isDirty) return true
    running = saveNow().finally(() => (running = undefined))
    const isSaved = await running
    return isSaved && isDirty ? flush() : isSaved
  }

  async function saveNow(): Promise<boolean> {
    isDirty = false
    state.value = 'saving'
    const saved = await save(draft)
    if (!saved.ok) {
      isDirty = true
      state.value = { failed: saved.error.code }
      return false
    }
    if (isDirty) return true
    state.value = 'saved'
    dropDraft(storageKey)
    return true
  }

  function add(matter: BlockMatter, at?: number): string {
    const id = newId()
    draft.blocks = addBlock(draft.blocks, { id, ...matter }, at)
    return id
  }

  function duplicate(id: string): string {
    const copy = newId()
    draft.blocks = duplicateBlock(plain(draft.blocks), id, copy)
    return copy
  }

  function remove(id: string): () => void {
    const at = draft.blocks.findIndex((block) => block.id === id)
    const block = draft.blocks[at]
    draft.blocks = removeBlock(draft.blocks, id)
    return () => {
      const isBack = draft.blocks.some((one) => one.id === id)
      if (block && !isBack) draft.blocks = addBlock(draft.blocks, block, at)
    }
  }

  function begin({ strengths, blocks }: Beginning): () => void {
    const before = plain({ strengths: draft.strengths, blocks: draft.blocks })
    draft.strengths = strengths
    draft.blocks = blocks.map((matter) => ({ id: newId(), ...matter }))
    return () => Object.assign(draft, before)
  }

  return {
    draft,
    state: readonly(state) as Readonly<Ref<SaveState>>,
    add,
    move: (id, to) => void (draft.blocks = moveBlock(draft.blocks, id, to)),
    duplicate,
    remove,
    change: (block) => void (draft.blocks = changeBlock(draft.blocks, block)),
    begin,
    flush,
  }
}

function ownId(): string {
  return crypto.randomUUID()
}

/** Free of reactive wrapping, which cannot be cloned. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
