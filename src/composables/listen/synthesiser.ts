// The one door to the device's voices; tests hand in their own.

export interface Voice {
  readonly lang: string
  readonly name: string
  /** False: its words are spoken by a machine elsewhere, which is sent the text. */
  readonly localService: boolean
  readonly default: boolean
}

export interface Utterance {
  text: string
  voice: Voice
  rate: number
  onEnd(): void
  /** `isFault` is false where someone merely stopped it. */
  onBreak(isFault: boolean): void
}

export interface Synthesiser {
  voices(): readonly Voice[]
  /** Some browsers learn of their voices late; gives the way to stop listening for them. */
  onVoices(listener: () => void): () => void
  speak(utterance: Utterance): void
  cancel(): void
}

/** The browser's own; nothing where it has none. */
export function browserSynthesiser(): Synthesiser | undefined {
  const synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined
  if (!synthesis) return undefined
  // An utterance nobody holds may be swept away before it ends.
  let held: SpeechSynthesisUtterance | undefined
  return {
    voices: () => synthesis.getVoices(),
    onVoices(listener) {
      synthesis.addEventListener('voiceschanged', listener)
      return () => synthesis.removeEventListener('voiceschanged', listener)
    },
    speak({ text, voice, rate, onEnd, onBreak }) {
      const utterance = (held = new SpeechSynthesisUtterance(text))
      utterance.voice = voice as SpeechSynthesisVoice
      utterance.lang = voice.lang
      utterance.rate = rate
      utterance.onend = onEnd
      utterance.onerror = ({ error }) => onBreak(error !== 'canceled' && error !== 'interrupted')
      synthesis.speak(held)
    },
    cancel: () => synthesis.cancel(),
  }
}
