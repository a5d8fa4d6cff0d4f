// The helper of the language one reads, fetched when the page is there; what is asked stays on the device.
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import type { Helper, HelpAnswer } from '../../domain/help/createHelper.ts'
import type { HelpId } from '../../domain/help/helpIds.ts'
import { language } from '../../i18n/setup.ts'

/** The page is drawn and read before anyone asks. */
const PAUSE_MS = 2000

export interface Asking {
  question: Ref<string>
  /** While typing: what may be meant. */
  suggestions: ComputedRef<readonly HelpId[]>
  ask(): Promise<HelpAnswer>
}

export function useHelper(): Asking {
  const question = ref('')
  const helper = shallowRef<Helper>()
  let loading: Promise<Helper> | undefined

  function load(): Promise<Helper> {
    const wanted = language.value
    loading = import('../../domain/help/createHelper.ts').then(async ({ loadHelper }) => {
      const ready = await loadHelper(wanted)
      if (wanted === language.value) helper.value = ready
      return ready
    })
    // Out of reach: whoever asks tries again.
    loading.catch(() => (loading = undefined))
    return loading
  }
  watch(language, () => loading && load())
  const stopWaiting = watch(question, prepare)
  const timer = setTimeout(prepare, PAUSE_MS)
  onScopeDispose(() => clearTimeout(timer))

  function prepare(): void {
    clearTimeout(timer)
    stopWaiting()
    void (loading ?? load())
  }

  const suggestions = computed(() => {
    const words = question.value.trim()
    return words.length < 3 ? [] : (helper.value?.ask(words, { isTyping: true }).nearest ?? [])
  })
  return {
    question,
    suggestions,
    ask: async () => (helper.value ?? (await (loading ?? load()))).ask(question.value),
  }
}
