// How the list was left, so that coming back from a badge finds it the same. Lasts as long as the page.
import type { VirtualItem } from '@tanstack/vue-virtual'
import { shallowReactive } from 'vue'

interface Remembered {
  /** The address the rest belongs to. */
  address: string
  /** How far it was scrolled. */
  top: number
  /** Heights of rows, as they were measured. */
  measured: VirtualItem[]
  /** Stacks that lie open, by key. */
  open: ReadonlySet<string>
}

export const remembered = shallowReactive<Remembered>({ address: '', top: 0, measured: [], open: new Set() })
