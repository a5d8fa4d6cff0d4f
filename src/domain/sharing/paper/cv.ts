// What the learner has decided of their CV with badges: kept on the device, read back with every bound held.
import { isObject } from '../../json.ts'

export const CV_SECTIONS = ['experience', 'education', 'roles'] as const
export type CvSection = (typeof CV_SECTIONS)[number]

/** What the app knows and the sheet may show. */
export const CV_PARTS = ['place', 'links', 'languages', 'digital', 'code'] as const
export type CvPart = (typeof CV_PARTS)[number]

/** One line of a life: what, when, and the badges that show it. */
export interface CvLine {
  what: string
  when: string
  badgeIds: string[]
}

/** A strength the learner chose; without a sentence of their own the sheet proposes one. */
export interface CvStrengthChoice {
  /** Of an offer: the key of a competence, or `badge:` and the id of a badge. */
  id: string
  sentence?: string
}

export interface CvChoices extends Record<CvSection, CvLine[]> {
  isAnonymous: boolean
  isBlack: boolean
  /** The app's own language until another is chosen. */
  language?: 'fr' | 'en'
  /** The card's headline until something else is written. */
  aim?: string
  /** How to reach the learner, as they wrote it. */
  contact: string
  /** Proposed until the learner has chosen. */
  strengths?: CvStrengthChoice[]
  /** A result the badges do not tell, as in "Pix: 512". */
  digital: string
  hidden: CvPart[]
  /** ISO 8601, UTC; empty when nothing was ever chosen. */
  updatedAt: string
}

/** One page of A4, with letters that everyone can read. */
export const CV_LIMITS = {
  aim: 140,
  contact: 120,
  strengths: 5,
  sentence: 150,
  lines: 4,
  what: 110,
  when: 24,
  badges: 3,
  digital: 80,
} as const

export function emptyCv(): CvChoices {
  return {
    isAnonymous: false,
    isBlack: false,
    contact: '',
    digital: '',
    hidden: [],
    experience: [],
    education: [],
    roles: [],
    updatedAt: '',
  }
}

/** Choices out of anything at all: what does not fit is left out. */
export function readCv(value: unknown): CvChoices {
  const cv = emptyCv()
  if (!isObject(value)) return cv
  const { language, aim, strengths, hidden, updatedAt } = value
  return {
    ...cv,
    isAnonymous: value['isAnonymous'] === true,
    isBlack: value['isBlack'] === true,
    ...(language === 'fr' || language === 'en' ? { language } : {}),
    ...(typeof aim === 'string' && { aim: lineOf(aim, CV_LIMITS.aim) }),
    contact: lineOf(value['contact'], CV_LIMITS.contact),
    ...(Array.isArray(strengths) && { strengths: strengthsOf(strengths) }),
    digital: lineOf(value['digital'], CV_LIMITS.digital),
    hidden: CV_PARTS.filter((part) => Array.isArray(hidden) && hidden.includes(part)),
    experience: linesOf(value['experience']),
    education: linesOf(value['education']),
    roles: linesOf(value['roles']),
    updatedAt: typeof updatedAt === 'string' ? updatedAt : '',
  }
}

/** The same choices where badges have other ids. */
export function moveCvBadges(cv: CvChoices, placeOf: (badgeId: string) => string): CvChoices {
  const moveLines = (lines: readonly CvLine[]) =>
    lines.map((line) => ({ ...line, badgeIds: line.badgeIds.map(placeOf) }))
  const strengths = cv.strengths?.map((one) => {
    const badgeId = badgeOfOffer(one.id)
    return badgeId === undefined ? one : { ...one, id: offerOfBadge(placeOf(badgeId)) }
  })
  return {
    ...cv,
    ...(strengths && { strengths }),
    experience: moveLines(cv.experience),
    education: moveLines(cv.education),
    roles: moveLines(cv.roles),
  }
}

const OF_BADGE = 'badge:'

/** Id of the offer that is a badge alone. */
export function offerOfBadge(badgeId: string): string {
  return OF_BADGE + badgeId
}

function badgeOfOffer(id: string): string | undefined {
  return id.startsWith(OF_BADGE) ? id.slice(OF_BADGE.length) : undefined
}

/** Control characters, and those that turn the direction of writing. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

function lineOf(value: unknown, limit: number): string {
  return typeof value === 'string' ? value.replace(UNSEEN, ' ').slice(0, limit) : ''
}

function strengthsOf(list: readonly unknown[]): CvStrengthChoice[] {
  return list
    .flatMap((one): CvStrengthChoice[] => {
      if (!isObject(one) || typeof one['id'] !== 'string') return []
      const { id, sentence } = one
      return [{ id, ...(typeof sentence === 'string' && { sentence: lineOf(sentence, CV_LIMITS.sentence) }) }]
    })
    .slice(0, CV_LIMITS.strengths)
}

function linesOf(list: unknown): CvLine[] {
  if (!Array.isArray(list)) return []
  return list
    .flatMap((one: unknown): CvLine[] => {
      if (!isObject(one)) return []
      const ids = Array.isArray(one['badgeIds']) ? one['badgeIds'] : []
      return [
        {
          what: lineOf(one['what'], CV_LIMITS.what),
          when: lineOf(one['when'], CV_LIMITS.when),
          badgeIds: ids.filter((id) => typeof id === 'string').slice(0, CV_LIMITS.badges),
        },
      ]
    })
    .slice(0, CV_LIMITS.lines)
}
