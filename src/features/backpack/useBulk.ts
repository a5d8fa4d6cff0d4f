// What is done to several badges together, with the way back and, where it takes long, a way to stop.
import { useTranslation } from 'i18next-vue'
import { computed, onScopeDispose, shallowRef, type ComputedRef } from 'vue'
import { useNotices } from '../../composables/useNotices.ts'
import { saveFile } from '../../composables/saveFile.ts'
import { useSentences } from '../../composables/useSentences.ts'
import type { Fault, Result } from '../../domain/result.ts'
import { useArchiveStore } from '../../stores/archive.ts'
import {
  useBackpackStore,
  type LongWork,
  type MarksChange,
  type RoundSummary,
  type Undoable,
} from '../../stores/backpack.ts'
import { useCollectionsStore } from '../../stores/collections.ts'

export interface Progress {
  kind: 'checking' | 'removing' | 'zipping'
  done: number
  total: number
}

export interface Bulk {
  /** Of the long work under way. */
  progress: ComputedRef<Progress | undefined>
  /** What the last check found. */
  summary: ComputedRef<RoundSummary | undefined>
  /** `said`: what stands done. */
  mark(ids: readonly string[], change: MarksChange, said: string): Promise<void>
  /** Into that collection, or into a new one of this title. */
  collect(ids: readonly string[], target: { id: string } | { title: string }): Promise<void>
  check(ids: readonly string[]): Promise<void>
  takeAway(ids: readonly string[]): Promise<void>
  /** @returns Whether any went. */
  remove(ids: readonly string[]): Promise<boolean>
  stop(): void
}

export function useBulk(): Bulk {
  const { t } = useTranslation()
  const notices = useNotices()
  const sentences = useSentences()
  const store = useBackpackStore()
  const collections = useCollectionsStore()
  const archive = useArchiveStore()
  const progress = shallowRef<Progress>()
  const summary = shallowRef<RoundSummary>()
  let running: AbortController | undefined
  onScopeDispose(() => running?.abort())

  const sayFault = (fault: Fault) => notices.say(sentences.ofFault(fault))

  function sayDone(text: string, undo: () => Promise<Result<unknown>>): void {
    notices.sayWithUndo(text, async () => {
      const undone = await undo()
      if (undone.ok) notices.say(t('shelf:bulk.restored'))
      else sayFault(undone.error)
    })
  }

  /** One long work at a time. */
  async function long<T>(
    kind: Progress['kind'],
    total: number,
    work: (options: LongWork) => Promise<Result<T>>,
  ): Promise<T | undefined> {
    if (running) return undefined
    running = new AbortController()
    progress.value = { kind, done: 0, total }
    const onProgress = (done: number) => (progress.value = { kind, done, total })
    try {
      const result = await work({ signal: running.signal, onProgress })
      if (result.ok) return result.value
      sayFault(result.error)
      return undefined
    } finally {
      running = undefined
      progress.value = undefined
    }
  }

  async function mark(ids: readonly string[], change: MarksChange, said: string): Promise<void> {
    const marked = await store.mark(ids, change)
    if (marked.ok) sayDone(said, marked.value.undo)
    else sayFault(marked.error)
  }

  async function collect(ids: readonly string[], target: { id: string } | { title: string }): Promise<void> {
    const entries = ids.map((badgeId) => ({ badgeId, sentence: '' }))
    if ('title' in target) {
      const made = await collections.create({ title: target.title, preamble: '', entries })
      if (!made.ok) return sayFault(made.error)
      const { id, title } = made.value
      return sayDone(t('shelf:bulk.collected', { count: ids.length, title }), () => collections.remove(id))
    }
    const before = collections.collections.find(({ id }) => id === target.id)
    if (!before) return sayFault({ code: 'storage.not-found' })
    const known = new Set(before.entries.map(({ badgeId }) => badgeId))
    const added = entries.filter(({ badgeId }) => !known.has(badgeId))
    const changed = await collections.change(target.id, { entries: [...before.entries, ...added] })
    if (!changed.ok) return sayFault(changed.error)
    sayDone(t('shelf:bulk.collected', { count: ids.length, title: before.title }), async () => {
      const now = collections.collections.find(({ id }) => id === target.id)
      const gone = new Set(added.map(({ badgeId }) => badgeId))
      const left = (now?.entries ?? []).filter(({ badgeId }) => !gone.has(badgeId))
      return collections.change(target.id, { entries: left })
    })
  }

  async function check(ids: readonly string[]): Promise<void> {
    summary.value = undefined
    summary.value = await long('checking', ids.length, (work) => store.checkAgain(ids, work))
  }

  async function takeAway(ids: readonly string[]): Promise<void> {
    const taken = await long('zipping', ids.length, (work) => archive.takeAll({ ...work, ids }))
    if (!taken) return
    for (const { file, fileName } of taken.files) saveFile(file, fileName)
    notices.say(t('shelf:bulk.zipped', { count: taken.badgeCount }))
  }

  async function remove(ids: readonly string[]): Promise<boolean> {
    const removed: (Undoable & { count: number }) | undefined = await long('removing', ids.length, (work) =>
      store.removeMany(ids, work),
    )
    if (!removed || removed.count === 0) return false
    sayDone(t('shelf:bulk.removed', { count: removed.count }), removed.undo)
    return true
  }

  return {
    progress: computed(() => progress.value),
    summary: computed(() => summary.value),
    mark,
    collect,
    check,
    takeAway,
    remove,
    stop: () => running?.abort(),
  }
}
