// Puts words on the clipboard and says so; says as well when the browser refuses.
import { useTranslation } from 'i18next-vue'
import { useNotices } from '../useNotices.ts'

export interface Copying {
  /** Whether it is on the clipboard now. `what`: how the notice names it. */
  copy(text: string, what: string): Promise<boolean>
}

export function useCopying(platform: Pick<Navigator, 'clipboard'> = navigator): Copying {
  const { t } = useTranslation()
  const notices = useNotices()
  return {
    async copy(text, what) {
      try {
        await platform.clipboard.writeText(text)
        notices.say(t('spread:copied', { what }))
        return true
      } catch {
        // Refused, or no clipboard without https: the words stand there to be selected.
        notices.say(t('spread:copy.failed'))
        return false
      }
    },
  }
}
