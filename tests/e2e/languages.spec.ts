// Languages and reading: chosen in the header, kept, at hand without a network; right to left, long and large it fits.
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { issueBadges, NAMES } from './support/badges.ts'
import { expectNoSidewaysScroll } from './support/layout.ts'
import { expect, test } from './support/scene.ts'

const PLAIN_PAGES = ['/', '/add', '/map', '/sharing', '/sharing/new', '/check', '/me', '/me/reading', '/help']

const root = (page: Page) =>
  page.evaluate(() => {
    const { lang, dir, dataset, style } = document.documentElement
    const manifest = document.querySelector('link[rel="manifest"]')?.getAttribute('href')
    return { lang, dir, fontSize: style.fontSize, manifest, ...dataset }
  })

/** Begins with this language or way of reading, as a device that has chosen before. */
async function keep(page: Page, look: object): Promise<void> {
  await page.addInitScript((text) => localStorage.setItem('besace.look', text), JSON.stringify(look))
}

async function choose(page: Page, sheet: string, language: string): Promise<void> {
  await page.getByRole('button', { name: sheet }).click()
  await page.getByRole('dialog').getByRole('radio', { name: language, exact: true }).check({ force: true })
}

test('easy French is one choice away in the header, and stays', async ({ passport }) => {
  const { page } = passport
  await passport.open('/')
  await choose(page, 'Langue et lecture', 'Français facile')
  await expect(page.getByRole('dialog').getByText('Le français facile a des phrases courtes.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Un badge dit ce que vous savez faire.')).toBeVisible()
  expect(await root(page)).toMatchObject({
    lang: 'fr-x-falc',
    manifest: '/manifest-fr-x-falc.webmanifest',
  })
  await page.reload({ waitUntil: 'commit' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect((await root(page)).lang).toBe('fr-x-falc')
  await passport.open('/me')
  await expect(page).toHaveTitle('Moi · Besace')
  await choose(page, 'Langue et lecture', 'English')
  await page.keyboard.press('Escape')
  await expect(page).toHaveTitle('Me · Besace')
})

test('easy French has one sentence a line, and axe finds nothing', async ({ passport, issuer }) => {
  test.setTimeout(600_000)
  const { page } = passport
  await keep(page, { language: 'fr-x-falc' })
  await passport.open('/add')
  const intro = page.getByText('Vos badges restent dans votre appareil.')
  expect(await intro.evaluate((element) => (element as HTMLElement).innerText.split('\n').length)).toBe(3)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(Object.values(await issueBadges(issuer)))
  await expect(page.getByRole('heading', { name: 'Voici le résultat' })).toBeVisible({ timeout: 30_000 })
  for (const path of ['/', '/add', '/map', '/me', '/me/reading']) {
    await passport.open(path)
    await expectAccessible(page, `${path} in easy French`)
  }
  await passport.openBadge(NAMES.hosted)
  await expectAccessible(page, 'a badge in easy French')
  expect(await page.getByRole('heading', { level: 1 }).getAttribute('lang')).toBe(
    await page.locator('.markdown').first().getAttribute('lang'),
  )
})

test('every language is at hand without a network', async ({ browser, host }) => {
  test.setTimeout(300_000)
  const context = await browser.newContext({ locale: 'fr-FR', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(host.url)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await context.setOffline(true)
  await page.goto(`${host.url}/`)
  await expect(page.getByRole('heading', { level: 1, name: 'Mes badges' })).toBeVisible()
  await choose(page, 'Langue et lecture', 'English')
  await expect(page.getByRole('dialog')).toContainText('Easy French has short sentences')
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: 'Français facile', exact: true })
    .check({ force: true })
  await page.getByRole('dialog').getByRole('link', { name: 'Lire plus facilement' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lecture' })).toBeVisible()
  await context.close()
})

test.describe('in a window of 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  test('texts from right to left and half as long again fit, and none is forgotten', async ({
    passport,
    issuer,
  }) => {
    test.setTimeout(600_000)
    const { page } = passport
    await keep(page, { language: 'en-x-trial' })
    for (const path of PLAIN_PAGES) {
      await passport.open(path)
      expect((await root(page)).dir).toBe('rtl')
      await expectNoSidewaysScroll(page, `${path}, right to left`)
    }
    for (const path of ['/', '/add', '/map', '/sharing', '/sharing/new']) {
      await passport.open(path)
      expect.soft(await wordsOutsideMessages(page), path).toEqual([])
    }
    await passport.open('/add')
    const files = Object.values(await issueBadges(issuer))
    await page.locator('input[type=file]').first().setInputFiles(files)
    await expect(page.locator('.receive-result')).toHaveCount(files.length, { timeout: 30_000 })
    await expectNoSidewaysScroll(page, 'results, right to left')
    for (const path of ['/', '/map', '/me']) {
      await passport.open(path)
      await expectNoSidewaysScroll(page, `${path}, full, right to left`)
    }
    await passport.openBadge(NAMES.hosted)
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      await expectNoSidewaysScroll(page, 'a badge, right to left')
    }
  })

  test('the largest letters and the widest spaces fit, in dialogs too', async ({ passport, issuer }) => {
    test.setTimeout(600_000)
    const { page } = passport
    const reading = {
      size: '200',
      spacing: 'wider',
      ground: 'warm',
      font: 'wide',
      ruler: true,
      still: true,
    }
    await keep(page, { language: 'fr', reading })
    for (const path of PLAIN_PAGES) {
      await passport.open(path)
      await expectNoSidewaysScroll(page, `${path}, large and wide`)
    }
    await passport.receive(Object.values(await issueBadges(issuer)))
    await expectNoSidewaysScroll(page, 'results, large and wide')
    await passport.openBadge(NAMES.hosted)
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      await expectNoSidewaysScroll(page, 'a badge, large and wide')
    }
    await page.getByRole('button', { name: 'Montrer' }).click()
    const dialog = page.getByRole('dialog')
    await expectNoSidewaysScroll(page, 'a badge held out, large and wide')
    const worn = await dialog.getByRole('heading').evaluate((heading) => {
      const { letterSpacing, wordSpacing, fontSize, fontFamily } = getComputedStyle(heading)
      const ruler = getComputedStyle(heading.closest('dialog')!, '::after').position
      return { letterSpacing, wordSpacing, fontSize, isWide: fontFamily.startsWith('OpenDyslexic'), ruler }
    })
    const size = Number.parseFloat(worn.fontSize)
    expect(Number.parseFloat(worn.letterSpacing)).toBeCloseTo(size * 0.1, 1)
    expect(Number.parseFloat(worn.wordSpacing)).toBeCloseTo(size * 0.4, 1)
    expect(worn).toMatchObject({ isWide: true, ruler: 'fixed' })
  })
})

test('reading in comfort is worn at once, kept, and there before the first paint', async ({ passport }) => {
  const { page } = passport
  await passport.open('/me')
  await page.getByRole('link', { name: 'Lecture' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lecture' })).toBeVisible()
  const pick = (group: string, name: string) =>
    page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true }).check({ force: true })
  await pick('Lettres', 'Plus grandes')
  await pick('Espace entre les lignes et les mots', 'Large')
  await pick('Fond', 'Crème ou brun')
  await page.getByRole('switch', { name: 'Rien ne bouge' }).check()
  const worn = { fontSize: '150%', spacing: 'wide', ground: 'warm', still: '' }
  expect(await root(page)).toMatchObject(worn)
  await expectAccessible(page, 'reading, worn')

  // Without the app's own code, only what runs before the first paint.
  await page.route(/assets\/.*\.js$/, (route) => route.abort())
  await page.reload({ waitUntil: 'domcontentloaded' }).catch(() => undefined)
  expect(await root(page)).toMatchObject(worn)
  await page.unroute(/assets\/.*\.js$/)

  await passport.open('/me/reading')
  await page.getByRole('button', { name: 'Comme au début' }).click()
  const plain = await root(page)
  expect([plain.fontSize, 'spacing' in plain, 'still' in plain]).toEqual(['', false, false])
  await page.getByRole('button', { name: 'Annuler' }).click()
  expect(await root(page)).toMatchObject(worn)
})

test('a badge is read aloud by a voice of the device, and only where there is one', async ({
  passport,
  issuer,
}) => {
  const { page } = passport
  await passport.receive(Object.values(await issueBadges(issuer)))
  await passport.openBadge(NAMES.hosted)
  await expect(page.getByRole('tab').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Écouter' })).toHaveCount(0)

  await page.addInitScript(giveVoices)
  await passport.openBadge(NAMES.hosted)
  await page.getByRole('button', { name: 'Écouter' }).click()
  await expect(page.getByRole('button', { name: 'Arrêter l’écoute' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Écouter' })).toBeVisible({ timeout: 20_000 })
  const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said)
  expect(said[0]).toBe(`here: ${NAMES.hosted}`)
  expect(said.length).toBeGreaterThan(4)
  expect(said.filter((text) => !text.startsWith('here'))).toEqual([])
})

/** Words one can read that no message has said: everything in the trial language stands between ⟦ and ⟧. */
function wordsOutsideMessages(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode
      const text = textContent?.trim() ?? ''
      const isSaid = text.includes('⟦') || text.includes('⟧')
      const isOwn = parentElement?.closest('script, style, noscript, [lang]:not(html)')
      if (/\p{L}{2}/u.test(text) && !isSaid && !isOwn && parentElement?.checkVisibility()) found.push(text)
    }
    return found
  })
}

/** A synthesiser with one voice here and one elsewhere; each word takes no time. */
function giveVoices(): void {
  const voices = [
    { lang: 'fr-FR', name: 'elsewhere', localService: false, default: true },
    { lang: 'fr-FR', name: 'here', localService: true, default: false },
  ]
  const said: string[] = []
  Object.assign(globalThis, { said })
  class Spoken {
    voice: { name: string } | undefined
    onend: (() => void) | undefined
    text: string
    constructor(text: string) {
      this.text = text
    }
  }
  const synthesis = {
    getVoices: () => voices,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    cancel: () => undefined,
    speak(spoken: Spoken) {
      said.push(`${spoken.voice?.name}: ${spoken.text}`)
      setTimeout(() => spoken.onend?.(), 20)
    },
  }
  Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis })
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: Spoken })
}
