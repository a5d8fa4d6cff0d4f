// Pages that travel: saved as one file, put on any web space, carried by a link; read where no host is.
import { createServer, type Server } from 'node:http'
import { copyFile, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { sourceOf } from '../../src/domain/archive/byteSource.ts'
import { openZip, readZipItem } from '../../src/domain/archive/zipReader.ts'
import type { Passport } from './screens/passport.ts'
import { bringAxe, expectAccessible, expectNothingFound } from './support/axe.ts'
import { issueBadges, NAMES } from './support/badges.ts'
import { expect, hasRunScript, test } from './support/scene.ts'

test.setTimeout(120_000)

/** A reader who has never been here; what they ask for is written down. */
async function stranger(
  browser: Browser,
  offline = false,
): Promise<{ page: Page; asked: string[]; context: BrowserContext }> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    offline,
    viewport: { width: 360, height: 740 },
  })
  await bringAxe(context)
  const asked: string[] = []
  context.on('request', (request) => {
    if (/^https?:/.test(request.url())) asked.push(request.url())
  })
  return { context, asked, page: await context.newPage() }
}

/** From nothing to the sheet of ways to take the page along. */
async function openWays(passport: Passport): Promise<void> {
  const { page } = passport
  await page.getByRole('button', { name: 'Emporter la page' }).click()
  await expect(page.getByRole('dialog', { name: 'L’emporter avec soi' })).toBeVisible()
}

async function collect(
  passport: Passport,
  issuer: Parameters<typeof issueBadges>[0],
  title: string,
): Promise<void> {
  await passport.receive(Object.values(await issueBadges(issuer)))
  await passport.collect(title, [NAMES.hosted, NAMES.jwt])
}

async function saved(page: Page, button: string): Promise<{ path: string; name: string }> {
  const download = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: button }).click()
  const file = await download
  return { path: await file.path(), name: file.suggestedFilename() }
}

/** A web space as plain as they come. */
async function webSpace(files: ReadonlyMap<string, Buffer>): Promise<{ server: Server; url: string }> {
  const types: Record<string, string> = { '.html': 'text/html', '.png': 'image/png', '.svg': 'image/svg+xml' }
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').replace(/^\/people\/amina\//, '') || 'index.html'
    const content = files.get(path)
    response.writeHead(content ? 200 : 404, {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
    })
    response.end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/people/amina/` }
}

const arePicturesThere = (page: Page) =>
  page
    .locator('.badge img')
    .evaluateAll((all) => (all as HTMLImageElement[]).every((one) => one.naturalWidth > 0))

test('a page saved as one file opens from a disk, without any network', async ({
  passport,
  issuer,
  browser,
}) => {
  await collect(passport, issuer, 'Animatrice numérique')
  await openWays(passport)
  await expectAccessible(passport.page, 'ways to take a page along')
  const file = await saved(passport.page, 'Télécharger le fichier')
  expect(file.name).toBe('Animatrice numérique.html')

  const reader = await stranger(browser, true)
  const complaints: string[] = []
  reader.page.on('console', (message) => complaints.push(message.text()))
  const copy = `${file.path}.html`
  await copyFile(file.path, copy)
  await reader.page.goto(pathToFileURL(copy).href)
  await expect(reader.page.getByRole('heading', { name: NAMES.hosted })).toBeVisible()
  expect(await arePicturesThere(reader.page)).toBe(true)
  expect(await reader.page.locator('body').evaluate((body) => getComputedStyle(body).margin)).toBe('0px')
  expect(await reader.page.locator('html').getAttribute('lang')).toBe('fr')
  expect(await reader.page.locator('script').count()).toBe(0)
  expect(await hasRunScript(reader.page)).toBe(false)
  expect(reader.asked).toEqual([])
  expect(complaints).toEqual([])

  await reader.page.locator('.badge').first().locator('summary').last().click()
  const download = reader.page.waitForEvent('download')
  await reader.page.getByRole('link', { name: 'Le fichier du badge, tel que reçu' }).first().click()
  const badge = await readFile(await (await download).path())
  const original = Object.values(await issueBadges(issuer)).find(({ buffer }) => buffer.equals(badge))
  expect(original, 'the badge is there byte for byte').toBeDefined()
  await reader.context.close()
})

test('a page as a site lies under any path of any web space', async ({ passport, issuer, browser }) => {
  await collect(passport, issuer, 'Animatrice numérique')
  await openWays(passport)
  const file = await saved(passport.page, 'Télécharger le ZIP')
  expect(file.name).toBe('Animatrice numérique.zip')
  const source = sourceOf(new Blob([await readFile(file.path)]))
  const items = await openZip(source)
  if (!items.ok) throw new Error(items.error.code)
  const files = new Map<string, Buffer>()
  for (const [path, item] of items.value) {
    const bytes = await readZipItem(source, item, 50e6)
    if (bytes.ok) files.set(path, Buffer.from(bytes.value))
  }
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['index.html', 'page.json', 'preview.png', 'LISEZ-MOI.txt']),
  )

  const { server, url } = await webSpace(files)
  const reader = await stranger(browser)
  await reader.page.goto(url)
  await expect(reader.page.getByRole('heading', { name: NAMES.jwt })).toBeVisible()
  expect(await arePicturesThere(reader.page)).toBe(true)
  expect(reader.asked.filter((one) => !one.startsWith(url) && !one.endsWith('/favicon.ico'))).toEqual([])
  expect(await hasRunScript(reader.page)).toBe(false)
  await reader.context.close()
  server.close()
})

test('a link carries a page whose badges are checked in a fresh profile', async ({
  passport,
  issuer,
  browser,
  host,
}) => {
  await collect(passport, issuer, 'Deux badges')
  await openWays(passport)
  const open = passport.page.getByRole('dialog').getByRole('link', { name: 'Voir ce qu’il ouvre' })
  const link = (await open.getAttribute('href')) ?? ''
  expect(link).toMatch(/\/page#[A-Za-z0-9_-]+$/)
  expect(link.length).toBeLessThan(8300)

  const reader = await stranger(browser)
  await reader.page.goto(link)
  const frame = reader.page.frameLocator('iframe')
  await expect(frame.getByRole('heading', { name: 'Deux badges' })).toBeVisible()
  await expect(reader.page.getByText('Cette page n’existe que dans le lien.')).toBeVisible()
  await expectNothingFound(reader.page, 'a page in a link')
  expect(
    reader.asked.every((one) => one.startsWith(host.url) && !one.includes(link.split('#')[1] ?? '')),
  ).toBe(true)
  await reader.page.getByRole('link', { name: 'Vérifier les 2 badges' }).click()
  await expect(
    reader.page.getByRole('region', { name: NAMES.jwt }).getByText('vérifié', { exact: true }),
  ).toBeVisible({
    timeout: 30_000,
  })
  await expectNothingFound(reader.page, 'a page in a link, checked')

  for (const bad of ['', link.split('#')[1]?.slice(0, 200) ?? '', 'AgAAAAA', '<script>hacked=1</script>']) {
    await reader.page.goto(`${host.url}/help`)
    await reader.page.goto(`${host.url}/page#${bad}`)
    await expect(reader.page.getByRole('alert')).toContainText('Ce lien n’a pas pu être ouvert')
    expect(await hasRunScript(reader.page)).toBe(false)
  }
  await reader.context.close()
})
