// Pictures side by side, or lines one below the other: a habit, kept on the device, needed before the database is open.
import { ref, watch } from 'vue'

export type Layout = 'grid' | 'list'

const KEY = 'besace.badges.layout'

function readKept(): Layout {
  try {
    return globalThis.localStorage.getItem(KEY) === 'list' ? 'list' : 'grid'
  } catch {
    return 'grid' // Storage switched off.
  }
}

export const layout = ref<Layout>(readKept())

watch(layout, (chosen) => {
  try {
    globalThis.localStorage.setItem(KEY, chosen)
  } catch {
    // Full or switched off: it holds until the page is closed.
  }
})
