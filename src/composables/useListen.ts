// Reads a part of the page aloud, sentence by sentence, with a voice of the device; the part is `ui/UiListen.vue`.
import { useTranslation } from 'i18next-vue'
import { computed, onScopeDispose, ref, shallowRef, type ComputedRef } from 'vue'
import { loadMessages, speech } from '../i18n/setup.ts'
import { chooseVoice } from './listen/chooseVoice.ts'
import { collectSentences, type Sentence } from './listen/collectSentences.ts'
import { browserSynthesiser, type Synthesiser, type Voice } from './listen/synthesiser.ts'
import { useAnnouncer } from './useAnnouncer.ts'
import { useNotices } from './useNotices.ts'

/** What `UiListen` shows. */
export interface ListenPart {
  label: string
  stopLabel: string
  isSpeaking: boolean
  /** Asked before a voice from elsewhere is used. */
  question: string | undefined
  yesLabel: string
  noLabel: string
}

export interface Listening {
  /** To be bound to `UiListen`; nothing where no voice speaks the language. */
  part: ComputedRef<ListenPart | undefined>
  /** Begins at the first sentence, or stops. */
  toggle(): void
  /** The answer to the question. */
  answer(isYes: boolean): void
  stop(): void
}

interface Options {
  /** Languages other than the app's in which something is written there. */
  languages?: () => readonly (string | undefined)[]
  synthesiser?: Synthesiser | undefined
}

const MARK = 'listening'
/** Whether the learner allowed voices from elsewhere; asked anew at the next start. */
const mayGoOut = ref(false)

/** `root`: what is read, asked for at the press. */
export function useListen(root: () => Element | null | undefined, options: Options = {}): Listening {
  const { t } = useTranslation()
  const { say } = useNotices()
  const { announce } = useAnnouncer()
  const synthesiser = 'synthesiser' in options ? options.synthesiser : browserSynthesiser()
  const voices = shallowRef<readonly Voice[]>(synthesiser?.voices() ?? [])
  const areWordsHere = ref(false)
  const isSpeaking = ref(false)
  const isAsking = ref(false)
  let run = 0

  const forget = synthesiser?.onVoices(() => (voices.value = synthesiser.voices()))
  const reach = computed(() => {
    const languages = [speech.value, ...(options.languages?.() ?? [])].filter((one) => one !== undefined)
    const isSpoken = (isElsewhere: boolean) =>
      languages.some((one) => chooseVoice(voices.value, one, isElsewhere))
    return isSpoken(false) ? 'here' : isSpoken(true) ? 'elsewhere' : undefined
  })
  const part = computed<ListenPart | undefined>(() =>
    reach.value === undefined || !areWordsHere.value
      ? undefined
      : {
          label: t('reading:listen'),
          stopLabel: t('reading:listen.stop'),
          isSpeaking: isSpeaking.value,
          question: isAsking.value ? t('reading:listen.elsewhere') : undefined,
          yesLabel: t('reading:listen.elsewhere.yes'),
          noLabel: t('reading:listen.elsewhere.no'),
        },
  )

  function start(): void {
    const element = root()
    if (!synthesiser || !element) return
    synthesiser.cancel()
    const sentences = collectSentences(element)
    isSpeaking.value = true
    let hasSkipped = false
    const mine = ++run

    const next = (place: number): void => {
      if (mine !== run) return
      const sentence = sentences[place]
      if (!sentence) {
        stop()
        if (hasSkipped) announce(t('reading:listen.skipped'))
        return
      }
      const voice = chooseVoice(voices.value, sentence.language, mayGoOut.value)
      if (!voice) {
        hasSkipped = true
        return next(place + 1)
      }
      mark(sentence)
      synthesiser.speak({
        text: sentence.text,
        voice,
        // Easy French is read a little more slowly.
        rate: speech.value === 'fr-x-falc' ? 0.85 : 1,
        onEnd: () => next(place + 1),
        onBreak(isFault) {
          if (mine !== run) return
          stop()
          if (isFault) say(t('reading:listen.failed'))
        },
      })
    }
    next(0)
  }

  function stop(): void {
    run++
    isAsking.value = false
    if (!isSpeaking.value) return
    isSpeaking.value = false
    synthesiser?.cancel()
    mark(undefined)
  }

  if (synthesiser) void loadMessages(['reading']).then(() => (areWordsHere.value = true))
  globalThis.addEventListener('pagehide', stop)
  onScopeDispose(() => {
    forget?.()
    globalThis.removeEventListener('pagehide', stop)
    stop()
  })
  return {
    part,
    toggle() {
      if (isSpeaking.value) stop()
      else if (reach.value === 'elsewhere' && !mayGoOut.value) isAsking.value = true
      else start()
    },
    answer(isYes) {
      isAsking.value = false
      mayGoOut.value = isYes
      if (isYes) start()
    },
    stop,
  }
}

/** Marks what is being read, where the browser can mark without touching the page, and brings it into sight. */
function mark(sentence: Sentence | undefined): void {
  if (typeof Highlight === 'function') {
    if (sentence) CSS.highlights.set(MARK, new Highlight(sentence.range))
    else CSS.highlights.delete(MARK)
  }
  sentence?.range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
}
