// How the list was left, so that coming back from a badge finds it the same. Lasts as long as the page.
import { ref } from 'vue'

const step = 48

export const remembered = { step, query: ref(''), count: ref(step) }
