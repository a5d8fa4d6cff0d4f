// Short notices at the edge of the screen, one queue for the whole app; some can be undone.
import { readonly, ref, type DeepReadonly, type Ref } from 'vue'

export interface Notice {
  id: number
  text: string
  /** Takes back what was just done. */
  undo?: () => unknown
}

export interface Notices {
  notices: DeepReadonly<Ref<Notice[]>>
  /** Says what happened. */
  say(text: string): void
  /** Says what happened and offers to take it back. */
  sayWithUndo(text: string, undo: () => unknown): void
  dismiss(id: number): void
  /** Runs the notice's undo, once. */
  takeBack(id: number): Promise<void>
}

const notices = ref<Notice[]>([])
let lastId = 0

function add(notice: Omit<Notice, 'id'>): void {
  // Three fit a phone: the oldest gives way.
  notices.value = [...notices.value.slice(-2), { ...notice, id: ++lastId }]
}

function dismiss(id: number): void {
  notices.value = notices.value.filter((notice) => notice.id !== id)
}

async function takeBack(id: number): Promise<void> {
  const notice = notices.value.find((candidate) => candidate.id === id)
  dismiss(id)
  await notice?.undo?.()
}

export function useNotices(): Notices {
  return {
    notices: readonly(notices),
    say: (text) => add({ text }),
    sayWithUndo: (text, undo) => add({ text, undo }),
    dismiss,
    takeBack,
  }
}
