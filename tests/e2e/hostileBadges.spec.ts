// Sound badges that mean harm: received, shown and shared like any other, and nothing in them ever runs.
import type { BrowserContext, Page } from '@playwright/test'
import { HOSTILE_NAMES, makeHostileBadges } from './support/hostileBadges.ts'
import { expectNoSidewaysScroll } from './support/layout.ts'
import { expect, hasRunScript, test } from './support/scene.ts'

test.use({ viewport: { width: 320, height: 640 } })

const { drawing, words, long } = HOSTILE_NAMES

/** Touches everything that could set something off. */
async function provoke(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('main *')) {
      for (const type of ['mouseover', 'focus', 'load', 'error'])
        element.dispatchEvent(new Event(type, { bubbles: true }))
    }
  })
  expect(await hasRunScript(page)).toBe(false)
}

/** Opens an address by itself, as somebody who follows a link would, without the watch over the app's own pages. */
async function expectHarmlessAlone(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage()
  const answer = await page.request.get(address)
  expect(answer.headers()['content-security-policy']).toContain('sandbox')
  expect(answer.headers()['x-content-type-options']).toBe('nosniff')
  const isDownload = answer.headers()['content-disposition']?.startsWith('attachment') === true
  if (!isDownload) {
    await page.goto(address)
    expect(await hasRunScript(page)).toBe(false)
  }
  await page.close()
}

test('harmful badges are shown on every screen, run nothing and fit a small phone', async ({ passport }) => {
  test.setTimeout(600_000)
  const { page } = passport
  await passport.receive(Object.values(await makeHostileBadges()))
  for (const name of [drawing, words, long]) {
    await expect(passport.outcome(name)).toContainText('est dans votre sac')
    await expect(passport.outcome(name)).toContainText(/intact/i)
  }
  await expectNoSidewaysScroll(page, 'results')
  await provoke(page)

  await passport.open('/')
  await expect(page.getByRole('main').getByRole('link', { name: drawing })).toBeVisible()
  await expectNoSidewaysScroll(page, 'badges')
  await provoke(page)

  for (const name of [drawing, words, long]) {
    await passport.open('/')
    await page.getByRole('main').getByRole('link', { name }).first().click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await page.getByRole('button', { name: 'Montrer' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoSidewaysScroll(page, `${name}, shown large`)
    await provoke(page)
    await page.keyboard.press('Escape')
    for (const tab of ['Voir', 'Enrichir', 'Partager']) {
      await page.getByRole('tab', { name: tab }).click()
      await page.evaluate(() =>
        document.querySelectorAll<HTMLDetailsElement>('main details').forEach((one) => (one.open = true)),
      )
      await expectNoSidewaysScroll(page, `${name}, ${tab}`)
      await provoke(page)
    }
    expect(await page.locator('main [href^="javascript:"]').count()).toBe(0)
  }
  for (const path of ['/map', '/sharing', '/me']) {
    await passport.open(path)
    await expectNoSidewaysScroll(page, path)
    await provoke(page)
  }
})

test('a page that shows them runs nothing either, nor do its files', async ({ passport, browser, host }) => {
  const { page } = passport
  await passport.receive(Object.values(await makeHostileBadges()))
  await passport.collect('<script>window.hacked=1</script>', [drawing, words, long])
  await expectNoSidewaysScroll(page, 'collection')
  await passport.askToPublish()
  await page.keyboard.press('Escape')
  await expectNoSidewaysScroll(page, 'publish')
  await provoke(page)
  await page.getByRole('button', { name: 'Je publie' }).click()
  await passport.confirmPublish()
  const address = await passport.publishedAddress()

  const reader = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'fr-FR' })
  const shown = await reader.newPage()
  const asked = new Set<string>()
  reader.on('requestfinished', (request) => asked.add(new URL(request.url()).origin))
  reader.on('requestfailed', (request) => {
    // What the policy or the browser's own rules stopped was never sent.
    const isStopped = ['csp', 'origin'].includes(request.failure()?.errorText ?? '')
    if (!isStopped) asked.add(new URL(request.url()).origin)
  })
  await shown.goto(address)
  await expect(shown.getByText(drawing).first()).toBeVisible()
  expect(await hasRunScript(shown)).toBe(false)
  await expectNoSidewaysScroll(shown, 'share page')
  const own = await shown.evaluate(() =>
    [...document.querySelectorAll('img, a[href*="/s/"]')].map((element) =>
      element instanceof HTMLImageElement ? element.src : (element as HTMLAnchorElement).href,
    ),
  )
  const files = [...new Set(own)].filter((link) => /\/(files|badges|pictures)\//.test(link))
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) await expectHarmlessAlone(reader, file)

  await shown.goto(`${host.url}/check#share=${address.split('/').at(-1)}`)
  await expect(shown.getByRole('region', { name: drawing })).toContainText(/intact/i, { timeout: 30_000 })
  await expectNoSidewaysScroll(shown, 'check')
  expect(await hasRunScript(shown)).toBe(false)
  expect([...asked]).toEqual([host.url])
  await reader.close()
})

test('the drawing opened from disk, as downloaded, runs nothing that Besace would have opened', async ({
  passport,
}) => {
  const { page } = passport
  const { drawing: file } = await makeHostileBadges()
  await passport.receive([file])
  await passport.openBadge(drawing)
  await page.getByRole('tab', { name: 'Partager' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Télécharger le fichier' }).click()
  const stream = await (await download).createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  expect(Buffer.concat(parts)).toEqual(file.buffer)
  // The file is handed over to the system; no tab of Besace's own origin shows it.
  expect(page.context().pages()).toHaveLength(1)
  await provoke(page)
})
