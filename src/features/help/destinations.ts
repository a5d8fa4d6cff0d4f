// Where an answer leads: the screen on which the learner can do what was explained.
import type { HelpId } from '../../domain/help/helpIds.ts'
import type { LessonId } from './lessons.ts'

export type Destination =
  | 'add'
  | 'backup'
  | 'badges'
  | 'check'
  | 'cv'
  | 'demonstration'
  | 'erase'
  | 'map'
  | 'me'
  | 'privacy'
  | 'scan'
  | 'sharing'

export const PATHS: Record<Destination, string> = {
  add: '/add',
  badges: '/',
  map: '/map',
  sharing: '/sharing',
  me: '/me',
  privacy: '/me/privacy',
  demonstration: '/demonstration',
  check: '/check',
  cv: '/paper/cv',
  backup: '/me/backup',
  erase: '/me/erase',
  scan: '/scan',
}

/** The screen, and the lesson that shows it at length. */
export const DESTINATIONS: Record<HelpId, { to: Destination; lesson?: LessonId }> = {
  badge: { to: 'demonstration', lesson: 'receive' },
  purpose: { to: 'demonstration', lesson: 'describe' },
  giver: { to: 'badges', lesson: 'receive' },
  diploma: { to: 'badges', lesson: 'enrich' },
  free: { to: 'privacy' },
  evidence: { to: 'badges', lesson: 'enrich' },
  endorsement: { to: 'badges', lesson: 'endorse' },
  competence: { to: 'map', lesson: 'describe' },
  map: { to: 'map', lesson: 'search' },
  issuer: { to: 'badges', lesson: 'endorse' },
  mail: { to: 'add', lesson: 'receive' },
  picture: { to: 'add', lesson: 'receive' },
  link: { to: 'add', lesson: 'receive' },
  qr: { to: 'scan', lesson: 'receive' },
  trouble: { to: 'add', lesson: 'receive' },
  'not-mine': { to: 'me' },
  twice: { to: 'badges', lesson: 'search' },
  'ask-badge': { to: 'add', lesson: 'receive' },
  photo: { to: 'badges', lesson: 'enrich' },
  tell: { to: 'badges', lesson: 'describe' },
  voice: { to: 'badges', lesson: 'describe' },
  correct: { to: 'badges' },
  erase: { to: 'badges' },
  'endorse-ask': { to: 'badges', lesson: 'endorse' },
  'endorse-answer': { to: 'check', lesson: 'endorse' },
  'endorse-refuse': { to: 'sharing', lesson: 'endorse' },
  'endorse-stranger': { to: 'badges', lesson: 'endorse' },
  'endorse-withdraw': { to: 'badges', lesson: 'endorse' },
  employer: { to: 'sharing', lesson: 'share' },
  linkedin: { to: 'sharing', lesson: 'share' },
  parcoursup: { to: 'badges', lesson: 'describe' },
  print: { to: 'badges', lesson: 'share' },
  cv: { to: 'cv', lesson: 'share' },
  stop: { to: 'sharing' },
  'who-sees': { to: 'privacy' },
  'new-phone': { to: 'backup' },
  'lost-phone': { to: 'backup' },
  'erase-all': { to: 'erase' },
  expired: { to: 'badges' },
  refused: { to: 'badges', lesson: 'endorse' },
  counsellor: { to: 'sharing', lesson: 'share' },
  contact: { to: 'me' },
}
