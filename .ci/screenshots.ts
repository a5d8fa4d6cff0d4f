// Pictures of every screen, two sizes, light and dark, in each language and in the one for trials (right to left,
// long): `npx tsx .ci/screenshots.ts FOLDER [LANGUAGE…]`, on a built app.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { LANGUAGES, localeOf, TRIAL_LANGUAGE, type Speech } from '../src/i18n/languages.ts'
import { issueBadges } from '../tests/e2e/support/badges.ts'
import { startHost } from '../tests/e2e/support/host.ts'
import { startIssuer } from '../tests/e2e/support/issuer.ts'
import { chromiumArguments, findChromium } from './findChromium.ts'

const folder = process.argv[2] ?? '.cache/screens'
const ALL: readonly Speech[] = [...LANGUAGES, TRIAL_LANGUAGE]
const wanted = ALL.filter((one) => process.argv.length < 4 || process.argv.slice(3).includes(one))
mkdirSync(folder, { recursive: true })
const SIZES = { phone: { width: 360, height: 740 }, wide: { width: 1280, height: 800 } }

const issuer = await startIssuer()
const host = await startHost({ issuerHosts: issuer.authority })
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments() })

async function pictures(page: Page, name: string, isWholePage = false): Promise<void> {
  await page.waitForTimeout(500)
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.waitForTimeout(150)
      await page.screenshot({
        path: join(folder, `${name}-${size}-${colorScheme}.png`),
        fullPage: isWholePage,
      })
    }
  }
  await page.setViewportSize(SIZES.phone)
}

async function walk(context: BrowserContext, language: Speech): Promise<void> {
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const show = async (path: string, name: string, isWholePage = true) => {
    await page.goto(host.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await pictures(page, `${language}-${name}`, isWholePage)
  }
  await show('/', 'empty')
  await page.locator('.app-language.is-short').click()
  await page.getByRole('dialog').getByRole('radio').first().waitFor({ state: 'attached' })
  await pictures(page, `${language}-language`)
  await show('/add', 'add')
  const files = Object.values(await issueBadges(issuer))
  await page.locator('input[type=file]').first().setInputFiles(files)
  await page
    .locator('.receive-result')
    .nth(files.length - 1)
    .waitFor({ timeout: 30_000 })
  await pictures(page, `${language}-received`, true)
  await show('/', 'badges', false)
  await page.getByRole('main').getByRole('link', { name: 'Tutorer ses pairs' }).first().click()
  await page.getByRole('tab').first().waitFor()
  await pictures(page, `${language}-badge`)
  await pictures(page, `${language}-badge-whole`, true)
  const address = page.url().split('?')[0]
  for (const part of ['enrich', 'share']) {
    await page.goto(`${address}?part=${part}`)
    await pictures(page, `${language}-badge-${part}`, true)
  }
  await show('/map', 'map', false)
  await page.locator('.map-cell[class*=is-step-]').first().click({ timeout: 5000 })
  await pictures(page, `${language}-map-cell`)
  await show('/paths', 'paths-empty')
  await makePathway(page, host.url)
  await pictures(page, `${language}-path`, true)
  await page.goto(`${page.url()}/edit`)
  await pictures(page, `${language}-path-edit`, true)
  await show('/paths', 'paths', true)
  await show('/sharing', 'sharing')
  await show('/sharing/new', 'collection-new')
  await page.getByRole('textbox').first().fill('Animatrice numérique')
  await page
    .getByRole('textbox')
    .nth(1)
    .fill('Je cherche un poste d’animatrice numérique. Voici trois choses que je sais faire.')
  await page.getByRole('region').getByRole('button').last().click()
  for (const box of await page.getByRole('dialog').getByRole('checkbox').all())
    await box.check({ force: true })
  await pictures(page, `${language}-picker`)
  await page.getByRole('dialog').getByRole('button').last().click()
  await page.waitForTimeout(2000)
  await pictures(page, `${language}-collection`, true)
  const collection = page.url()
  await page.goto(`${collection}/compose`)
  await page.locator('.ui-segments input').nth(1).check({ force: true })
  await page.waitForTimeout(2000)
  await pictures(page, `${language}-compose`, true)
  await page.locator('.compose-add').click()
  await pictures(page, `${language}-compose-add`)
  await page.goto(collection)
  await page.locator('.collection-end .ui-button.is-primary').last().click()
  await page.waitForURL(/publish$/)
  await page.getByRole('textbox').first().fill('Amina Koné')
  await pictures(page, `${language}-publish`, true)
  await show('/sharing', 'sharing-filled')
  await show('/me', 'me')
  await show('/paper/cv', 'cv')
  await show('/paper/map', 'map-on-paper')
  await show('/me/reading', 'reading')
  await show('/me/privacy', 'privacy')
  await show('/check', 'check')
  await page.close()
}

/** From a file, so that no word of any language is needed. */
async function makePathway(page: Page, url: string): Promise<void> {
  const stops = [
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
  const text = JSON.stringify({ format: 'besace-pathway', version: 1, title: 'Médiatrice numérique', stops })
  await page.goto(`${url}/paths`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await page.waitForURL(/paths\/[^/]+$/)
  await page.locator('.path-line').waitFor()
}

async function picturesOf(language: Speech): Promise<void> {
  const context = await browser.newContext({
    locale: localeOf(language),
    viewport: SIZES.phone,
  })
  await context.addInitScript((chosen) => {
    localStorage.setItem('besace.look', JSON.stringify({ language: chosen }))
  }, language)
  await walk(context, language)
  await context.close()
}

try {
  for (const language of wanted) await picturesOf(language)
} finally {
  await browser.close()
  await host.remove()
  await issuer.close()
}
