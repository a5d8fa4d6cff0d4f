// Says a sentence to those who listen to the screen; the shell holds the one live region.
import { readonly, ref, type Ref } from 'vue'

export interface Announcer {
  /** What the live region says now. */
  message: Readonly<Ref<string>>
  announce(text: string): void
}

const message = ref('')

export function useAnnouncer(): Announcer {
  return {
    message: readonly(message),
    announce(text) {
      // The same sentence twice is a change only when something differs: a space nobody hears.
      message.value = message.value === text ? `${text}\u00a0` : text
    },
  }
}
