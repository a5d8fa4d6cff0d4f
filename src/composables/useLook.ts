// Language, theme and way of reading: worn at once, kept where the first paint can read them, then in the database with the rest.
import { readonly, ref, type Ref } from 'vue'
import type { Speech } from '../i18n/languages.ts'
import { speak, speech } from '../i18n/setup.ts'
import { keepEarlySettings, readEarlySettings, type EarlySettings } from '../stores/earlySettings.ts'
import type { Reading } from '../stores/readingSettings.ts'
import { useSettingsStore } from '../stores/settings.ts'
import { wearReading } from './wearReading.ts'

export type Theme = EarlySettings['theme']

export interface Look {
  speech: Readonly<Ref<Speech>>
  theme: Readonly<Ref<Theme>>
  reading: Readonly<Ref<Readonly<Reading>>>
  setLanguage(next: Speech): Promise<void>
  setTheme(next: Theme): void
  /** Changes what it names of the way of reading. */
  setReading(change: Partial<Reading>): void
}

const theme = ref<Theme>(readEarlySettings().theme)
const reading = ref<Reading>(readEarlySettings().reading)

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
    speech,
    theme: readonly(theme),
    reading: readonly(reading),
    async setLanguage(next) {
      await speak(next)
      keep({ language: next })
    },
    setTheme(next) {
      wear(next)
      keep({ theme: next })
    },
    setReading(change) {
      reading.value = { ...reading.value, ...change }
      wearReading(reading.value)
      keep({ reading: { ...reading.value } })
    },
  }
}
