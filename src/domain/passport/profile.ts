// The learner's card: who I am, in my own words; each part shown to nobody unless the learner says to whom.
import { isObject } from '../json.ts'
import { parseAddress } from '../webAddress.ts'

/** Parts of the card that can be shown one by one. */
export const CARD_PARTS = ['name', 'picture', 'headline', 'about', 'place', 'languages', 'links'] as const
export type CardPart = (typeof CARD_PARTS)[number]

/** From nobody to everybody; whoever is let in further sees what those before see. */
export const AUDIENCES = ['me', 'counsellor', 'link', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]

export const LANGUAGE_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const
export type LanguageLevel = (typeof LANGUAGE_LEVELS)[number]

export interface SpokenLanguage {
  /** BCP 47, as in `fr` or `ar`. */
  code: string
  level?: LanguageLevel
}

export interface CardLink {
  label: string
  url: string
}

/** Pixels alone: cut and drawn anew, so that nothing of the photo's own data is left. */
export interface CardPicture {
  bytes: ArrayBuffer
  mediaType: string
}

/** What the card says, the name aside: that is the one shown on pages, kept with the settings. */
export interface CardFields {
  headline: string
  /** Plain text. */
  about: string
  place: string
  languages: SpokenLanguage[]
  links: CardLink[]
  picture?: CardPicture
}

export interface ProfileCard {
  fields: CardFields
  /** Who may see each part; what is not named is for me alone. */
  visible: Partial<Record<CardPart, Audience>>
  /** ISO 8601, UTC; empty when there was never a card. */
  updatedAt: string
}

export const CARD_LIMITS = {
  headline: 120,
  about: 2000,
  place: 120,
  languages: 12,
  links: 10,
  label: 80,
  url: 2048,
  pictureBytes: 2 * 1024 * 1024,
} as const

export function emptyCard(): ProfileCard {
  return {
    fields: { headline: '', about: '', place: '', languages: [], links: [] },
    visible: {},
    updatedAt: '',
  }
}

/** A card out of anything at all: what does not fit is left out, nothing is shown further than it says. */
export function readCard(value: unknown): ProfileCard {
  const card = emptyCard()
  if (!isObject(value) || !isObject(value['fields'])) return card
  const { fields } = value
  const picture = pictureFrom(fields['picture'])
  return {
    fields: {
      headline: lineFrom(fields['headline'], CARD_LIMITS.headline),
      about: textFrom(fields['about'], CARD_LIMITS.about),
      place: lineFrom(fields['place'], CARD_LIMITS.place),
      languages: listFrom(fields['languages'], languageFrom, CARD_LIMITS.languages),
      links: listFrom(fields['links'], linkFrom, CARD_LIMITS.links),
      ...(picture && { picture }),
    },
    visible: visibleFrom(value['visible']),
    updatedAt: typeof value['updatedAt'] === 'string' ? value['updatedAt'] : '',
  }
}

/** What is left of the card for these eyes; parts they may not see are empty, as are those that say nothing. */
export interface VisibleCard extends Partial<CardFields> {
  name?: string
}

/**
 * The card as others see it.
 *
 * @param name The name shown on pages.
 * @example cardFor(card, 'Amina', 'public').headline // undefined, unless it was made public
 */
export function cardFor({ fields, visible }: ProfileCard, name: string, audience: Audience): VisibleCard {
  const rank = AUDIENCES.indexOf(audience)
  const said = { name, ...fields }
  const parts = CARD_PARTS.filter((part) => {
    const value = said[part]
    const saysSomething = typeof value === 'object' && !Array.isArray(value) ? true : Boolean(value?.length)
    return AUDIENCES.indexOf(visible[part] ?? 'me') >= rank && saysSomething
  })
  return Object.fromEntries(parts.map((part) => [part, said[part]]))
}

/** The address as a browser would follow it; nothing when it is none. The scheme may be left out. */
export function cardAddress(typed: string): string | undefined {
  const text = typed.trim()
  const url = parseAddress(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`)
  const isWeb = url !== undefined && /^https?:$/.test(url.protocol) && url.hostname.includes('.')
  return isWeb && !/\s/.test(text) && url.username === '' ? url.href.slice(0, CARD_LIMITS.url) : undefined
}

/** Control characters, and those that turn the direction of writing. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

function textFrom(value: unknown, limit: number): string {
  if (typeof value !== 'string') return ''
  return value.replace(/\r\n?/g, '\n').replace(UNSEEN, '').trim().slice(0, limit)
}

function lineFrom(value: unknown, limit: number): string {
  return textFrom(value, limit).replace(/\s+/gu, ' ')
}

function listFrom<T>(value: unknown, read: (item: unknown) => T | undefined, limit: number): T[] {
  return Array.isArray(value)
    ? value
        .map(read)
        .filter((item) => item !== undefined)
        .slice(0, limit)
    : []
}

function languageFrom(value: unknown): SpokenLanguage | undefined {
  if (!isObject(value)) return undefined
  const { code, level } = value
  if (typeof code !== 'string' || !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(code)) return undefined
  const known = LANGUAGE_LEVELS.find((each) => each === level)
  return { code, ...(known && { level: known }) }
}

function linkFrom(value: unknown): CardLink | undefined {
  const url = isObject(value) && typeof value['url'] === 'string' ? cardAddress(value['url']) : undefined
  return url === undefined || !isObject(value)
    ? undefined
    : { label: lineFrom(value['label'], CARD_LIMITS.label), url }
}

function pictureFrom(value: unknown): CardPicture | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { bytes, mediaType } = value as Partial<CardPicture>
  const isSound =
    bytes instanceof ArrayBuffer &&
    bytes.byteLength > 0 &&
    bytes.byteLength <= CARD_LIMITS.pictureBytes &&
    /^image\/(jpeg|webp|png)$/.test(mediaType ?? '')
  return isSound && mediaType !== undefined ? { bytes, mediaType } : undefined
}

function visibleFrom(value: unknown): ProfileCard['visible'] {
  const visible: ProfileCard['visible'] = {}
  for (const part of CARD_PARTS) {
    const audience = AUDIENCES.find((each) => isObject(value) && each === value[part])
    if (audience !== undefined && audience !== 'me') visible[part] = audience
  }
  return visible
}
