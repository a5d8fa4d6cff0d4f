// On paper: dark words on white however one reads, nothing to press, nothing folded away, nothing cut in two.
import type { Page } from '@playwright/test'
import { issueBadges, NAMES } from './support/badges.ts'
import { MANY, manyBadges } from './support/manyBadges.ts'
import { expect, test } from './support/scene.ts'

const GROUNDS = [undefined, 'plain', 'warm']
const THEMES = ['light', 'dark'] as const

/** How the device is set, and how the learner reads; told as public/first-paint.js reads it. */
async function readIn(page: Page, theme: 'light' | 'dark', ground: string | undefined): Promise<void> {
  await page.evaluate(
    ([theme, ground]) =>
      localStorage.setItem('besace.look', JSON.stringify({ language: 'fr', theme, reading: { ground } })),
    [theme, ground] as const,
  )
}

/** Waits for what prints: it comes once the first page stands. */
async function toPaper(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('main .ui-spinner')).toHaveCount(0)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.app-edge')).toBeHidden()
}

async function coloursOf(page: Page, selector: string): Promise<{ ground: number; words: number }> {
  return page.locator(selector).evaluate((element) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d')!
    // From 0 for black to 1 for white, whatever way the colour is written.
    const lightness = (colour: string) => {
      context.fillStyle = colour
      context.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
      return (red + green + blue) / 765
    }
    const { backgroundColor, color } = getComputedStyle(element)
    return { ground: lightness(backgroundColor), words: lightness(color) }
  })
}

async function expectPaper(page: Page, screen: string): Promise<void> {
  const { ground, words } = await coloursOf(page, 'html')
  expect.soft(ground, `${screen}: the ground is white`).toBe(1)
  expect.soft(words, `${screen}: the words are dark`).toBeLessThan(0.25)
  const pressed = page.locator(
    '.app-nav, .app-corner, .ui-button, .ui-icon-button, [role=tab], .backpack-add',
  )
  for (const one of await pressed.all()) await expect.soft(one, screen).toBeHidden()
  const cards = page.locator(
    'main :is(.ui-card, .ui-notice:not(:has(details)), .badge-grid > li, .map-list > li)',
  )
  for (const card of await cards.all())
    await expect.soft(card, `${screen}: stays whole`).toHaveCSS('break-inside', 'avoid')
}

/** A PDF names its pages in plain text. */
async function pagesOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

test('screens of the app: white, without what is pressed, in every theme and on every ground', async ({
  passport,
  issuer,
}) => {
  const { page } = passport
  await passport.receive(Object.values(await issueBadges(issuer)))
  await passport.collect('Animatrice numérique', [NAMES.hosted, NAMES.signed])
  await passport.openBadge(NAMES.hosted)
  const badge = new URL(page.url()).pathname
  for (const theme of THEMES) {
    for (const ground of GROUNDS) {
      await readIn(page, theme, ground)
      for (const path of ['/', badge, '/map', '/sharing']) {
        await passport.open(path)
        await toPaper(page)
        await expectPaper(page, `${path}, ${theme}, ${ground ?? 'as it is'}`)
        await page.emulateMedia({ media: 'screen' })
      }
    }
  }

  await passport.open(badge)
  await toPaper(page)
  const closed = page.locator('.verdict-panel details')
  await expect(closed).not.toHaveCount(0)
  for (const one of await closed.all()) {
    await expect(one).not.toHaveAttribute('open')
    await expect(one.locator('li').first(), 'what is folded on the screen').toBeVisible()
  }
  const outside = page.locator('main a[href^="https://publications.jrc.ec.europa.eu"]').first()
  const told = await outside.evaluate((link) => getComputedStyle(link, '::after').content)
  expect(told, 'where a link leads').toContain('repository/handle/JRC128415')
  expect(await pagesOf(page)).toBeLessThanOrEqual(4)

  await passport.open('/map')
  await toPaper(page)
  await expect(page.locator('.map-mosaic')).toBeHidden()
  await expect(page.locator('.map-list > li').first()).toBeVisible()
})

test('a sheet that lies open is printed alone', async ({ passport, issuer }) => {
  const { page } = passport
  await passport.receive([(await issueBadges(issuer)).hosted])
  await passport.openBadge(NAMES.hosted)
  await page.getByRole('button', { name: 'Montrer' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('img').first()).toBeVisible()
  await toPaper(page)
  await expect(dialog.getByRole('img').first()).toBeVisible()
  await expect(page.locator('.verdict-panel')).toBeHidden()
  expect(await pagesOf(page)).toBe(1)
})

test('a long list is printed as a list of all that is found', async ({ passport, issuer }) => {
  test.setTimeout(300_000)
  const { page } = passport
  await passport.open('/add')
  const { signed, hosted } = await issueBadges(issuer)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...(await manyBadges()), signed, hosted])
  await expect(page.getByRole('heading', { name: 'Ce qui s’est passé' })).toBeVisible({ timeout: 90_000 })
  await passport.open('/?view=all')
  await expect(page.locator('.badge-tile').first()).toBeVisible()
  const lines = page.locator('.printed-rows > li')
  await expect(lines).toHaveCount(0)
  await toPaper(page)
  await expect(lines).toHaveCount(MANY + 2)
  await expect(lines.filter({ hasText: NAMES.signed })).toContainText('Université Lyon 3')
  await expect(page.locator('.badge-grid')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await expect(lines).toHaveCount(0)
  await expect(page.locator('.badge-tile').first()).toBeVisible()
  // As from the menu: nothing tells the page but the events of printing.
  await page.emulateMedia({ media: null })
  expect(await pagesOf(page)).toBeGreaterThan(1)
})

test('the page a reader sees', async ({ passport, issuer }) => {
  const { page } = passport
  await passport.receive([(await issueBadges(issuer)).hosted])
  await passport.collect('Animatrice numérique', [NAMES.hosted])
  await passport.askToPublish()
  await passport.confirmPublish()
  await page.goto(await passport.publishedAddress())
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ media: 'print', colorScheme })
    expect((await coloursOf(page, 'html')).ground, colorScheme).toBe(1)
    expect((await coloursOf(page, 'h1')).words, colorScheme).toBeLessThan(0.25)
    for (const folded of await page.locator('details > :last-child').all()) await expect(folded).toBeVisible()
    await expect(page.locator('.badge').first()).toHaveCSS('break-inside', 'avoid')
  }
})
