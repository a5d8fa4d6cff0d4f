// Badges dropped on a screen or pasted into it: files, links and texts, as sources to receive.
import { onMounted, onScopeDispose, readonly, ref, type Ref } from 'vue'
import type { BadgeSource } from '../stores/badges.ts'
import { filesOf, hasFolder } from './droppedFiles.ts'

export interface DropAndPaste {
  /** Something that can be dropped hovers over the page. */
  isOver: Readonly<Ref<boolean>>
}

/** A pasted text that is plainly no badge (a word, a name) is left alone. */
const looksLikeBadge = /^\s*(?:https?:\/\/|data:|\{|\[\s*\{|ey[\w-]+\.[\w-]+)/i

/** Listens on the whole window while the calling component is mounted. */
export function useDropAndPaste(
  onSources: (sources: BadgeSource[]) => void,
  page: Window = window,
): DropAndPaste {
  const isOver = ref(false)
  const listeners = new AbortController()
  const options = { signal: listeners.signal }
  let depth = 0
  let isOurs = false

  onMounted(() => {
    // A picture or a link dragged from the page itself is not a badge that arrives.
    page.addEventListener('dragstart', () => (isOurs = true), options)
    page.addEventListener('dragend', () => (isOurs = false), options)
    page.addEventListener('dragenter', (event) => enter(event), options)
    page.addEventListener('dragover', (event) => isWelcome(event) && event.preventDefault(), options)
    page.addEventListener('dragleave', () => leave(), options)
    page.addEventListener('drop', (event) => drop(event), options)
    page.addEventListener('paste', (event) => paste(event), options)
  })
  onScopeDispose(() => listeners.abort())

  function isWelcome(event: DragEvent): boolean {
    const types = event.dataTransfer?.types ?? []
    return !isOurs && ['Files', 'text/uri-list', 'text/plain'].some((type) => types.includes(type))
  }

  function enter(event: DragEvent): void {
    if (!isWelcome(event)) return
    depth += 1
    isOver.value = true
  }

  function leave(): void {
    depth = Math.max(0, depth - 1)
    if (depth === 0) isOver.value = false
  }

  function drop(event: DragEvent): void {
    depth = 0
    isOver.value = false
    // A field or a picker under the pointer has the first word.
    if (event.defaultPrevented || !isWelcome(event) || isTyping(event.target)) return
    event.preventDefault()
    give(event.dataTransfer)
  }

  function paste(event: ClipboardEvent): void {
    const hasFiles = (event.clipboardData?.files.length ?? 0) > 0
    if (page.document.querySelector('dialog[open]') || (isTyping(event.target) && !hasFiles)) return
    if (give(event.clipboardData)) event.preventDefault()
  }

  function give(data: DataTransfer | null): boolean {
    if (data && hasFolder(data)) {
      void filesOf(data).then((files) => files.length > 0 && onSources(files.map(asSource)))
      return true
    }
    const sources = data ? sourcesOf(data) : []
    if (sources.length > 0) onSources(sources)
    return sources.length > 0
  }

  return { isOver: readonly(isOver) }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="file"]), textarea, select'))
  )
}

function sourcesOf(data: DataTransfer): BadgeSource[] {
  const files = Array.from(data.files)
  if (files.length > 0) return files.map(asSource)
  const links = data.getData('text/uri-list').split(/\r?\n/)
  const link = links.find((line) => line !== '' && !line.startsWith('#'))
  const text = link ?? data.getData('text/plain')
  return looksLikeBadge.test(text) ? [{ kind: 'text', text: text.trim() }] : []
}

function asSource(file: File): BadgeSource {
  return { kind: 'file', file }
}
