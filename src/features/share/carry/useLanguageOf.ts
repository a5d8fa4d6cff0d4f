// The words around a page are in the page's language, for as long as it is looked at.
import { onScopeDispose } from 'vue'
import { tongueOf } from '../../../i18n/languages.ts'
import { speak, speech } from '../../../i18n/setup.ts'

/** Easy French stays: it is French. */
export function useLanguageOf(language: 'fr' | 'en'): void {
  const before = speech.value
  if (tongueOf(before) === language) return
  void speak(language)
  onScopeDispose(() => void speak(before))
}
