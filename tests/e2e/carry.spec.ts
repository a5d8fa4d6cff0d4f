// Pages that travel: saved as one file, put on any web space, carried by a link; read where no host is.
import { createServer, type Server } from 'node:http'
import { copyFile, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { sourceOf } from '../../src/domain/archive/byteSource.ts'
import { openZip, readZipItem } from '../../src/domain/archive/zipReader.ts'
import { Passport } from './screens/passport.ts'
import { bringAxe, expectAccessible, expectNothingFound } from './support/axe.ts'
import { issueBadges, NAMES } from './support/badges.ts'
import { expect, hasRunScript, test } from './support/scene.ts'

test.setTimeout(300_000)

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

test('a page as a site lies under any path of any web space, and gives its badges back', async ({
  passport,
  issuer,
  browser,
  host,
}) => {
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

  // What it says for programs, and the whole of it, are read by our own checker and taken in: each badge once.
  const description = {
    name: 'page.json',
    mimeType: 'application/json',
    buffer: files.get('page.json') as Buffer,
  }
  const whole = { name: file.name, mimeType: 'application/zip', buffer: await readFile(file.path) }
  for (const given of [description, whole]) {
    await reader.page.goto(`${host.url}/check`)
    await reader.page.locator('input[type=file]').first().setInputFiles(given)
    for (const name of [NAMES.hosted, NAMES.jwt])
      await expect(
        reader.page.getByRole('region', { name }).getByText('vérifié', { exact: true }),
      ).toBeVisible({ timeout: 30_000 })
    // The results as a whole are a region, too.
    await expect(reader.page.getByRole('region')).toHaveCount(3)
  }
  const other = new Passport(reader.page, host.url)
  await other.receive([description])
  for (const name of [NAMES.hosted, NAMES.jwt])
    await expect(other.outcome(name)).toContainText('est dans votre sac')
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
  await reader.page.setViewportSize({ width: 1280, height: 800 })
  const height = () => reader.page.locator('iframe').evaluate((one) => one.clientHeight)
  await expect.poll(height).toBeLessThan(1500)
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

test('a page with a password: nothing before it, everything after it, gone when taken down', async ({
  passport,
  issuer,
  browser,
  host,
}) => {
  const { page } = passport
  await collect(passport, issuer, 'Pour le jury')
  await page.getByRole('button', { name: 'Publier une page' }).click()
  await page.getByRole('radio', { name: 'Seulement avec un mot de passe' }).check({ force: true })
  const field = page.getByLabel('Mot de passe de la page')
  await expect(field).toHaveValue(/^[a-z]+-[a-z]+-[a-z]+$/)
  await field.fill('court')
  await expect(page.getByText('Au moins 12 caractères, et pas une simple suite.')).toBeVisible()
  await field.fill('le chat dort sous la table')
  await expectAccessible(page, 'a password to choose')
  await page.getByRole('button', { name: 'Je publie' }).click()
  await expect(page.getByRole('dialog')).toContainText('le lien et le mot de passe')
  await passport.confirmPublish()
  const address = await passport.publishedAddress()

  const texts = await Promise.all([address, `${address}.json`].map(async (one) => (await fetch(one)).text()))
  expect(texts[0]).toContain('Une page qui demande son mot de passe')
  for (const text of texts) expect(text).not.toMatch(/Pour le jury|Tutorer|Organiser|og:image|description/)

  const reader = await stranger(browser)
  await reader.page.goto(address)
  await expectNothingFound(reader.page, 'a page that needs its password')
  await reader.page.getByRole('link', { name: 'Écrire le mot de passe' }).click()
  const typed = reader.page.getByLabel('Mot de passe de la page')
  await typed.fill('le chien dort sous la table')
  await reader.page.getByRole('button', { name: 'Ouvrir la page' }).click()
  await expect(reader.page.getByRole('alert')).toContainText('Ce n’est pas le mot de passe', {
    timeout: 20_000,
  })
  await expectNothingFound(reader.page, 'a wrong password')
  // What was fetched once opens without the host.
  await reader.context.setOffline(true)
  await typed.fill('Le chat dort sous la table'.toLowerCase())
  await reader.page.getByRole('button', { name: 'Ouvrir la page' }).click()
  await expect(reader.page.frameLocator('iframe').getByRole('heading', { name: 'Pour le jury' })).toBeVisible(
    {
      timeout: 20_000,
    },
  )
  await reader.context.setOffline(false)
  await expectNothingFound(reader.page, 'a page opened with its password')
  await reader.page.getByRole('link', { name: 'Vérifier les 2 badges' }).click()
  const checked = reader.page.getByRole('region', { name: NAMES.jwt })
  await expect(checked.getByText('vérifié', { exact: true })).toBeVisible({ timeout: 30_000 })
  expect(reader.asked.some((one) => decodeURIComponent(one).includes('chat dort'))).toBe(false)
  await reader.context.close()

  await passport.open('/sharing')
  await expect(page.getByText('le chat dort sous la table')).toBeVisible()
  // A locked page has neither card nor picture to lay into another site.
  await page.getByRole('button', { name: /^Faire connaître/ }).click()
  await expect(page.getByRole('dialog').getByText('Faire connaître cette page')).toBeVisible()
  await expect(page.getByText('La mettre sur un site web')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Retirer' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Oui, retirer la page' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect((await fetch(address)).status).toBe(410)
  expect((await fetch(`${host.url}/s/${address.split('/').at(-1)}.json`)).status).toBe(410)
})
