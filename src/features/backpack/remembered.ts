// How the list was left, so that coming back from a badge finds it the same. Lasts as long as the page.
import { ref } from 'vue'

/** A screenful, little more: a cheap phone draws that many without a hitch. */
const step = 16

export const remembered = { step, query: ref(''), count: ref(step) }
