// The style sheets of share pages. They stand in the page itself, so that it looks for ever as it was published; each is
// one constant, which a host and a preview allow by its hash, and a page carries only those it needs.
import { SHARE_THEMES, type ShareTheme } from './sharedBlock.ts'
import { ALONE, BADGES, BASE, CARDS, FILES, STAND_INS } from './style/base.ts'
import { BLOCKS, MAP, PEOPLE, SMALL, STRENGTHS } from './style/blocks.ts'
import { EMBED } from './style/embed.ts'
import { THEMES } from './style/themes.ts'

/** Where the host serves the typefaces; these addresses never change. */
export const FONTS_PATH = '/fonts/'

/** The typefaces a page asks for, by the name under which the host serves them. */
export const SHARE_FONTS = ['bricolage', 'bricolage-ext', 'atkinson', 'atkinson-ext'] as const

/** Letters of French, English and their neighbours; all others of Latin script are in the `-ext` files. */
const LATIN = 'U+0-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122'
const LATIN_MORE = 'U+100-130,U+132-151,U+154-2AF,U+1E00-1EFF,U+20A0-20AB'
const LETTER_OF_MORE = /[\u0100-\u0130\u0132-\u0151\u0154-\u02af\u1e00-\u1eff\u20a0-\u20ab]/

const face = (family: string, file: (typeof SHARE_FONTS)[number], range?: string) => `
@font-face {
  font-family: ${family};
  font-weight: 200 800;
  font-display: swap;
  src: url(${FONTS_PATH}${file}.woff2) format('woff2');${range === undefined ? '' : ` unicode-range: ${range};`}
}`

const SHEETS = {
  letters: STAND_INS + face('Bricolage', 'bricolage') + face('Atkinson', 'atkinson'),
  moreLetters:
    STAND_INS +
    face('Bricolage', 'bricolage', LATIN) +
    face('Atkinson', 'atkinson', LATIN) +
    face('Bricolage', 'bricolage-ext', LATIN_MORE) +
    face('Atkinson', 'atkinson-ext', LATIN_MORE),
  base: BASE,
  alone: ALONE,
  badges: BADGES,
  files: FILES,
  cards: CARDS,
  strengths: STRENGTHS,
  blocks: BLOCKS,
  small: SMALL,
  people: PEOPLE,
  map: MAP,
  embed: EMBED,
  ...THEMES,
}

/** A style sheet's name. */
export type ShareSheet = keyof typeof SHEETS

const NAMES = [
  ...new Set(
    Object.values(SHEETS)
      .join('')
      .match(/--[a-z0-9-]+/g),
  ),
]

/** Typefaces by the one letter a page calls them by. */
const FAMILIES: [name: RegExp, letter: string][] = [
  [/\bBricolage\b/g, 'B'],
  [/\bAtkinson\b/g, 'A'],
  [/\bTitleLike\b/g, 'C'],
  [/\bTextLike\b/g, 'D'],
]

/**
 * Every style sheet there is, without what only its writers need: white space, long names, and colours that the same
 * rule sets anew, as a theme does that is made of another.
 */
export const SHARE_STYLES = Object.fromEntries(
  Object.entries(SHEETS).map(([name, sheet]) => [name, compact(sheet)]),
) as Record<ShareSheet, string>

/** What shows in a body that it needs a style sheet. Quotes that people write are escaped: only tags can match. */
const SIGNS: Partial<Record<ShareSheet, RegExp>> = {
  badges: /class="ring"|class="proofs"|class="part/,
  files: /<audio|class="shot"/,
  cards: /class="badges/,
  strengths: /class="strong"/,
  small: /class="(short|pics)"/,
  people: /class="(card|ends)"/,
  map: /class="cells"/,
}

/** The style sheets a document needs, in the order in which they count. */
export function sheetsFor(body: string, own: readonly ShareSheet[], theme: ShareTheme): ShareSheet[] {
  const letters: ShareSheet = LETTER_OF_MORE.test(body) ? 'moreLetters' : 'letters'
  const drawn = (Object.keys(SIGNS) as ShareSheet[]).filter((sheet) => SIGNS[sheet]?.test(body))
  const rest: ShareSheet[] = ['base', ...own, ...drawn, theme]
  return theme === 'plain' ? rest : [letters, ...rest]
}

/** The style sheets that a finished document carries. Only ours are ever found: nothing else can be allowed by this. */
export function stylesIn(document: string): string[] {
  return Object.values(SHARE_STYLES).filter((style) => document.includes(`<style>${style}</style>`))
}

/** Colours of the browser's own edge, by theme: light, then dark. */
export const EDGES: Record<ShareTheme, readonly [light: string, dark: string]> = {
  paper: ['#fcf9f2', '#0f191e'],
  petrol: ['#00434f', '#00434f'],
  saffron: ['#fdd9a0', '#362412'],
  night: ['#0c1122', '#0c1122'],
  plain: ['#fff', '#111'],
}

/** The theme a page is shown in. */
export function themeOf({ theme }: { theme?: ShareTheme }): ShareTheme {
  return theme ?? SHARE_THEMES[0]
}

function compact(sheet: string): string {
  const short = sheet
    .replace(/--[a-z0-9-]+/g, (name) => `--${NAMES.indexOf(name).toString(36)}`)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/ \+ (?=[^{}()]*\{)/g, '+')
    .replace(/([a-z0-9-]):\s+/g, '$1:')
    .replace(/\{(--[^{}]*)\}/g, (_, rules: string) => `{${lastOf(rules.split(';')).join(';')}}`)
    .replaceAll(';}', '}')
    .trim()
  return FAMILIES.reduce((text, [name, letter]) => text.replace(name, letter), short)
}

/** Of several values of one colour only the last counts. */
function lastOf(rules: readonly string[]): string[] {
  const nameOf = (rule: string) => rule.slice(0, rule.indexOf(':'))
  return rules.filter(
    (rule, index) =>
      !rule.startsWith('--') || !rules.slice(index + 1).some((later) => nameOf(later) === nameOf(rule)),
  )
}
