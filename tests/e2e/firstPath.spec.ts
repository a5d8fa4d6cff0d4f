// One learner walks the whole way: receive, check, keep, enrich, group, publish, map; and a reader checks.
import { expect, test, type BrowserContext } from '@playwright/test'
import { Passport, type UploadedFile } from './screens/passport.ts'
import { expectAccessible } from './support/axe.ts'
import { issueBadges, NAMES } from './support/badges.ts'
import { startHost, type RunningHost } from './support/host.ts'
import { startIssuer, type LocalIssuer } from './support/issuer.ts'

test.describe.configure({ mode: 'serial' })

let issuer: LocalIssuer
let host: RunningHost
let context: BrowserContext
let passport: Passport
let files: Awaited<ReturnType<typeof issueBadges>>
let shareUrl: string
/** Everything the pages asked of any other place than the host and the issuer, and every policy broken. */
const strangers: string[] = []
const complaints: string[] = []

test.beforeAll(async ({ browser }) => {
  issuer = await startIssuer()
  host = await startHost({ issuerHosts: issuer.authority })
  files = await issueBadges(issuer)
  context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'fr-FR',
    reducedMotion: 'reduce',
  })
  watch(context)
  passport = new Passport(await context.newPage(), host.url)
})

test.afterAll(async () => {
  await context.close()
  await host.remove()
  await issuer.close()
})

function watch(watched: BrowserContext): void {
  watched.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (/^https?:$/.test(protocol) && origin !== host.url && origin !== issuer.origin)
      strangers.push(request.url())
  })
  watched.on('console', (message) => {
    if (/Content Security Policy|Uncaught/.test(message.text()))
      complaints.push(`${message.page()?.url()} ${message.location().url} ${message.text()}`)
  })
}

test('an empty passport teaches the next gesture', async () => {
  await passport.open('/')
  await expect(passport.page.getByRole('heading', { name: 'Vos badges arrivent ici' })).toBeVisible()
  await expectAccessible(passport.page, 'empty passport')
})

test('six files end in six plain sentences', async () => {
  const { page } = passport
  const all = Object.values(files) as UploadedFile[]
  await passport.receive(all)
  for (const name of [NAMES.hosted, NAMES.signed, NAMES.jwt, NAMES.altered, NAMES.revoked]) {
    await expect(passport.outcome(name)).toContainText('est dans votre sac')
  }
  await expect(passport.outcome(NAMES.hosted)).toContainText(/vérifié/i)
  await expect(passport.outcome(NAMES.jwt)).toContainText(/vérifié/i)
  await expect(passport.outcome(NAMES.signed)).toContainText(/intact/i)
  await expect(passport.outcome(NAMES.altered)).toContainText(/modifié/i)
  await expect(passport.outcome(NAMES.revoked)).toContainText(/retiré/i)
  await expect(passport.outcome('vacances.png')).toContainText('n’a pas été ajouté')
  await expectAccessible(page, 'results')
  await passport.receive([files.hosted])
  await expect(passport.outcome(NAMES.hosted)).toContainText('était déjà dans votre sac')
  await passport.open('/')
  await expect(page.getByRole('main').getByRole('link', { name: NAMES.hosted })).toHaveCount(1)
  await expectAccessible(page, 'badges')
})

test('a badge explains itself, and its own script never runs', async () => {
  const { page } = passport
  await passport.openBadge(NAMES.jwt)
  await expect(page.getByText('le badge n’a pas changé', { exact: false }).first()).toBeVisible()
  await expect(page.getByText('GreenComp').first()).toBeVisible()
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  await expectAccessible(page, 'badge, see')
})

test('evidence and a reflection make it speak', async () => {
  const { page } = passport
  await passport.openBadge(NAMES.hosted)
  await page.getByRole('tab', { name: 'Enrichir' }).click()
  await page.getByRole('button', { name: 'Ajouter une preuve' }).click()
  const dialog = page.getByRole('dialog')
  await expectAccessible(page, 'add evidence')
  await dialog.getByLabel('Titre').fill('Atelier du 12 mars')
  await dialog.getByLabel('Ce qu’elle montre').fill('Douze étudiants, chaque semaine.')
  await dialog.getByRole('button', { name: 'Garder' }).click()
  await expect(page.getByText('Atelier du 12 mars')).toBeVisible()
  await page.getByRole('button', { name: 'Écrire' }).click()
  await page.getByRole('radio', { name: 'Les trois' }).check({ force: true })
  await page.getByLabel('Ce que j’ai appris').fill('Écouter avant d’expliquer.')
  await page.getByRole('button', { name: 'Garder ce que j’ai écrit' }).click()
  await expect(page.getByText('Écouter avant d’expliquer.').first()).toBeVisible()
  await expectAccessible(page, 'badge, enrich')
})

test('without host and network, the app opens and everything is there', async () => {
  const { page } = passport
  await page.evaluate(() => navigator.serviceWorker.ready)
  await host.stop()
  await context.setOffline(true)
  await passport.open('/')
  for (const name of Object.values(NAMES)) {
    await expect(page.getByRole('main').getByRole('link', { name }).first()).toBeVisible()
  }
  await passport.openBadge(NAMES.hosted)
  await page.getByRole('tab', { name: 'Enrichir' }).click()
  await expect(page.getByText('Atelier du 12 mars')).toBeVisible()
  await passport.openBadge(NAMES.jwt)
  await page.getByRole('button', { name: 'Vérifier' }).click()
  await expect(page.getByText(/Vérifié (aujourd’hui|le)/).first()).toBeVisible()
  await context.setOffline(false)
  await host.start()
})

test('a collection groups badges in the learner’s order', async () => {
  const { page } = passport
  await passport.open('/sharing/new')
  await page.getByLabel('Titre').fill('Animatrice numérique')
  await page.getByLabel('Quelques mots pour commencer').fill('Trois choses que je sais faire.')
  await page.getByRole('button', { name: 'Choisir des badges' }).click()
  const dialog = page.getByRole('dialog')
  for (const name of [NAMES.signed, NAMES.hosted, NAMES.jwt, NAMES.revoked]) {
    await dialog.getByRole('checkbox', { name }).check()
  }
  await expectAccessible(page, 'choose badges')
  await dialog.getByRole('button', { name: /^Ajouter/ }).click()
  await page.getByRole('button', { name: `Monter « ${NAMES.hosted} »` }).click()
  await page.getByLabel(`Ma phrase pour « ${NAMES.hosted} »`).fill('J’ai aidé douze étudiants.')
  await expect(page.getByText('Gardé sur cet appareil')).toBeVisible()
  await expectAccessible(page, 'collection')
})

test('a page is published after a look and a yes', async () => {
  const { page } = passport
  await page.getByRole('button', { name: 'Publier une page' }).click()
  await page.getByLabel('Nom montré').fill('Amina Koné')
  await page.getByRole('switch', { name: /Atelier du 12 mars/ }).check({ force: true })
  await expectAccessible(page, 'publish')
  await page.getByRole('button', { name: 'Je publie' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Oui, publier' }).click()
  await expect(page.getByRole('heading', { name: 'Votre page est en ligne' })).toBeVisible({
    timeout: 20_000,
  })
  await expectAccessible(page, 'published')
  shareUrl = (await page.locator('a[href*="/s/"]').first().getAttribute('href')) ?? ''
  expect(shareUrl).toMatch(/\/s\/[\w-]{22}$/)
})

test('anybody with the link reads it without script, and checks each badge in their own browser', async ({
  browser,
}) => {
  const reader = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'fr-FR',
    reducedMotion: 'reduce',
  })
  watch(reader)
  const page = await reader.newPage()
  const answer = await page.goto(shareUrl)
  const html = (await answer?.text()) ?? ''
  expect(html).not.toMatch(/<script/i)
  expect(Buffer.byteLength(html)).toBeLessThan(20_000)
  await expect(page.getByText('Amina Koné').first()).toBeVisible()
  await expect(page.getByText('J’ai aidé douze étudiants.')).toBeVisible()
  await expect(page.getByText('Atelier du 12 mars')).toBeVisible()
  await expect(page.getByText('Écouter avant d’expliquer.')).toHaveCount(0)
  const picture = await page.locator('meta[property="og:image"]').getAttribute('content')
  const preview = await page.request.get(picture ?? '')
  expect(preview.headers()['content-type']).toBe('image/png')
  expect((await preview.body()).subarray(16, 24)).toEqual(Buffer.from([0, 0, 4, 176, 0, 0, 2, 115]))
  await expectAccessible(page, 'share page')
  await page
    .getByRole('link', { name: /Vérifier/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const name of [NAMES.hosted, NAMES.signed, NAMES.jwt, NAMES.revoked]) {
    await expect(page.getByRole('region', { name })).toContainText(/vérifié|intact|retiré/i, {
      timeout: 30_000,
    })
  }
  await expectAccessible(page, 'check')
  await reader.close()
})

test('badges whose alignments name a competence light up the map and say why', async () => {
  const { page } = passport
  await passport.open('/map')
  const cell = page.getByRole('group', { name: 'Carte DigComp' }).getByRole('button', { name: /^2\.4 / })
  await expect(cell).toHaveAccessibleName(/étape/)
  await cell.click()
  await expect(page.getByText(NAMES.hosted).first()).toBeVisible()
  await expectAccessible(page, 'map')
})

test('what is public can be changed and taken down at once', async ({ request }) => {
  const { page } = passport
  await passport.open('/sharing')
  await expectAccessible(page, 'sharing')
  await page.getByRole('link', { name: 'Animatrice numérique 4 badges' }).click()
  await page.getByLabel('Titre').fill('Médiatrice numérique')
  await expect(page.getByText('Gardé sur cet appareil')).toBeVisible()
  await page.getByRole('button', { name: 'Mettre à jour la page publique' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mettre à jour la page publique' })).toBeVisible()
  await page.getByRole('button', { name: 'Mettre à jour la page publique' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Oui, mettre à jour' }).click()
  await expect(page.getByRole('heading', { name: 'Votre page est à jour' })).toBeVisible({ timeout: 20_000 })
  expect(await (await request.get(shareUrl)).text()).toContain('Médiatrice numérique')
  await passport.open('/sharing')
  await page.getByRole('button', { name: 'Retirer' }).first().click()
  await page.getByRole('button', { name: 'Oui, retirer la page' }).click()
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('La page n’est plus publique.')
  for (const path of ['', '/preview.png', '/badges/1', '.json']) {
    expect((await request.get(`${shareUrl}${path}`)).status()).toBe(410)
  }
})

test('settings stay in the learner’s language and hands', async () => {
  const { page } = passport
  await passport.open('/me')
  await expectAccessible(page, 'me')
  await passport.open('/me/sources')
  await expectAccessible(page, 'sources')
  await passport.open('/add')
  await expectAccessible(page, 'add')
})

test('nobody else was asked anything, and the policy was never broken', () => {
  expect(strangers).toEqual([])
  expect(complaints).toEqual([])
})
