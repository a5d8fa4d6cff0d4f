// The reading ruler's place: it follows the pointer, the finger and the focus. Drawn by ui/reading.css.

let isFollowing = false

/** Begins once; costs nothing while the ruler is off. */
export function followReader(page: Document = document): void {
  if (isFollowing) return
  isFollowing = true
  const root = page.documentElement
  let frame = 0

  function moveTo(height: number): void {
    if (root.dataset['ruler'] === undefined) return
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => root.style.setProperty('--ruler', `${Math.round(height)}px`))
  }
  const atPointer = (event: PointerEvent) => moveTo(event.clientY)
  page.addEventListener('pointermove', atPointer, { passive: true })
  page.addEventListener('pointerdown', atPointer, { passive: true })
  page.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element) || !target.matches(':focus-visible')) return
    const { top, height } = target.getBoundingClientRect()
    moveTo(top + height / 2)
  })
}
