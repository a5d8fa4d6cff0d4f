// Saves a change of the settings, and says so when it could not be saved.
import { useNotices } from '../../composables/useNotices.ts'
import { useSentences } from '../../composables/useSentences.ts'
import { useBadgesStore } from '../../stores/badges.ts'
import { useSettingsStore, type Settings } from '../../stores/settings.ts'

export interface Saving {
  /** True when the change is kept. */
  save(change: Partial<Settings>): Promise<boolean>
}

export function useSaving(): Saving {
  const store = useSettingsStore()
  const badges = useBadgesStore()
  const { say } = useNotices()
  const sentences = useSentences()
  return {
    async save(change) {
      const saved = await store.change(change)
      if (!saved.ok) say(sentences.ofFault(saved.error))
      else if (changesReports(change)) void badges.reconsider()
      return saved.ok
    },
  }
}

/** Whose badges these are, and who gave them, is seen anew in every badge. */
function changesReports(change: Partial<Settings>): boolean {
  return 'identities' in change || 'trustedIssuers' in change || 'trustedRegistries' in change
}
