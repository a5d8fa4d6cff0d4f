// Which of the device's voices reads a language.
import type { Voice } from './synthesiser.ts'

/**
 * The voice for a language: of the very region if there is one, else the device's favourite of that language.
 * A voice from elsewhere only where that is allowed, and only when no voice of the device will do.
 */
export function chooseVoice(
  voices: readonly Voice[],
  language: string,
  mayBeElsewhere: boolean,
): Voice | undefined {
  const wanted = plain(language)
  const speaking = voices.filter(({ lang }) => plain(lang).split('-')[0] === wanted.split('-')[0])
  const score = (voice: Voice) =>
    (voice.localService ? 4 : 0) + (plain(voice.lang) === wanted ? 2 : 0) + (voice.default ? 1 : 0)
  const best = speaking
    .filter(({ localService }) => localService || mayBeElsewhere)
    .sort((a, b) => score(b) - score(a))[0]
  return best
}

/** "fr_FR" and "fr-x-falc" are written in many ways: the region stays, ways of speaking go. */
function plain(tag: string): string {
  return tag
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/-x-.*$/, '')
}
