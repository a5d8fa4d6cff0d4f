// Dragging rows by their handle, with mouse, pen or finger; the buttons beside do the same.
import { onScopeDispose, ref, type Ref } from 'vue'

export interface RowDrag {
  /** Id of the row that is held. */
  held: Readonly<Ref<string | undefined>>
  /** Where it would land, counted without it. */
  place: Readonly<Ref<number | undefined>>
  start(event: PointerEvent, id: string): void
}

interface Options {
  /** All rows in order, each with its id. */
  rows(): { id: string; element: HTMLElement }[]
  drop(id: string, to: number): void
}

/** So near to an edge of the window, the page begins to scroll. */
const EDGE = 72
const SCROLL_STEP = 14

export function useRowDrag({ rows, drop }: Options): RowDrag {
  const held = ref<string>()
  const place = ref<number>()

  function start(event: PointerEvent, id: string): void {
    if (event.button !== 0) return
    // No text is marked while one drags, and the press stays a press of the handle.
    event.preventDefault()
    held.value = id
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', end)
    window.addEventListener('keydown', onKey)
  }

  function onMove({ clientY }: PointerEvent): void {
    const others = rows().filter(({ id }) => id !== held.value)
    place.value = others.filter(({ element }) => middleOf(element) < clientY).length
    if (clientY < EDGE) window.scrollBy(0, -SCROLL_STEP)
    else if (clientY > window.innerHeight - EDGE) window.scrollBy(0, SCROLL_STEP)
  }

  function onUp(): void {
    const [id, to] = [held.value, place.value]
    end()
    if (id !== undefined && to !== undefined) drop(id, to)
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') end()
  }

  function end(): void {
    held.value = undefined
    place.value = undefined
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', end)
    window.removeEventListener('keydown', onKey)
  }
  onScopeDispose(end)

  return { held, place, start }
}

function middleOf(element: HTMLElement): number {
  const { top, height } = element.getBoundingClientRect()
  return top + height / 2
}
