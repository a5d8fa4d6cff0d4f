// The words of a sheet that may speak another language than the app: a CV goes where its reader is.
import type { Language } from '../../competency/framework.ts'

const english = {
  cv: 'CV',
  strengths: 'My strengths',
  experience: 'Experience',
  education: 'Education and training',
  roles: 'Roles and involvement',
  languages: 'Languages',
  digital: 'Digital skills',
  'digital.area': '{{name}}: {{words}}',
  native: 'mother tongue',
  'step.0': 'begun',
  'step.1': 'I discover',
  'step.2': 'I practise',
  'step.3': 'I master',
  'step.4': 'I pass it on',
  step: 'Step {{step}} of 4: {{words}}',
  begun: 'Step 1 under way',
  badge: 'Badge “{{name}}”',
  by: '{{issuer}}, {{year}}',
  shown: 'Shown by {{badges}}',
  verify: 'Verify the badges',
  'verify.how': 'Scan the code with a telephone, or open',
  'verify.later': 'The badges can be verified: ask to see them.',
  complete: 'Badges complete diplomas.',
  code: 'Code that leads to {{url}}',
} as const

/** A key of the sheet's words. */
export type PaperWord = keyof typeof english

const french: Record<PaperWord, string> = {
  cv: 'CV',
  strengths: 'Mes points forts',
  experience: 'Expériences',
  education: 'Études et formations',
  roles: 'Rôles et engagements',
  languages: 'Langues',
  digital: 'Compétences numériques',
  'digital.area': '{{name}}\u00a0: {{words}}',
  native: 'langue maternelle',
  'step.0': 'en cours',
  'step.1': 'je découvre',
  'step.2': 'je pratique',
  'step.3': 'je maîtrise',
  'step.4': 'je transmets',
  step: 'Étape {{step}} sur 4\u00a0: {{words}}',
  begun: 'Étape 1 en cours',
  badge: 'Badge «\u00a0{{name}}\u00a0»',
  by: '{{issuer}}, {{year}}',
  shown: 'Montré par {{badges}}',
  verify: 'Vérifier les badges',
  'verify.how': 'Scannez le code avec un téléphone, ou ouvrez',
  'verify.later': 'Les badges se vérifient\u00a0: demandez à les voir.',
  complete: 'Les badges complètent les diplômes.',
  code: 'Code qui mène à {{url}}',
}

const WORDS: Record<Language, Record<PaperWord, string>> = { en: english, fr: french }

/** One of the sheet's sentences with its blanks filled. */
export function sayOnPaper(language: Language, word: PaperWord, blanks: Record<string, string> = {}): string {
  return WORDS[language][word].replace(/\{\{(\w+)\}\}/g, (_, name: string) => blanks[name] ?? '')
}
