// Puts words on the clipboard and says so; says as well when the browser refuses.
import { useTranslation } from 'i18next-vue'
import { nextTick, readonly, ref, type Ref } from 'vue'
import { useNotices } from '../useNotices.ts'

export interface Copying {
  /** `what`: how the notice names it. */
  copy(text: string, what: string): Promise<boolean>
  /** How it ended: inside a sheet it is said there, because the app's notices lie behind it. */
  said: Readonly<Ref<string>>
}

export function useCopying(platform: Pick<Navigator, 'clipboard'> = navigator): Copying {
  const { t } = useTranslation()
  const notices = useNotices()
  const said = ref('')

  async function say(text: string): Promise<void> {
    notices.say(text)
    // The same sentence twice is heard twice only when it was away in between.
    said.value = ''
    await nextTick()
    said.value = text
  }

  async function copy(text: string, what: string): Promise<boolean> {
    try {
      await platform.clipboard.writeText(text)
      await say(t('spread:copied', { what }))
      return true
    } catch {
      // Refused, or no clipboard without https: the words stand there to be selected.
      await say(t('spread:copy.failed'))
      return false
    }
  }
  return { copy, said: readonly(said) }
}
