// Languages a CEFR level may be about: each learnt language is a framework of its own (`cefr-en`, `cefr-fr`…).
import { fold } from './fold.ts'
import type { Framework, Words } from './framework.ts'

const languages: { code: string; words: string[]; name: Words }[] = [
  { code: 'en', words: ['english', 'anglais'], name: { en: 'English', fr: 'Anglais' } },
  {
    code: 'fr',
    words: ['french', 'francais', 'fle', 'delf', 'dalf'],
    name: { en: 'French', fr: 'Français' },
  },
  { code: 'de', words: ['german', 'allemand', 'deutsch'], name: { en: 'German', fr: 'Allemand' } },
  { code: 'es', words: ['spanish', 'espagnol', 'espanol', 'dele'], name: { en: 'Spanish', fr: 'Espagnol' } },
  { code: 'it', words: ['italian', 'italien', 'italiano'], name: { en: 'Italian', fr: 'Italien' } },
  {
    code: 'pt',
    words: ['portuguese', 'portugais', 'portugues'],
    name: { en: 'Portuguese', fr: 'Portugais' },
  },
  { code: 'nl', words: ['dutch', 'neerlandais', 'nederlands'], name: { en: 'Dutch', fr: 'Néerlandais' } },
  { code: 'ar', words: ['arabic', 'arabe'], name: { en: 'Arabic', fr: 'Arabe' } },
  { code: 'zh', words: ['chinese', 'chinois', 'mandarin'], name: { en: 'Chinese', fr: 'Chinois' } },
  { code: 'ru', words: ['russian', 'russe'], name: { en: 'Russian', fr: 'Russe' } },
]

const activities: { code: string; words: RegExp }[] = [
  { code: 'LIS', words: /\b(listening|ecouter|ecoute|comprehension orale|comprehension de l oral)\b/ },
  { code: 'REA', words: /\b(reading|lire|lecture|comprehension ecrite|comprehension des ecrits)\b/ },
  { code: 'SIN', words: /\b(interaction|conversation|interaction orale)\b/ },
  { code: 'SPR', words: /\b(speaking|spoken production|expression orale|production orale)\b/ },
  { code: 'WRI', words: /\b(writing|ecrire|expression ecrite|production ecrite)\b/ },
]

/** Which language the words speak of, where they name one. */
export function namedLanguage(text: string): string | undefined {
  const words = new Set(fold(text).split(' '))
  return languages.find((language) => language.words.some((word) => words.has(word)))?.code
}

/** The activities named, or all five: a level without a word more is meant as a whole. */
export function namedActivities(text: string): string[] {
  const folded = fold(text)
  const named = activities.filter((activity) => activity.words.test(folded))
  return (named.length > 0 ? named : activities).map((activity) => activity.code)
}

/** The CEFR for one language, under a name of its own. */
export function frameworkOfLanguage(cefr: Framework, id: string): Framework {
  const name = languages.find((language) => `cefr-${language.code}` === id)?.name
  if (!name) return cefr
  return {
    ...cefr,
    id,
    short: name,
    title: { en: `${name.en} – ${cefr.title.en}`, fr: `${name.fr} – ${cefr.title.fr}` },
  }
}
