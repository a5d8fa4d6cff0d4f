// Pictures of every screen, two sizes, light and dark, in each language and in the one for trials (right to left,
// long): `npx tsx .ci/screenshots.ts [FOLDER] [LANGUAGE…]`, on a built app. About three minutes a language.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { LANGUAGES, localeOf, TRIAL_LANGUAGE, type Speech } from '../src/i18n/languages.ts'
import { Passport } from '../tests/e2e/screens/passport.ts'
import { allAddresses } from '../tests/e2e/support/addresses.ts'
import { issueBadges, NAMES } from '../tests/e2e/support/badges.ts'
import { startHost } from '../tests/e2e/support/host.ts'
import { startIssuer } from '../tests/e2e/support/issuer.ts'
import { chromiumArguments, findChromium } from './findChromium.ts'
import { PATHWAY, STATES, type Seeded } from './screenStates.ts'

const folder = process.argv[2] ?? '.cache/screens'
const ALL: readonly Speech[] = [...LANGUAGES, TRIAL_LANGUAGE]
const wanted = ALL.filter((one) => process.argv.length < 4 || process.argv.slice(3).includes(one))
const SIZES = { phone: { width: 360, height: 740 }, wide: { width: 1280, height: 800 } }
/** What lies further down of a very long page looks like what stands above. */
const TALLEST = 4000
/** Screens of a bag with nothing in it. */
const EMPTY = ['/', '/map', '/paths', '/sharing']

mkdirSync(folder, { recursive: true })
const issuer = await startIssuer()
const host = await startHost({ issuerHosts: issuer.authority })
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments() })
const missed: string[] = []
let taken = 0

/** A window as high as the page: else the bar would lie over its middle. */
async function stretch(page: Page, { width, height }: { width: number; height: number }): Promise<void> {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.min(Math.max(height, whole), TALLEST) })
}

/** Four pictures of what is there. */
async function pictures(page: Page, name: string, isWholePage = true): Promise<void> {
  // Several may turn at once: none is left.
  await page.waitForFunction(() => !document.querySelector('main .ui-spinner'))
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      if (colorScheme === 'light' && isWholePage) await stretch(page, viewport)
      await page.waitForTimeout(colorScheme === 'light' ? 200 : 50)
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) })
      taken += 1
    }
  }
  await page.setViewportSize(SIZES.phone)
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address.startsWith('http') ? address : host.url + address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.evaluate(() => document.fonts.ready)
}

async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  return page
}

const nameOf = (address: string) => address.replace(/^\//, '').replace(/[^\w]+/g, '-') || 'home'

/** A screen that does not come is named at the end; the others are still wanted. */
async function attempt(name: string, take: () => Promise<void>): Promise<void> {
  try {
    await take()
  } catch (error) {
    missed.push(`${name}: ${String(error).split('\n')[0]}`)
  }
}

/** One learner for all languages: badges, a collection, its page, a pathway. */
async function seed(): Promise<Seeded & { context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: SIZES.phone,
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  })
  const page = await newPage(context)
  const passport = new Passport(page, host.url)
  const files = await issueBadges(issuer)
  await passport.receive(Object.values(files))
  await passport.collect('Animatrice numérique', [NAMES.hosted, NAMES.signed])
  await passport.askToPublish()
  await page.getByRole('dialog').waitFor()
  await passport.confirmPublish()
  const publicPage = await passport.publishedAddress()
  await passport.open('/sharing')
  const publish = await page.locator('main a[href$="/publish"]').first().getAttribute('href')
  await passport.openBadge(NAMES.hosted)
  const badge = new URL(page.url()).pathname
  await passport.open('/paths')
  await page.locator('input[type=file]').setInputFiles(PATHWAY)
  await page.waitForURL(/paths\/[^/]+$/)
  await page.locator('.path-line').waitFor()
  const pathway = new URL(page.url()).pathname
  return {
    context,
    page,
    files,
    badge,
    pathway,
    publicPage,
    collection: publish?.replace(/\/publish$/, '') ?? '',
  }
}

/** The first minutes: nothing there, then the first badges. */
async function picturesOfBeginning(language: Speech, { files }: Seeded): Promise<void> {
  const context = await browser.newContext({
    locale: localeOf(language),
    viewport: SIZES.phone,
    serviceWorkers: 'block',
  })
  await context.addInitScript((chosen) => {
    localStorage.setItem('besace.look', JSON.stringify({ language: chosen }))
  }, language)
  const page = await newPage(context)
  for (const address of EMPTY) {
    await attempt(`${language}: empty ${address}`, async () => {
      await open(page, address)
      await pictures(page, `${language}-empty-${nameOf(address)}`)
    })
  }
  await attempt(`${language}: received`, async () => {
    await open(page, '/add')
    await page.locator('input[type=file]').first().setInputFiles(Object.values(files))
    await page
      .locator('.receive-result')
      .nth(Object.keys(files).length - 1)
      .waitFor({ timeout: 30_000 })
    await pictures(page, `${language}-received`)
    await open(page, '/sharing/new')
    await pictures(page, `${language}-collection-new`)
  })
  await context.close()
}

async function picturesOf(language: Speech, seeded: Seeded & { page: Page }): Promise<void> {
  const { page } = seeded
  await open(page, '/me/privacy')
  await page.evaluate((chosen) => {
    localStorage.setItem('besace.look', JSON.stringify({ language: chosen }))
  }, language)
  await page.setExtraHTTPHeaders({ 'accept-language': localeOf(language) })
  // By route and not by the ids in it, so that pictures of two runs can be laid side by side.
  const placeOf = (address: string) =>
    address
      .replace(seeded.badge, '/badge')
      .replace(seeded.collection, '/collection')
      .replace(seeded.pathway, '/path')
      .replace(/(\/paper\/\w+)\/[^/]+$/, '$1')
  for (const address of allAddresses(seeded)) {
    await attempt(`${language}: ${address}`, async () => {
      await open(page, address)
      await pictures(page, `${language}-${nameOf(placeOf(address))}`)
    })
  }
  for (const { name, at, reach, leave, isWhole = false } of STATES) {
    await attempt(`${language}: ${name}`, async () => {
      await open(page, at(seeded))
      await reach?.(page)
      await pictures(page, `${language}-${name}`, isWhole)
      await leave?.(page)
    })
  }
}

const begin = Date.now()
try {
  const seeded = await seed()
  for (const language of wanted) {
    await picturesOfBeginning(language, seeded)
    await picturesOf(language, seeded)
  }
} finally {
  await browser.close()
  await host.remove()
  await issuer.close()
}
console.log(`${taken} pictures in ${Math.round((Date.now() - begin) / 1000)} s: ${folder}`)
for (const one of missed) console.error(`missed: ${one}`)
process.exitCode = missed.length === 0 ? 0 : 1
