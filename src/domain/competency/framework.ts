// What a competency framework is: areas of items, in two languages, and one key that names a competence anywhere.

export type Language = 'en' | 'fr'
export type Words = Record<Language, string>

/** Step of the map: 0 nothing yet, 1 I discover, 2 I practise, 3 I master, 4 I pass it on. */
export type Step = 0 | 1 | 2 | 3 | 4

export interface ItemReference {
  framework: string
  code: string
}

export interface FrameworkItem {
  code: string
  name: Words
  /** An identifier others use too; only real ones (ESCO), never one of our making. */
  uri?: string
  /** Other names for the same thing, official ESCO labels among them. */
  alt?: Partial<Record<Language, string[]>>
  /** Near neighbours elsewhere: a claim passes on to them, a little weaker. */
  related?: ItemReference[]
  /** The very same concept lives there; this item is only another way in. */
  sameAs?: ItemReference
}

export interface FrameworkArea {
  code: string
  name: Words
  items: FrameworkItem[]
}

export interface Framework {
  id: string
  short: Words
  title: Words
  /** Name of its level scale in `levels.ts`, where it has one. */
  scale?: string
  /** How long a skill of this kind keeps half of its freshness. */
  halfLifeYears: number
  areas: FrameworkArea[]
}

/** What the page "Sources of the frameworks" shows; licences ask for it. */
export interface FrameworkSource {
  id: string
  short: Words
  title: Words
  version: string
  url: string
  licence?: string
  attribution: string
  /** Which language's names are our own translation and not the publisher's. */
  translation: 'official' | 'fr-unofficial' | 'en-unofficial'
}

/** One competence, named the same everywhere: `digcomp-2.2|2.4`. */
export function keyOf(framework: string, code: string): string {
  return `${framework}|${code}`
}

export function splitKey(key: string): ItemReference {
  const bar = key.indexOf('|')
  return bar < 0 ? { framework: key, code: '' } : { framework: key.slice(0, bar), code: key.slice(bar + 1) }
}
