// Every screen, in every language, light and dark, with what can be opened open: axe finds nothing.
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { SHARE_THEMES } from '../../src/domain/sharing/sharedBlock.ts'
import { LANGUAGES, TRIAL_LANGUAGE } from '../../src/i18n/languages.ts'
import { Passport } from './screens/passport.ts'
import { allAddresses } from './support/addresses.ts'
import { bringAxe, expectNothingFound } from './support/axe.ts'
import { issueBadges, NAMES } from './support/badges.ts'
import { publishComposed } from './support/publishPage.ts'
import { expect, test, watchOver, type Watch } from './support/scene.ts'
import { signedPicture } from './support/signedBadge.ts'

test.setTimeout(900_000)

/** One passport for all: the badges, a collection and its page are made once. */
interface Seeded {
  context: BrowserContext
  page: Page
  passport: Passport
  watch: Watch
  badge: string
  collection: string
  pathway: string
  publicPage: string
}
let seeded: Seeded

test.beforeAll(async ({ browser, host, issuer }) => {
  const context = await browser.newContext({
    locale: 'fr-FR',
    reducedMotion: 'reduce',
    // As high as the longest page: what lies under the bar until one scrolls would count as too small for a finger.
    viewport: { width: 360, height: 10_000 },
  })
  await context.addInitScript(() => {
    // A preview in a frame of its own has none.
    if (navigator.serviceWorker)
      navigator.serviceWorker.register = () => Promise.reject(new DOMException('not here', 'SecurityError'))
  })
  await bringAxe(context)
  const watch = watchOver(context, [host.url, issuer.origin])
  const page = await context.newPage()
  const passport = new Passport(page, host.url)
  const more = await Promise.all(['Accueillir', 'Réparer un vélo', 'Traduire'].map(signedPicture))
  await passport.receive([...Object.values(await issueBadges(issuer)), ...more])
  await passport.openBadge(NAMES.hosted)
  const badge = new URL(page.url()).pathname
  await passport.collect('Animatrice numérique', [NAMES.hosted, NAMES.signed])
  await passport.askToPublish()
  await passport.confirmPublish()
  const publicPage = await passport.publishedAddress()
  const pathway = await passport.makePathway('Médiatrice', [NAMES.hosted, 'Accompagner'])
  await passport.open('/sharing')
  const publish = await page.locator('main a[href$="/publish"]').first().getAttribute('href')
  seeded = {
    context,
    page,
    passport,
    watch,
    badge,
    collection: publish?.replace(/\/publish$/, '') ?? '',
    pathway,
    publicPage,
  }
})

test.afterAll(() => seeded.context.close())

/** What a screen still waits for; each screen ends its work before axe looks. */
async function isThere(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('main .ui-spinner')).toHaveCount(0)
}

/** Opens what is pressed, looks, and closes it with Escape. */
async function lookInside(page: Page, opener: Locator, screen: string): Promise<void> {
  await opener.click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNothingFound(page, screen)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

for (const language of [...LANGUAGES, TRIAL_LANGUAGE]) {
  test.describe(language, () => {
    test.beforeEach(async () => {
      const { page, passport } = seeded
      await passport.open('/me/privacy')
      await page.evaluate((chosen) => {
        localStorage.setItem('besace.look', JSON.stringify({ language: chosen }))
      }, language)
    })

    test(`every address, ${language}`, async () => {
      const { page, passport } = seeded
      for (const address of allAddresses(seeded)) {
        await passport.open(address)
        await isThere(page)
        await expect(page.locator('html')).toHaveAttribute(
          'lang',
          language === TRIAL_LANGUAGE ? /^en/ : language,
        )
        await expectNothingFound(page, `${address}, ${language}`)
      }
      expect(seeded.watch).toEqual({ strangers: [], complaints: [] })
    })

    test(`what opens on them, ${language}`, async () => {
      const { page, passport, badge, collection } = seeded
      await passport.open('/')
      await isThere(page)
      const main = page.getByRole('main')
      await lookInside(page, page.locator('.app-language.is-short'), `language, ${language}`)
      await lookInside(page, main.locator('.shelf-tools button').first(), `filters, ${language}`)
      await main.getByRole('searchbox').fill('a')
      await expectNothingFound(page, `search, ${language}`)
      await main.getByRole('searchbox').fill('zzzz')
      await expect(main.locator('.backpack-none')).toBeVisible()
      await expectNothingFound(page, `nothing found, ${language}`)
      await main.getByRole('searchbox').fill('')
      await main.locator('.shelf-tools button').nth(1).click()
      const bulk = main.locator('.bulk-bar')
      await bulk.getByRole('button').first().click()
      await expectNothingFound(page, `several chosen, ${language}`)
      await lookInside(page, bulk.getByRole('button').nth(1), `tags for several, ${language}`)
      await lookInside(page, bulk.locator('[aria-haspopup=dialog]'), `more for several, ${language}`)

      await passport.open(badge)
      await page.getByRole('tab').first().waitFor()
      for (const closed of await main.locator('details').all())
        await closed.evaluate((one) => one.setAttribute('open', ''))
      await expectNothingFound(page, `a badge, all open, ${language}`)
      await lookInside(page, main.locator('.badge-gestures button').first(), `a badge shown, ${language}`)
      await passport.open(`${badge}?part=enrich`)
      await expect(page.getByRole('tabpanel')).toBeVisible()
      await expectNothingFound(page, `enrich, ${language}`)
      await lookInside(page, page.getByRole('tabpanel').getByRole('button').first(), `a proof, ${language}`)
      await page.getByRole('tabpanel').getByRole('button').last().click()
      await expectNothingFound(page, `a story, ${language}`)
      await passport.open(`${badge}?part=share`)
      await expect(page.getByRole('tabpanel')).toBeVisible()
      await expectNothingFound(page, `a badge, share, ${language}`)

      await passport.open('/map')
      await page.locator('.map-cell, .map-list button').first().click()
      await expectNothingFound(page, `a cell of the map, ${language}`)
      await passport.open(collection)
      const choose = main.getByRole('region').getByRole('button').last()
      await lookInside(page, choose, `badges to choose, ${language}`)
      await passport.open(`${collection}/publish`)
      await main.getByRole('textbox').first().fill('Amina')
      const publish = main.locator('.ui-button.is-primary').last()
      await expect(publish).not.toHaveAttribute('aria-busy', 'true')
      await lookInside(page, publish, `the last question, ${language}`)
      await passport.open('/sharing')
      const card = main.locator('.ui-card.is-everyone').first()
      await lookInside(page, card.getByRole('button').last(), `taking down, ${language}`)
      expect(seeded.watch).toEqual({ strangers: [], complaints: [] })
    })
  })
}

test('what the host shows: a page, one that is gone, one that never was', async ({ host }) => {
  const { page, passport, publicPage } = seeded
  for (const language of ['fr', 'en']) {
    await page.setExtraHTTPHeaders({ 'accept-language': language })
    for (const address of [publicPage, `${host.url}/s/${'A'.repeat(22)}`]) {
      await page.goto(address)
      await isThere(page)
      await expectNothingFound(page, `${address}, ${language}`)
    }
  }
  await page.goto(`${host.url}/check#share=${publicPage.split('/').at(-1)}`)
  await expect(page.getByRole('region', { name: NAMES.hosted })).toBeVisible({ timeout: 20_000 })
  await expectNothingFound(page, 'a page checked by its reader')
  await passport.open('/sharing')
  await page.locator('main .ui-card.is-everyone').first().getByRole('button').last().click()
  await page.getByRole('dialog').getByRole('button').last().click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const gone = await page.goto(publicPage)
  expect(gone?.status()).toBe(410)
  await isThere(page)
  await expectNothingFound(page, 'a page that is gone')
})

for (const theme of SHARE_THEMES)
  test(`a composed page and its card, ${theme}, for a phone and a large screen`, async ({
    host,
    browser,
  }) => {
    const address = await publishComposed(host.url, { theme })
    const context = await browser.newContext({ locale: 'fr-FR' })
    await bringAxe(context)
    const page = await context.newPage()
    for (const width of [360, 1280]) {
      // As high as the page, as above.
      await page.setViewportSize({ width, height: 10_000 })
      for (const shown of [address, `${address}/embed`]) {
        await page.goto(shown)
        await isThere(page)
        await page.evaluate(() =>
          document.querySelectorAll('details').forEach((one) => one.setAttribute('open', '')),
        )
        await expectNothingFound(page, `${shown.replace(address, theme)}, ${width}`)
      }
    }
    await context.close()
  })
