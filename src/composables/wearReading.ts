// Puts the chosen way of reading on the page; `public/first-paint.js` does the same before the first paint.
import { PLAIN_READING, type Reading } from '../stores/readingSettings.ts'

const WORN = ['spacing', 'ground', 'font', 'ruler', 'still'] as const

/** Only what differs from how everyone reads is written on the root, for `ui/reading.css` to see. */
export function wearReading(reading: Readonly<Reading>, root: HTMLElement = document.documentElement): void {
  root.style.fontSize = reading.size === PLAIN_READING.size ? '' : `${reading.size}%`
  for (const name of WORN) {
    if (reading[name] === PLAIN_READING[name]) delete root.dataset[name]
    else root.dataset[name] = reading[name] === true ? '' : String(reading[name])
  }
  if (reading.ruler) void import('./readingRuler.ts').then(({ followReader }) => followReader())
}
