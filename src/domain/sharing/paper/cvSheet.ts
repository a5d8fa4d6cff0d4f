// What stands on the sheet: choices and what is known, put together, held to one page and, when asked, to no name.
import type { Language, Step } from '../../competency/framework.ts'
import { nameOfLanguage } from '../../languageName.ts'
import type { VisibleCard } from '../../passport/profile.ts'
import { CV_LIMITS, CV_SECTIONS, type CvChoices, type CvLine, type CvPart, type CvSection } from './cv.ts'
import type { DigitalSkills } from './digitalSkills.ts'
import { sayOnPaper } from './paperWords.ts'
import { shorten } from './proofSentence.ts'
import type { StrengthOffer } from './strengthOffers.ts'

/** A badge as the sheet names it. */
export interface PaperBadge {
  id: string
  name: string
  issuer: string
  year?: string | undefined
}

export interface SheetStrength {
  id: string
  name: string
  step: Step
  isReached: boolean
  badge: PaperBadge
  sentence: string
}

export interface SheetLine {
  what: string
  when: string
  badges: PaperBadge[]
}

export interface CvSheet extends Record<CvSection, SheetLine[]> {
  language: Language
  name: string
  aim: string
  contact: string[]
  strengths: SheetStrength[]
  languages: string[]
  digital: string[]
  /** In which the digital skills are told. */
  framework?: string
  /** The page that the code on the sheet leads to. */
  code?: string
}

/** What is known beside the choices. */
export interface CvMatter {
  language: Language
  /** The name shown on pages. */
  name: string
  card: VisibleCard
  offers: readonly StrengthOffer[]
  badges: ReadonlyMap<string, PaperBadge>
  /** The sentence proposed for a badge. */
  proofOf(badgeId: string): string
  digital?: DigitalSkills | undefined
  /** Address of a page of the learner's that is public now. */
  page?: string | undefined
}

const MOST_LINKS = 2

/** The learner's strengths, or the first five. Those that are no longer on offer are left out. */
export function chosenOffers(choices: CvChoices, offers: readonly StrengthOffer[]): StrengthOffer[] {
  const chosen = choices.strengths?.flatMap(({ id }) => offers.find((offer) => offer.id === id) ?? [])
  return (chosen ?? offers).slice(0, CV_LIMITS.strengths)
}

/** The whole sheet, however long; `fitCv` makes it shorter. */
export function buildCvSheet(choices: CvChoices, matter: CvMatter): CvSheet {
  const { language, card } = matter
  const shows = (part: CvPart) => !choices.hidden.includes(part)
  const digital = shows('digital') ? matter.digital : undefined
  const own = new Map(choices.strengths?.map(({ id, sentence }) => [id, sentence]))
  const strengths = chosenOffers(choices, matter.offers).flatMap(
    ({ id, name, step, isReached, badgeId }): SheetStrength[] => {
      const badge = matter.badges.get(badgeId)
      const sentence = own.get(id)?.trim() ?? matter.proofOf(badgeId)
      return badge ? [{ id, name, step, isReached, badge, sentence }] : []
    },
  )
  const lines = (section: CvSection) =>
    choices[section].filter(saysSomething).map((line) => ({
      what: line.what.trim(),
      when: line.when.trim(),
      badges: line.badgeIds.flatMap((id) => matter.badges.get(id) ?? []),
    }))
  const sheet: CvSheet = {
    language,
    name: matter.name.trim(),
    aim: shorten((choices.aim ?? card.headline ?? '').trim(), CV_LIMITS.aim),
    contact: [
      ...choices.contact.split(/\s*(?:[·;|]|,\s)\s*/).map((line) => line.trim()),
      shows('place') ? (card.place ?? '') : '',
      ...(shows('links') ? (card.links ?? []).slice(0, MOST_LINKS).map(({ url }) => shownAddress(url)) : []),
    ].filter((line) => line !== ''),
    strengths,
    experience: lines('experience'),
    education: lines('education'),
    roles: lines('roles'),
    languages: shows('languages') ? spokenOf(card, language) : [],
    digital: [
      ...(digital ? digitalOf(digital, language) : []),
      ...(choices.digital.trim() === '' ? [] : [choices.digital.trim()]),
    ],
    ...(digital && { framework: digital.framework }),
    ...(matter.page !== undefined && shows('code') && { code: matter.page }),
  }
  return choices.isAnonymous ? withoutPerson(sheet) : sheet
}

function saysSomething({ what }: CvLine): boolean {
  return what.trim() !== ''
}

/** As people write it: without the beginning that only machines need. */
export function shownAddress(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
}

function spokenOf({ languages = [] }: VisibleCard, language: Language): string[] {
  return languages.map(({ code, level }) => {
    const name = nameOfLanguage(code, language)
    if (level === undefined) return name
    return `${name} (${level === 'native' ? sayOnPaper(language, 'native') : level})`
  })
}

function digitalOf({ areas }: DigitalSkills, language: Language): string[] {
  return areas.map(({ name, step }) =>
    sayOnPaper(language, 'digital.area', { name, words: stepWords(step, language) }),
  )
}

/** "I master". */
export function stepWords(step: Step, language: Language): string {
  return sayOnPaper(language, `step.${step}`)
}

/**
 * No name, no way to reach them, and no code: the page behind it may say who they are. Where the learner's own words
 * name them, the name is left out.
 */
function withoutPerson(sheet: CvSheet): CvSheet {
  const { code: _code, ...rest } = sheet
  const hide = hidingName(sheet.name)
  const hideLine = (line: SheetLine) => ({ ...line, what: hide(line.what) })
  return {
    ...rest,
    name: '',
    contact: [],
    aim: hide(sheet.aim),
    strengths: sheet.strengths.map((one) => ({ ...one, sentence: hide(one.sentence) })),
    experience: sheet.experience.map(hideLine),
    education: sheet.education.map(hideLine),
    roles: sheet.roles.map(hideLine),
    digital: sheet.digital.map(hide),
  }
}

/** Replaces the name and each of its parts, as whole words; addresses and telephone numbers too. */
function hidingName(name: string): (text: string) => string {
  const parts = [name, ...name.split(/\s+/)].filter((part) => [...part].length > 1)
  const words = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')
  const named = parts.length === 0 ? undefined : new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}-])`, 'giu')
  return (text) => {
    const bare = text.replace(/\S+@\S+\.\S+|https?:\S+|(?:\+|\b0)\d(?:[\s.-]?\d{2}){4,}/giu, '…')
    return named ? bare.replace(named, '…') : bare
  }
}

/** From which section a line is taken first, and how many it keeps in the first round. */
const TAKEN: readonly (readonly [keyof Lists, number])[] = [
  ['digital', 3],
  ['roles', 2],
  ['education', 2],
  ['experience', 3],
  ['digital', 0],
  ['roles', 0],
  ['languages', 0],
  ['education', 0],
  ['experience', 0],
  ['contact', 1],
  ['strengths', 0],
]

type Lists = Pick<CvSheet, CvSection | 'contact' | 'strengths' | 'languages' | 'digital'>

export interface FittedCv {
  sheet: CvSheet
  /** What was left out, in words. */
  leftOut: string[]
}

/** The sheet without so many of its lines, the least telling first; strengths go last. */
export function fitCv(sheet: CvSheet, count: number): FittedCv {
  const fitted: CvSheet = { ...sheet }
  const leftOut: string[] = []
  for (const [section, keeps] of TAKEN) {
    while (leftOut.length < count && fitted[section].length > keeps) {
      leftOut.push(wordsOf(fitted[section].at(-1)!))
      Object.assign(fitted, { [section]: fitted[section].slice(0, -1) })
    }
  }
  return { sheet: fitted, leftOut }
}

function wordsOf(line: Lists[keyof Lists][number]): string {
  if (typeof line === 'string') return line
  return 'what' in line ? line.what : line.name
}

/** How many lines can be taken from it at most. */
export function lineCount(sheet: CvSheet): number {
  const lists = [...CV_SECTIONS, 'strengths', 'languages', 'digital', 'contact'] as const
  return lists.reduce((sum, list) => sum + sheet[list].length, 0)
}
