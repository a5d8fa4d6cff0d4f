// Pages whose every text means harm, wherever a page is shown: nothing runs, nobody is asked, no policy is broken.
import { createServer } from 'node:http'
import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sourceOf } from '../../src/domain/archive/byteSource.ts'
import { openZip, readZipItem } from '../../src/domain/archive/zipReader.ts'
import { LINK_PARTS } from '../../src/domain/sharing/carry/linkParts.ts'
import { sealPack } from '../../src/domain/sharing/carry/lockedPack.ts'
import { pageFile } from '../../src/domain/sharing/carry/pageFile.ts'
import { packLink } from '../../src/domain/sharing/carry/pageLink.ts'
import { pageSite } from '../../src/domain/sharing/carry/pageSite.ts'
import { sha256 } from '../server/support/samplePage.ts'
import { actsOf, HOSTILE_TEXTS, hostilePage, listenTo } from './support/hostilePage.ts'
import { draftOf, publishPage } from './support/publishPage.ts'
import { composeHostile } from './support/hostileRows.ts'
import { expect, test } from './support/scene.ts'

const NOTHING = { strangers: [], complaints: [], dialogs: [] }
const PASSWORD = 'le chat dort sous la table'

for (const turn of [0, 7])
  test(`the page and its card, wherever they are shown, from text ${turn}`, async ({ browser, host }) => {
    const { page: model, files } = hostilePage(turn)
    const { response, address, id } = await publishPage(host.url, draftOf(model), files)
    expect(response.status, await response.clone().text()).toBe(201)

    // Somebody else's web page with the card in it, by the lines that are given out: another origin.
    const { html } = (await (await fetch(`${host.url}/oembed?url=${address}`)).json()) as { html: string }
    const site = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html; charset=utf-8')
      answer.end(`<!doctype html><title>Ailleurs</title><h1>Ailleurs</h1>${html}`)
    })
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
    const elsewhere = `http://127.0.0.1:${(site.address() as AddressInfo).port}`

    const reader = await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 740 } })
    const acts = await listenTo(reader, [host.url, elsewhere])
    const page = await reader.newPage()
    for (const shown of [address, `${address}/embed`, elsewhere]) {
      await page.goto(shown)
      const document = page.frames().at(-1)
      await expect(document?.getByText(HOSTILE_TEXTS[0]).first() ?? page.locator('none')).toBeAttached()
      for (const details of (await document?.locator('details').all()) ?? [])
        await details.evaluate((one) => one.setAttribute('open', ''))
      expect(await actsOf(page), shown).toEqual([])
    }
    expect(page.frames()).toHaveLength(2)
    // Its badges are checked in the app, which shows their names.
    await page.goto(`${host.url}/check#share=${id}`)
    await expect(page.getByRole('region').first()).toBeVisible()
    expect(await actsOf(page)).toEqual([])
    expect(acts).toEqual(NOTHING)
    await reader.close()
    site.close()
  })

test('the page as a file and as a site', async ({ browser }) => {
  const { page: model, files } = hostilePage(3)
  const carried = { page: model, files, madeAt: '2026-11-22T10:00:00.000Z' }
  const folder = await mkdtemp(join(tmpdir(), 'besace-hostile-'))
  await writeFile(join(folder, 'page.html'), await pageFile(carried))
  const source = sourceOf(await pageSite(carried, () => ({})))
  const items = await openZip(source)
  if (!items.ok) throw new Error(items.error.code)
  for (const [path, item] of items.value) {
    const bytes = await readZipItem(source, item, 50e6)
    await mkdir(dirname(join(folder, 'site', path)), { recursive: true })
    if (bytes.ok) await writeFile(join(folder, 'site', path), bytes.value)
  }
  const reader = await browser.newContext({ locale: 'fr-FR' })
  const acts = await listenTo(reader, [])
  const page = await reader.newPage()
  for (const path of ['page.html', 'site/index.html']) {
    await page.goto(pathToFileURL(join(folder, path)).href)
    await expect(page.getByText(HOSTILE_TEXTS[0]).first()).toBeAttached()
    expect(await actsOf(page), path).toEqual([])
  }
  expect(acts).toEqual(NOTHING)
  await reader.close()
  await rm(folder, { recursive: true })
})

test('the page in a link, and behind its password', async ({ browser, host }) => {
  const { page: model, files } = hostilePage(5)
  const short = {
    ...model,
    badges: model.badges.map((badge) => ({ ...badge, evidence: badge.evidence.slice(0, 3) })),
  }
  const proofs = model.badges.map(() => `{"badge":"</script><script>window.hacked=1</script>"}`)
  const link = { page: short, proofs, madeAt: '2026-11-22T10:00:00.000Z' }
  const fragment = await packLink(link, new Set(LINK_PARTS))
  const pack = await sealPack(model, files, {
    password: PASSWORD,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })
  const bytes = await pack.arrayBuffer()
  const hash = sha256(new Uint8Array(bytes))
  const draft = { locked: true, language: 'fr', pack: hash, expiresInDays: 30 }
  const sealed = new Map([[hash, { bytes, mediaType: 'application/octet-stream' }]])
  const { response, address } = await publishPage(host.url, draft, sealed)
  expect(response.status).toBe(201)

  const reader = await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 740 } })
  const acts = await listenTo(reader, [host.url])
  const page = await reader.newPage()
  const expectShown = async (where: string) => {
    await expect(page.frameLocator('iframe').getByText(HOSTILE_TEXTS[0]).first()).toBeAttached({
      timeout: 60_000,
    })
    expect(await actsOf(page), where).toEqual([])
    await page
      .getByRole('link', { name: /^Vérifier les 8 badges/ })
      .first()
      .click()
    await expect(page.getByRole('region').first()).toBeVisible()
    expect(await actsOf(page), `${where}, checked`).toEqual([])
  }
  await page.goto(`${host.url}/page#${fragment}`)
  await expectShown('a link')
  await page.goto(address)
  expect(await actsOf(page), 'a locked page').toEqual([])
  await page.getByRole('link', { name: 'Écrire le mot de passe' }).click()
  await page.getByLabel('Mot de passe de la page').fill(PASSWORD)
  await page.getByRole('button', { name: 'Ouvrir la page' }).click()
  await expectShown('a page opened with its password')
  expect(acts).toEqual(NOTHING)
  await reader.close()
})

test('the host takes no page whose addresses would run something, nor marks that turn the text around', async ({
  host,
}) => {
  const { page: model, files } = hostilePage()
  const withUrl = (url: string) => ({
    ...draftOf(model),
    blocks: [{ kind: 'profile', headline: 'x', links: [{ label: 'x', url }] }],
  })
  for (const url of [
    'javascript:hacked=1',
    ' javascript:hacked=1',
    'java\tscript:hacked=1',
    'data:text/html,x',
    '//x',
    'blob:x',
  ])
    expect([url, (await publishPage(host.url, withUrl(url), files)).response.status]).toEqual([url, 422])
  const turned = { ...draftOf(model), title: '\u202egnp.egdab' }
  expect((await publishPage(host.url, turned, files)).response.status).toBe(422)
})

test('the composer, its preview, the question of consent and the page that comes of it', async ({
  passport,
  browser,
  host,
}) => {
  const { page } = passport
  const collection = await composeHostile(passport)
  const acts = await listenTo(page.context(), [host.url])
  await page.setViewportSize({ width: 1280, height: 900 })
  for (const path of ['/', '/sharing', collection, '/me/card']) {
    await passport.open(path)
    await expect(page.locator('main .ui-spinner')).toHaveCount(0)
    expect(await actsOf(page), path).toEqual([])
  }
  await passport.open(`${collection}/compose`)
  const preview = page.frameLocator('iframe.page-frame').first()
  await expect(preview.getByText(HOSTILE_TEXTS[0]).first()).toBeAttached()
  expect(await actsOf(page), 'composer').toEqual([])
  for (const kind of ['Titre', 'Texte', 'Carte']) {
    await page.locator('.block-row').filter({ hasText: kind }).first().locator('.block-words').click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await actsOf(page), `composer, ${kind}`).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }

  await passport.open(`${collection}/publish`)
  const switches = page.locator('.consent-mine').getByRole('switch')
  await expect(switches.first()).toBeVisible()
  for (const part of await switches.all()) await part.check()
  await page.getByLabel('Nom montré').fill(HOSTILE_TEXTS[2])
  await expect(preview.getByText('Ce que j’ai appris').first()).toBeAttached()
  await expect(preview.getByText(HOSTILE_TEXTS[2]).first()).toBeAttached()
  expect(await actsOf(page), 'publish').toEqual([])
  await page.getByRole('button', { name: 'Je publie' }).click()
  const ask = page.getByRole('dialog')
  await expect(ask).toBeVisible()
  expect(await actsOf(page), 'the last question').toEqual([])
  await passport.confirmPublish()
  const address = await passport.publishedAddress()
  expect(acts).toEqual(NOTHING)

  const reader = await browser.newContext({ locale: 'fr-FR' })
  const heard = await listenTo(reader, [host.url])
  const shown = await reader.newPage()
  await shown.goto(address)
  await expect(shown.getByText(HOSTILE_TEXTS[0]).first()).toBeAttached()
  expect(await shown.locator('a[href^="javascript"]').count()).toBe(0)
  expect(await actsOf(shown)).toEqual([])
  expect(heard).toEqual(NOTHING)
  await reader.close()
})
