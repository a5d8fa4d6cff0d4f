// A public page as programs read it that run no script: what it says of itself, its picture, its card; and its end.
import { PNG } from 'pngjs'
import { issueBadges, NAMES } from './support/badges.ts'
import { expect, test } from './support/scene.ts'

/** What the head of a document says, by `name` or `property`. */
function metaOf(html: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [tag] of html.matchAll(/<meta\b[^>]*>/g)) {
    const content = /\bcontent="([^"]*)"/.exec(tag)?.[1] ?? ''
    for (const [, name = ''] of tag.matchAll(/\b(?:name|property)="([^"]*)"/g)) found.set(name, content)
  }
  return found
}

const linkOf = (html: string, type: string) =>
  new RegExp(`<link rel="alternate" type="${type.replace('+', '\\+')}" href="([^"]*)"`).exec(html)?.[1] ?? ''

test('compose, publish, read as a crawler, check, change, take down: every address tells the same at once', async ({
  passport,
  issuer,
  browser,
  host,
}) => {
  const { page } = passport
  const { hosted, jwt } = await issueBadges(issuer)
  await passport.receive([hosted, jwt])
  await passport.collect('Animatrice numérique', [NAMES.hosted, NAMES.jwt])
  await page.getByRole('button', { name: 'Composer la page' }).click()
  await page.getByRole('radio', { name: 'Un recruteur' }).check({ force: true })
  await expect(page.locator('.block-row')).not.toHaveCount(0)
  await expect(page.getByText('Gardé sur cet appareil', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Continuer vers la publication' }).click()
  await page.getByLabel('Nom montré').fill('Amina Koné')
  await page.getByRole('button', { name: 'Je publie' }).click()
  await passport.confirmPublish()
  const address = await passport.publishedAddress()

  const response = await fetch(address, { headers: { 'user-agent': 'LinkedInBot/1.0', accept: '*/*' } })
  const html = await response.text()
  const meta = metaOf(html)
  const title = 'Amina Koné · Animatrice numérique'
  expect(response.headers.get('x-robots-tag')).toBe('noindex')
  expect(html).toMatch(/^<!doctype html><html lang="fr">/)
  expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).toBe(title)
  expect(Object.fromEntries(meta)).toMatchObject({
    robots: 'noindex',
    'og:type': 'website',
    'og:locale': 'fr_FR',
    'og:title': title,
    'og:url': address,
    'og:image': `${address}/preview.png`,
    'og:image:width': '1200',
    'og:image:height': '627',
    'og:image:alt': title,
    'twitter:card': 'summary_large_image',
  })
  expect(meta.get('description')).toBe(meta.get('og:description'))
  expect(meta.get('description')).toContain(NAMES.hosted)
  expect(html).toContain(`<link rel="canonical" href="${address}"/>`)
  expect(html).not.toMatch(/<script/i)

  // The preview has the size it is said to have, and is asked for anew each time: it goes when its page goes.
  const picture = await fetch(meta.get('og:image') ?? '')
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect(picture.headers.get('cache-control')).toBe('no-cache')
  const { width, height } = PNG.sync.read(Buffer.from(await picture.arrayBuffer()))
  expect([width, height]).toEqual([1200, 627])
  const tag = picture.headers.get('etag') ?? ''
  expect((await fetch(`${address}/preview.png`, { headers: { 'if-none-match': tag } })).status).toBe(304)

  const oembed = await fetch(linkOf(html, 'application/json+oembed').replaceAll('&amp;', '&'))
  expect(oembed.headers.get('content-type')).toMatch(/^application\/json/)
  expect(await oembed.json()).toMatchObject({
    version: '1.0',
    type: 'rich',
    title,
    author_name: 'Amina Koné',
    thumbnail_url: meta.get('og:image'),
  })
  const json = new URL(linkOf(html, 'application/json'), address).href
  const data = (await (await fetch(json)).json()) as { type: string[]; verifiableCredential: unknown[] }
  expect([data.type, data.verifiableCredential.length]).toEqual([['VerifiablePresentation'], 2])

  // RDFa, read by the document's own tree: who, and what credentials.
  const reader = await browser.newContext({ locale: 'fr-FR' })
  const read = await reader.newPage()
  await read.goto(address)
  const told = await read.evaluate(() => {
    const of = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => element.textContent?.trim() ?? '')
    return {
      vocab: document.querySelector('[vocab]')?.getAttribute('vocab'),
      person: of('[typeof=Person] [property=name]'),
      names: of('[property=hasCredential] > div > [property=name]'),
      subjects: [...document.querySelectorAll('[property=hasCredential]')].map((item) =>
        item.closest('[resource]')?.getAttribute('resource'),
      ),
    }
  })
  expect(told).toEqual({
    vocab: 'https://schema.org/',
    person: ['Amina Koné'],
    names: [NAMES.hosted, NAMES.jwt],
    subjects: ['#me', '#me'],
  })
  await read.getByRole('link', { name: 'Vérifier les 2 badges' }).first().click()
  for (const name of [NAMES.hosted, NAMES.jwt])
    await expect(read.getByRole('region', { name }).getByText('vérifié', { exact: true })).toBeVisible({
      timeout: 30_000,
    })

  // Changed: the same addresses say the new thing at once, whatever a reader kept.
  const collection = /\/sharing\/[^/?]+/.exec(page.url())?.[0] ?? ''
  await passport.open(collection)
  await page.getByLabel('Titre').fill('Formatrice')
  await expect(page.getByText('Gardé sur cet appareil', { exact: true })).toBeVisible()
  await passport.open(`${collection}/publish`)
  await page.getByRole('button', { name: 'Mettre à jour la page publique' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Oui, mettre à jour' }).click()
  await expect(page.getByRole('heading', { name: 'Votre page est à jour' })).toBeVisible({ timeout: 20_000 })
  const kept = { 'if-none-match': response.headers.get('etag') ?? '' }
  const second = await fetch(address, { headers: kept })
  expect([second.status, metaOf(await second.text()).get('og:title')]).toEqual([
    200,
    'Amina Koné · Formatrice',
  ])
  const changed = await fetch(`${address}/preview.png`, { headers: { 'if-none-match': tag } })
  expect(changed.status).toBe(200)
  await read.goto(address)
  await expect(read).toHaveTitle('Amina Koné · Formatrice')

  // Taken down: everything is gone in the same moment, and nothing that was kept is shown without asking.
  const all = [
    address,
    json,
    meta.get('og:image') ?? '',
    `${address}/embed`,
    `${address}/badges/1`,
    `${address}/pictures/1`,
    `${host.url}/oembed?url=${encodeURIComponent(address)}`,
  ]
  for (const one of all) {
    const there = await fetch(one)
    expect([one, there.status, there.headers.get('cache-control')]).toEqual([one, 200, 'no-cache'])
  }
  await passport.open('/sharing')
  await page.getByRole('button', { name: 'Retirer', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^Oui/ }).click()
  await expect(page.getByText('La page n’est plus publique.').first()).toBeVisible()
  for (const one of all) {
    const gone = await fetch(one, { headers: { 'if-none-match': `${tag}, ${changed.headers.get('etag')}` } })
    expect([one, gone.status]).toEqual([one, 410])
    expect(gone.headers.get('cache-control') ?? 'no-store', one).toMatch(/no-cache|no-store/)
    expect(await gone.text()).not.toMatch(/Amina|Formatrice|Animatrice/)
  }
  // A browser that showed it a moment ago does not show it again.
  await read.goto(address)
  await expect(read.getByRole('heading', { level: 1 })).toHaveText('Cette page n’est plus là')
  await reader.close()
})
