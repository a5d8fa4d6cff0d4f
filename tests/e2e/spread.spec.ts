// From a badge to LinkedIn in two gestures, without going out; texts for Parcoursup; a public page on another site.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from '@playwright/test'
import { NAMES, issueBadges } from './support/badges.ts'
import { expect, test } from './support/scene.ts'

test.beforeEach(async ({ passport, issuer }) => {
  const files = await issueBadges(issuer)
  await passport.receive([files.hosted])
  await passport.openBadge(NAMES.hosted)
})

test('two gestures lead to LinkedIn’s form, with its fields filled in', async ({
  passport,
  context,
  watch,
}) => {
  const { page } = passport
  await context.route('https://www.linkedin.com/**', (route) => route.abort())
  await page.getByRole('button', { name: 'Ajouter à LinkedIn' }).click()
  // Nothing is asked before the press.
  expect(watch.strangers).toEqual([])
  const [request, tab] = await Promise.all([
    context.waitForEvent('request', (asked) => asked.url().startsWith('https://www.linkedin.com/')),
    context.waitForEvent('page'),
    page.getByRole('dialog').getByRole('link', { name: 'Ouvrir LinkedIn' }).click(),
  ])
  await tab.close()
  const { pathname, searchParams } = new URL(request.url())
  expect(pathname).toBe('/profile/add')
  expect(Object.fromEntries(searchParams)).toEqual({
    startTask: 'CERTIFICATION_NAME',
    name: NAMES.hosted,
    organizationName: 'UTBM',
    issueYear: '2022',
    issueMonth: '3',
  })
  expect(request.headers()['referer']).toBeUndefined()
  await page.getByRole('button', { name: 'Copier : Nom' }).click()
  // Said inside the sheet: what lies behind it is neither seen nor heard.
  await expect(page.getByRole('dialog').getByText('Copié : Nom')).toBeVisible()
  // The press asked LinkedIn for that one address, and nobody for anything else.
  expect([...new Set(watch.strangers)]).toEqual([request.url()])
  watch.strangers.splice(0)
})

test('each box of Parcoursup counts to 1,500', async ({ passport }) => {
  const { page } = passport
  await page.getByRole('tab', { name: 'Partager' }).click()
  await page.getByRole('button', { name: 'Textes tout prêts' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Pour quoi faire').selectOption('parcoursup')
  for (const box of [
    'Expériences professionnelles',
    'Engagement citoyen',
    'Encadrement et animation',
    'Ouverture au monde',
  ])
    await expect(sheet.getByLabel(box, { exact: true })).toHaveValue(/^Le badge «/)
  await expect(sheet.getByText(/caractères sur 1.500/)).toHaveCount(4)
  await sheet.getByLabel('Engagement citoyen', { exact: true }).fill('é'.repeat(1501))
  await expect(sheet.getByText(/1 caractère de trop/)).toBeVisible()
})

test('a public page is handed on, and what it gives other sites works there', async ({
  passport,
  page,
  host,
  browser,
}) => {
  await passport.collect('Mes forces', [NAMES.hosted])
  await passport.askToPublish()
  await passport.confirmPublish()
  const address = await passport.publishedAddress()
  await page.getByRole('button', { name: /^Faire connaître/ }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('La mettre sur un site web').click()
  const frame = (await sheet.locator('code').textContent()) ?? ''
  await expectCardElsewhere(browser, { frame, address })
  await sheet.getByRole('radio', { name: 'Une image' }).check({ force: true })
  await expect(sheet.getByText(/Elle marche partout/)).toBeVisible()
  const snippet = (await sheet.locator('code').textContent()) ?? ''
  const [link, picture] = [...snippet.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, url]) => url ?? '')
  expect(link).toBe(address)
  expect((await page.request.get(link ?? '')).status()).toBe(200)
  const answer = await page.request.get(picture ?? '')
  expect(answer.headers()['content-type']).toBe('image/png')
  // Otherwise no other site may show it.
  expect(answer.headers()['cross-origin-resource-policy']).toBe('cross-origin')

  // The badge now has an address of its learner’s own.
  await page.goto(`${host.url}/`)
  await passport.openBadge(NAMES.hosted)
  await page.getByRole('tab', { name: 'Partager' }).click()
  await expect(page.getByText('Le lien donné est celui de votre page publique « Mes forces ».')).toBeVisible()
  const post = page.getByRole('link', { name: /^Post LinkedIn/ })
  expect(new URL((await post.getAttribute('href')) ?? '').searchParams.get('url')).toBe(address)
})

/** Lays the lines into a page of another origin: the card is there, drawn, and its links open windows of their own. */
async function expectCardElsewhere(
  browser: Browser,
  { frame, address }: { frame: string; address: string },
): Promise<void> {
  const site = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8')
    answer.end(`<!doctype html><html lang="fr"><title>Ailleurs</title><h1>Ailleurs</h1>${frame}`)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 740 } })
  const complaints: string[] = []
  context.on('console', (message) => complaints.push(message.text()))
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}`)
  const card = page.frameLocator('iframe')
  await expect(card.getByText(NAMES.hosted)).toBeVisible()
  const isDrawn = () =>
    card
      .locator('img')
      .first()
      .evaluate((image) => (image as HTMLImageElement).naturalWidth > 0)
  await expect.poll(isDrawn).toBe(true)
  expect(await card.locator('body').evaluate(() => document.fonts.check('1rem B'))).toBe(true)
  const { width } = (await page.locator('iframe').boundingBox()) ?? { width: 0 }
  expect(width).toBeLessThanOrEqual(360)
  await expect(page.getByTitle('Mes forces')).toBeVisible()
  // Before the press: the way a test presses puts listeners into the frame, which its sandbox rightly reports.
  expect(complaints.filter((words) => /policy|sandbox|blocked/i.test(words))).toEqual([])
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    card.getByRole('link', { name: /^Vérifier/ }).click(),
  ])
  await expect(opened).toHaveURL(`${new URL(address).origin}/check#share=${address.split('/').at(-1)}`)
  // The window is not in the sandbox that its opener was in.
  await expect(opened.getByRole('region', { name: NAMES.hosted })).toBeVisible({ timeout: 20_000 })
  await context.close()
  site.close()
}
