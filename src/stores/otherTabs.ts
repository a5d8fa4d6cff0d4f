// Tells other tabs of Besace that something changed, and hears when they do.
import { DEMONSTRATION_DATABASE, isDemonstration } from './demonstration.ts'

/** Which store has news. */
export type Topic =
  'badges' | 'passport' | 'collections' | 'pathways' | 'shares' | 'settings' | 'rechecks' | 'inbox'

let channel: BroadcastChannel | undefined

function open(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined
  channel ??= new BroadcastChannel(isDemonstration() ? DEMONSTRATION_DATABASE : 'besace')
  return channel
}

/** Says that these have changed here. */
export function tellOtherTabs(...topics: Topic[]): void {
  open()?.postMessage(topics)
}

/** Calls when one of these changed in another tab. Stores live as long as the page: there is no way to stop. */
export function onChangedElsewhere(topics: Topic[], call: () => void): void {
  open()?.addEventListener('message', (event: MessageEvent<unknown>) => {
    const changed = Array.isArray(event.data) ? event.data : []
    if (topics.some((topic) => changed.includes(topic))) call()
  })
}
