// What opens on the screens: sheets, questions, a cell, what a reader sees. Reached without a word of any language.
import type { Page } from '@playwright/test'
import type { UploadedFile } from '../tests/e2e/screens/passport.ts'
import type { Things } from '../tests/e2e/support/addresses.ts'

/** What one learner has, and the page that is public. */
export interface Seeded extends Things {
  files: Record<string, UploadedFile>
  publicPage: string
}

interface State {
  name: string
  at(seeded: Seeded): string
  reach?(page: Page): Promise<unknown>
  /** Puts back what would be told on every screen that follows. */
  leave?(page: Page): Promise<unknown>
  /** The page to its end, not only the window. */
  isWhole?: boolean
}

const STOPS = [
  { need: { kind: 'badge', name: 'Communication orale' } },
  { need: { kind: 'badge', name: 'Tutorer ses pairs' } },
  { need: { kind: 'evidence', name: 'Tutorer ses pairs' }, title: 'Une preuve de tutorat' },
  { need: { kind: 'competence', key: 'digcomp-2.2|2.4', name: 'Collaborer', step: 4 } },
  {
    need: { kind: 'badge', name: 'Médiation numérique', issuer: 'La Ruche' },
    link: 'https://ruche.example/',
  },
  { need: { kind: 'badge', name: 'Premiers secours' }, isOptional: true },
]

/** A pathway with every kind of stop. */
export const PATHWAY: UploadedFile = {
  name: 'pathway.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({ format: 'besace-pathway', version: 1, title: 'Médiatrice numérique', stops: STOPS }),
  ),
}

const main = (page: Page) => page.getByRole('main')
const dialog = (page: Page) => page.locator('dialog[open]')
const home = () => '/'
const badge = ({ badge }: Seeded) => badge
const spread = ({ badge }: Seeded) => `${badge}?part=share`
const enrich = ({ badge }: Seeded) => `${badge}?part=enrich`
const collection = ({ collection }: Seeded) => collection
const publish = ({ collection }: Seeded) => `${collection}/publish`
const sharing = () => '/sharing'

/** Presses one of several buttons and waits for the sheet. */
const opens = (selector: string, place: number) => async (page: Page) => {
  await main(page).locator(selector).nth(place).click()
  await dialog(page).waitFor()
  await dialog(page).locator('.ui-spinner').waitFor({ state: 'detached' })
}

const SPREAD_SHEETS = ['linkedin', 'texts', 'mastodon', 'picture'] as const
const SPREAD_BUTTONS: Record<(typeof SPREAD_SHEETS)[number], string> = {
  linkedin: '.badge-share .ui-card:first-child > .row:not(.spread-ways) button >> nth=0',
  texts: '.badge-share .ui-card:first-child > .row:not(.spread-ways) button >> nth=1',
  // With a public address there are four: it is known a little later.
  mastodon: '.spread-ways:has(> button ~ button ~ button ~ button) > button >> nth=0',
  picture: '.spread-ways > button >> nth=-1',
}

export const STATES: readonly State[] = [
  {
    name: 'language-open',
    at: home,
    reach: async (page) => {
      await page.locator('.app-language.is-short').click()
      await dialog(page).waitFor()
    },
  },
  {
    name: 'home-searched',
    at: home,
    reach: (page) => main(page).getByRole('searchbox').fill('oral'),
    isWhole: true,
  },
  {
    name: 'home-nothing-found',
    at: home,
    reach: async (page) => {
      await main(page).getByRole('searchbox').fill('zzzz')
      await main(page).locator('.backpack-none').waitFor()
    },
  },
  { name: 'badge-shown', at: badge, reach: opens('.badge-gestures button', 0) },
  { name: 'badge-enrich', at: enrich, isWhole: true },
  { name: 'badge-proof', at: enrich, reach: opens('[role=tabpanel]:not([hidden]) button', 0) },
  {
    name: 'badge-story',
    at: enrich,
    reach: (page) => main(page).locator('[role=tabpanel]:not([hidden]) button').last().click(),
    isWhole: true,
  },
  {
    name: 'badge-all-open',
    at: badge,
    reach: (page) =>
      main(page)
        .locator('details')
        .evaluateAll((all) => all.forEach((one) => one.setAttribute('open', ''))),
    isWhole: true,
  },
  { name: 'badge-share', at: spread, isWhole: true },
  ...SPREAD_SHEETS.map((name) => ({
    name: `spread-${name}`,
    at: spread,
    reach: opens(SPREAD_BUTTONS[name], 0),
  })),
  {
    name: 'map-cell',
    at: () => '/map',
    reach: async (page) => {
      await main(page).locator('.map-cell:is(.is-begun, .is-proposed), .map-list .is-lit').first().click()
    },
  },
  { name: 'collection-picker', at: collection, reach: opens('section button', -1) },
  {
    name: 'compose-parts',
    at: ({ collection }) => `${collection}/compose`,
    reach: async (page) => {
      await main(page).locator('.ui-segments input').nth(1).check({ force: true })
      await main(page).locator('.block-row').first().waitFor()
    },
    isWhole: true,
  },
  {
    name: 'compose-add',
    at: ({ collection }) => `${collection}/compose`,
    reach: async (page) => {
      await main(page).locator('.compose-add').click()
      await dialog(page).waitFor()
    },
  },
  {
    name: 'publish-question',
    at: publish,
    reach: async (page) => {
      await main(page).getByRole('textbox').first().fill('Amina Koné')
      await main(page).locator('.ui-button.is-primary:not([aria-busy])').last().click()
      await dialog(page).waitFor()
    },
  },
  { name: 'page-qr', at: sharing, reach: opens('.page-link-ways button', -2) },
  { name: 'page-spread', at: sharing, reach: opens('.page-link-ways button', -1) },
  { name: 'page-take-down', at: sharing, reach: opens('.ui-card.is-everyone button', -1) },
  { name: 'page-read', at: ({ publicPage }) => publicPage, isWhole: true },
  { name: 'page-never-was', at: ({ publicPage }) => publicPage.replace(/[^/]+$/, 'A'.repeat(22)) },
  {
    name: 'page-checked',
    at: ({ publicPage }) => `/check#share=${publicPage.split('/').at(-1)}`,
    reach: (page) => main(page).getByRole('region').first().waitFor({ timeout: 20_000 }),
    isWhole: true,
  },
  {
    name: 'inbox-filled',
    at: () => '/share-target?text=https%3A%2F%2Fissuer.example%2Fun-badge',
    reach: (page) => main(page).getByRole('listitem').first().waitFor(),
    leave: async (page) => {
      await main(page).getByRole('listitem').getByRole('button').last().click()
      await main(page).getByRole('listitem').waitFor({ state: 'detached' })
    },
    isWhole: true,
  },
  {
    name: 'demo-home',
    at: () => '/demo/',
    reach: (page) => main(page).locator('.badge-tile').first().waitFor({ timeout: 30_000 }),
    isWhole: true,
  },
  { name: 'demo-map', at: () => '/demo/map', isWhole: true },
]
