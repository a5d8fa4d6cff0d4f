// What would be lost if the page opened again now: words that wait for a button, and work that is under way.

/** Fields in which people write; a choice is made again in a moment. */
const WRITTEN =
  'textarea, input:not([type]), input:is([type="text"], [type="email"], [type="url"], [type="tel"])'
/** Whatever shows how far it has come, and whatever button is busy. */
const AT_WORK = 'progress, [aria-busy="true"]'

export interface UnsavedWords {
  /** What speaks against opening the page again, if anything does. */
  whatHolds(): 'words' | 'work' | undefined
  stop(): void
}

/**
 * Watches where something is typed. A field counts as long as it stands there, is not empty, and has a button that
 * takes its words: its form's, or that of its dialog. What is kept as one types (drafts, collections) has none, or says
 * `data-kept`.
 */
export function watchWords(page: Document = document): UnsavedWords {
  const touched = new Set<HTMLInputElement | HTMLTextAreaElement>()
  const listening = new AbortController()
  const { signal } = listening

  page.addEventListener(
    'input',
    ({ target }) => {
      if (target instanceof HTMLElement && target.matches(WRITTEN)) touched.add(target as HTMLInputElement)
    },
    { signal, capture: true },
  )

  function whatHolds(): 'words' | 'work' | undefined {
    for (const field of touched) if (!field.isConnected) touched.delete(field)
    if ([...touched].some(isWaiting)) return 'words'
    return page.querySelector(AT_WORK) ? 'work' : undefined
  }

  // Another app that shares to this one, or a link that opens in it, takes the page elsewhere: the browser asks first.
  page.defaultView?.addEventListener(
    'beforeunload',
    (event) => {
      if (whatHolds() === 'words') event.preventDefault()
    },
    { signal },
  )
  return { whatHolds, stop: () => listening.abort() }
}

function isWaiting(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  if (field.value.trim() === '' || field.closest('[data-kept]')) return false
  return field.closest('dialog[open]') !== null || field.form?.querySelector('[type="submit"]') != null
}
