// Saves a change of the settings, and says so when it could not be saved.
import { useNotices } from '../../composables/useNotices.ts'
import { useSentences } from '../../composables/useSentences.ts'
import { useSettingsStore, type Settings } from '../../stores/settings.ts'

export interface Saving {
  /** True when the change is kept. */
  save(change: Partial<Settings>): Promise<boolean>
}

export function useSaving(): Saving {
  const store = useSettingsStore()
  const { say } = useNotices()
  const sentences = useSentences()
  return {
    async save(change) {
      const saved = await store.change(change)
      if (!saved.ok) say(sentences.ofFault(saved.error))
      return saved.ok
    },
  }
}
