// Language and theme: worn at once, kept where the first paint can read them, then in the database with the rest.
import { readonly, ref, type Ref } from 'vue'
import type { Language } from '../i18n/languages.ts'
import { language, speak } from '../i18n/setup.ts'
import { keepEarlySettings, readEarlySettings, type EarlySettings } from '../stores/earlySettings.ts'
import { useSettingsStore } from '../stores/settings.ts'

export type Theme = EarlySettings['theme']

export interface Look {
  language: Readonly<Ref<Language>>
  theme: Readonly<Ref<Theme>>
  setLanguage(next: Language): Promise<void>
  setTheme(next: Theme): void
}

const theme = ref<Theme>(readEarlySettings().theme)

/** The bar of the browser takes the page's colour. */
function colourBrowser(next: Theme): void {
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.dataset['theme']
    meta.media = next === 'system' ? `(prefers-color-scheme: ${own})` : own === next ? 'all' : 'not all'
  }
}

function wear(next: Theme): void {
  theme.value = next
  if (next === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = next
  colourBrowser(next)
}

export function useLook(): Look {
  const settings = useSettingsStore()

  function keep(change: Partial<EarlySettings>): void {
    keepEarlySettings({ ...readEarlySettings(), ...change })
    // Worn and kept already: a full database takes nothing away from the learner here.
    void settings.change(change)
  }
  return {
    language,
    theme: readonly(theme),
    async setLanguage(next) {
      await speak(next)
      keep({ language: next })
    },
    setTheme(next) {
      wear(next)
      keep({ theme: next })
    },
  }
}
