// Whoever presses a button that goes away with what it did keeps a place: the nearest control that is left.

/** Long enough for a screen that moves the focus itself to have done so. */
const PATIENCE = 150
const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]'

/** Where the focus was: the element, and each one around it with its place among its siblings. */
interface Place {
  element: Element
  around: { parent: Element; index: number }[]
}

function noteAround(element: Element): Place['around'] {
  const around: Place['around'] = []
  let child = element
  for (let parent = child.parentElement; parent; parent = child.parentElement) {
    around.push({ parent, index: [...parent.children].indexOf(child) })
    child = parent
  }
  return around
}

/** The first control of what moved up into the gap, else the last one before it. */
function nearest(parent: Element, index: number): HTMLElement | undefined {
  const siblings = [...parent.children]
  const inside = (one: Element) =>
    [...(one.matches(FOCUSABLE) ? [one] : []), ...one.querySelectorAll(FOCUSABLE)].filter(
      (control): control is HTMLElement => control instanceof HTMLElement && control.checkVisibility(),
    )
  return siblings.slice(index).flatMap(inside)[0] ?? siblings.slice(0, index).flatMap(inside).at(-1)
}

/** Looks outward from where the focus was until something is there; the page's heading is the last resort. */
function findPlace({ around }: Place): HTMLElement | null {
  for (const { parent, index } of around) {
    if (!parent.isConnected) continue
    // A whole page that was replaced looks after its own heading; a notice has no neighbours worth going to.
    if (parent.matches('main')) return null
    if (parent.matches('.app-edge, .app, body')) break
    const found = nearest(parent, index)
    if (found) return found
  }
  return document.querySelector<HTMLElement>('main h1')
}

/**
 * Watches until `stop`. Only acts where the focus fell out of the page with its element, and nothing took it since.
 */
export function keepFocus(): { stop(): void } {
  let place: Place | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const isLost = () => place?.element.isConnected === false && document.activeElement === document.body

  const note = (event: FocusEvent) => {
    clearTimeout(timer)
    if (event.target instanceof Element) place = { element: event.target, around: noteAround(event.target) }
  }
  const observer = new MutationObserver(() => {
    if (!isLost()) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (!place || !isLost()) return
      const found = findPlace(place)
      place = undefined
      found?.focus({ preventScroll: found.matches('h1') })
    }, PATIENCE)
  })
  document.addEventListener('focusin', note)
  observer.observe(document.body, { childList: true, subtree: true })
  return {
    stop() {
      clearTimeout(timer)
      observer.disconnect()
      document.removeEventListener('focusin', note)
    },
  }
}
