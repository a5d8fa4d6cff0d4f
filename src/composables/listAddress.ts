// Where the list of badges was left: what leads back to it leads there.
import { ref } from 'vue'

/** The last address of the list, with what was looked for and chosen. */
export const listAddress = ref('/')
