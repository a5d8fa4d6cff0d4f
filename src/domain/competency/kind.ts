// What a badge rewards: being there, knowing, doing, standing by others. Guessed; the learner may know better.
import type { Badge } from '../badge/badge.ts'
import { fold } from './fold.ts'

export type BadgeKind =
  | 'encouragement'
  | 'participation'
  | 'membership'
  | 'selfie'
  | 'knowledge'
  | 'capability'
  | 'application'
  | 'role'
  | 'production'
  | 'impact'
  | 'certification'

/** Kinds that show doing, and not only being there or knowing. */
export const doingKinds: ReadonlySet<BadgeKind> = new Set<BadgeKind>([
  'capability',
  'application',
  'role',
  'production',
  'impact',
  'certification',
])

/** OB 3.0 `achievementType` and the categories of extensions; vague ones (Badge, Achievement, Award) are left out. */
const kindOfType: Record<string, BadgeKind> = {
  apprenticeshipcertificate: 'certification',
  assessment: 'knowledge',
  assignment: 'production',
  associatedegree: 'certification',
  bachelordegree: 'certification',
  certificate: 'certification',
  certificateofcompletion: 'knowledge',
  certification: 'certification',
  communityservice: 'application',
  competency: 'capability',
  competence: 'capability',
  course: 'knowledge',
  cocurricular: 'participation',
  degree: 'certification',
  diploma: 'certification',
  doctoraldegree: 'certification',
  fieldwork: 'application',
  generaleducationdevelopment: 'certification',
  journeymancertificate: 'certification',
  knowledge: 'knowledge',
  learningpath: 'knowledge',
  learningprogram: 'knowledge',
  license: 'certification',
  mastercertificate: 'certification',
  masterdegree: 'certification',
  membership: 'membership',
  microcredential: 'certification',
  participation: 'participation',
  professionaldoctorate: 'certification',
  qualityassurancecredential: 'certification',
  researchdoctorate: 'certification',
  secondaryschooldiploma: 'certification',
  skill: 'capability',
}

/** Folded words, French and English; the first line that fits wins. */
const kindOfWords: [BadgeKind, RegExp][] = [
  ['selfie', /\b(selfies?|auto (?:reconnaissance|declare)|self (?:issued|declared|claimed))\b/],
  ['impact', /\bimpact\b/],
  [
    'role',
    /\b(mentore?|mentorat|mentoring|tut(?:eur|rice|orer|orat|or|oring)|formateur|formatrice|trainer|referente?|animat(?:eur|rice)|facilitat(?:eur|rice|or)|ambassad(?:eur|rice|or)|captain|coach)\b/,
  ],
  [
    'encouragement',
    /\b(bravo|merci|thanks?|newbie|welcome (?:to|badge)|(?:badge )bienvenue|bienvenue (?:a|au|aux|chez|dans)|encouragement|felicitations|congratulations|curieux|curieuse)\b/,
  ],
  [
    'participation',
    /\b(particip(?:ant|ante|ants|ation|e|er)|presence|attend(?:ance|ee|ed)?|assiste|present a)\b/,
  ],
  ['membership', /\b(membre|member|membership|adherente?|adhesion)\b/],
  ['certification', /\b(certifi(?:cation|e|ee|ed|cat|cate)|diplome|diploma|habilitation)\b/],
  ['production', /\b(realisation|production|prototype|portfolio|chef d oeuvre|projet realise|creation)\b/],
  [
    'application',
    /\b(application|applique|mise en pratique|en pratique|practitioner|praticien(?:ne)?|apply)\b/,
  ],
  ['knowledge', /\b(connaissances?|savoirs?|knowledge|quiz|mooc|sensibilisation|initiation|decouverte)\b/],
]

/**
 * Guesses the kind: what the type says, then the words of name and tags, then those of the description. A badge
 * that names a competence and says nothing else counts as showing that capability.
 */
export function guessKind(badge: Badge): BadgeKind {
  if (isOwn(badge)) return 'selfie'
  const { type, name, tags, description } = badge.achievement
  const byType = kindOfType[fold(type ?? '').replaceAll(' ', '')]
  return byType ?? kindOfText(`${name} ${tags.join(' ')}`) ?? kindOfText(description ?? '') ?? 'capability'
}

function kindOfText(text: string): BadgeKind | undefined {
  const folded = fold(text)
  return kindOfWords.find(([, words]) => words.test(folded))?.[0]
}

/** Given by the person to themselves: the same identifier signs and receives. */
function isOwn(badge: Badge): boolean {
  const issuer = badge.issuer.id
  return issuer !== undefined && badge.recipients.some(({ value, hashed }) => !hashed && value === issuer)
}
