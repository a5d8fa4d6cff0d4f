// Loads a part of the shell once the first page stands; does without it when it cannot be had.
import type { Component } from 'vue'

/** Long enough for the first page to have asked for what it needs. */
const PAUSE = 300

/** What to show instead: nothing. */
const NOTHING: Component = { render: () => null }

/** For an asynchronous component that nobody waits for. */
export async function whenQuiet(
  load: () => Promise<{ default: Component }>,
  page: Document = document,
): Promise<Component> {
  if (page.readyState !== 'complete')
    await new Promise((resolve) => page.defaultView?.addEventListener('load', resolve, { once: true }))
  await new Promise((resolve) => setTimeout(resolve, PAUSE))
  try {
    return (await load()).default
  } catch {
    return NOTHING // The network went away: the next start has another chance.
  }
}
