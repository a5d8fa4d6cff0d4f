// The first minutes: three screens one may skip, a demonstration apart, help without a network, lessons that end in a
// gesture. Nothing stands before a link that leads somewhere.
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { issueBadges, NAMES } from './support/badges.ts'
import { countRows } from './support/deviceRows.ts'
import { doubleText, expectNoSidewaysScroll } from './support/layout.ts'
import { expect, test } from './support/scene.ts'

const LESSONS = ['describe', 'receive', 'share', 'enrich', 'endorse', 'search'] as const

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

async function openDemonstration(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/demonstration`)
  await page.getByRole('link', { name: 'Ouvrir la démonstration' }).click()
  await expect(page.getByRole('link', { name: /Animatrice d’ateliers numériques/ })).toBeVisible({
    timeout: 30_000,
  })
}

/** From the first card to the gesture. */
async function readLesson(page: Page): Promise<void> {
  for (let card = 1; card < 4; card++) await page.getByRole('button', { name: 'Suivant' }).click()
  await expect(page.getByRole('heading', { name: 'À vous' })).toBeFocused()
}

test.describe('the first screens', () => {
  test('stand in the empty bag, are read by keyboard alone, and never come back', async ({ passport }) => {
    const { page } = passport
    await passport.open('/')
    const screens = page.getByRole('region', { name: 'Besace en trois écrans' })
    await expect(screens).toContainText('1 sur 3')
    await expect(
      page.getByRole('main').getByRole('link', { name: 'Ajouter mon premier badge' }),
    ).toBeVisible()
    await expectAccessible(page, 'first screen')

    const next = screens.getByRole('button', { name: 'Suivant' })
    for (let step = 0; step < 30 && !(await next.evaluate((one) => one === document.activeElement)); step++)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'C’est à vous' })).toBeFocused()
    await expect(screens).toContainText('sur cet appareil')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Votre premier geste' })).toBeFocused()
    await expectAccessible(page, 'third screen')
    await screens.getByRole('button', { name: 'Terminé' }).click()
    await expect(screens).toHaveCount(0)

    await page.reload()
    await expect(page.getByRole('link', { name: 'Voir une démonstration' })).toBeVisible()
    await expect(screens).toHaveCount(0)
    await passport.open('/welcome')
    await expect(screens).toContainText('1 sur 3')
  })

  test('are skipped with one press, in the language one chooses', async ({ passport }) => {
    const { page } = passport
    await passport.open('/')
    await page.getByRole('radio', { name: 'English' }).check({ force: true })
    await expect(title(page, 'My badges')).toBeVisible()
    const screens = page.getByRole('region', { name: 'Besace in three screens' })
    await page.getByRole('radio', { name: 'Français facile' }).check({ force: true })
    await expect(page.getByRole('region', { name: 'Besace en 3 écrans' })).toBeVisible()
    await page.getByRole('radio', { name: 'English' }).check({ force: true })
    await screens.getByRole('button', { name: 'Skip' }).click()
    await expect(screens).toHaveCount(0)
    await page.reload()
    await expect(title(page, 'My badges')).toBeVisible()
    await expect(screens).toHaveCount(0)
  })

  test('stand before no other address', async ({ passport }) => {
    const { page } = passport
    for (const path of ['/add', '/check', '/map', '/sharing', '/badges/nowhere']) {
      await passport.open(path)
      await expect(page.getByText('1 sur 3'), path).toHaveCount(0)
      await expect(page.getByRole('dialog'), path).toHaveCount(0)
    }
  })
})

test.describe('the demonstration', () => {
  test('opens apart from a real badge, is marked everywhere, and is thrown away alone', async ({
    passport,
    host,
    issuer,
  }) => {
    test.setTimeout(300_000)
    const { page } = passport
    const files = await issueBadges(issuer)
    await passport.receive([files.signed])
    const before = await countRows(page)
    const publicBefore = await host.publicPages()

    await openDemonstration(page, host.url)
    const banner = page.getByRole('complementary', { name: 'Démonstration' })
    await expect(banner).toBeVisible()
    await expect(page.getByRole('link', { name: new RegExp(NAMES.signed) })).toHaveCount(0)
    await expect(page.getByRole('main').locator('.badge-tile')).toHaveCount(9)
    for (const tile of await page.locator('.badge-tile').all()) await expect(tile).toContainText('(démo)')
    await expectAccessible(page, 'demonstration, badges')

    await page.getByRole('link', { name: /Animatrice d’ateliers numériques/ }).click()
    await expect(title(page, 'Animatrice d’ateliers numériques')).toBeVisible()
    await expect(banner).toBeVisible()
    await expect(page.getByText('La Ruche du Pont (démo)').first()).toBeVisible()
    await page.getByRole('tab', { name: 'Partager' }).click()
    await expect(page.getByText('À ne pas transmettre')).toBeVisible()
    await expect(page.getByRole('button', { name: /Télécharger/ })).toHaveCount(0)
    await expectAccessible(page, 'demonstration, a badge')

    await page.getByRole('navigation').getByRole('link', { name: 'Carte' }).click()
    await expect(page.getByRole('button', { name: /^2\.4 .*étape 4/ }).first()).toBeVisible()
    await page.getByRole('navigation').getByRole('link', { name: 'Partage' }).click()
    await page.getByRole('link', { name: /Médiatrice numérique/ }).click()
    await page.getByRole('button', { name: 'Publier une page' }).click()
    await expect(title(page, 'Pas dans la démonstration')).toBeVisible()
    await expect(page.getByText('Des badges inventés ne se publient jamais')).toBeVisible()
    for (const path of [
      '/demo/add',
      '/demo/me',
      '/demo/check',
      '/demo/demonstration',
      '/demo/sharing/x/publish',
    ]) {
      await page.goto(host.url + path)
      await expect(title(page, 'Pas dans la démonstration'), path).toBeVisible()
    }
    expect(await host.publicPages()).toEqual(publicBefore)

    await page.goto(host.url)
    await expect(page.locator('.badge-tile')).toHaveCount(1)
    expect(await countRows(page)).toEqual(before)
    await page.goto(`${host.url}/demo/`)
    await banner.getByRole('button', { name: 'Jeter' }).click()
    await expect(page.getByRole('link', { name: new RegExp(NAMES.signed) })).toBeVisible()
    await expect(banner).toHaveCount(0)
    expect(await countRows(page)).toEqual(before)
    const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    expect(databases).toContain('besace')
    expect(databases).not.toContain('besace-demo')
  })

  test('says what is missing without a network, and opens at the next try', async ({ passport, host }) => {
    const { page } = passport
    await page.route('**/demo/*.json', (route) => route.abort())
    await page.goto(`${host.url}/demo/map`)
    await expect(title(page, 'La démonstration n’a pas pu s’ouvrir')).toBeVisible()
    await expect(page.getByText(/Vérifiez le réseau/)).toBeVisible()
    await page.unroute('**/demo/*.json')
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await expect(title(page, 'Ma carte')).toBeVisible({ timeout: 30_000 })
  })

  test('leads to no address from elsewhere', async ({ passport, host }) => {
    const { page } = passport
    for (const to of ['//evil.example', 'https://evil.example', 'javascript:alert(1)']) {
      await page.goto(`${host.url}/demo/not-here?to=${encodeURIComponent(to)}`)
      const link = page.getByRole('link', { name: 'Y aller dans mon passeport' })
      await expect(link).toHaveAttribute('href', '/')
    }
  })
})

test.describe('help', () => {
  test('is at the same place on every page, and answers in one’s own words', async ({ passport }) => {
    const { page } = passport
    const places = new Set<string>()
    for (const path of [
      '/',
      '/add',
      '/map',
      '/sharing',
      '/me',
      '/me/privacy',
      '/check',
      '/help',
      '/help/lessons',
    ]) {
      await passport.open(path)
      const box = await page.getByRole('link', { name: 'Aide', exact: true }).first().boundingBox()
      places.add(`${Math.round(box?.x ?? 0)},${Math.round(box?.y ?? 0)}`)
    }
    expect([...places]).toHaveLength(1)

    await passport.open('/add')
    await page.getByRole('link', { name: 'Aide', exact: true }).first().click()
    await expect(title(page, 'Aide')).toBeFocused()
    await page.getByLabel('Votre question').fill('on m’a piqué mon portable, il a été volé')
    await expect(page.getByRole('region', { name: 'Voulez-vous dire' })).toContainText('Téléphone perdu')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /Téléphone perdu/ })).toBeFocused()
    await expectAccessible(page, 'help, an answer')
    await page.getByRole('link', { name: 'Ouvrir Sauvegarde' }).click()
    await expect(title(page, 'Sauvegarde')).toBeVisible()

    await passport.open('/help')
    await page.getByLabel('Votre question').fill('recette de crêpes au chocolat')
    await page.getByRole('button', { name: 'Trouver une réponse' }).click()
    await expect(page.getByRole('heading', { name: 'Je ne sais pas' })).toBeFocused()
    await passport.open('/help?ask=linkedin')
    await expect(page.getByRole('heading', { name: 'Mettre mon badge sur LinkedIn' })).toBeVisible()
    await passport.open('/help?ask=__proto__')
    await expect(title(page, 'Aide')).toBeVisible()
  })

  test('answers without a network once the app is kept', async ({ browser, host }) => {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await page.goto(host.url)
    await expect(page.getByText('Besace s’ouvre maintenant aussi sans réseau.').first()).toBeVisible({
      timeout: 30_000,
    })
    await openDemonstration(page, host.url)
    await context.setOffline(true)
    await page.goto(`${host.url}/help`)
    await page.getByLabel('Votre question').fill('comment imprimer')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Imprimer mes badges' })).toBeFocused()
    await page.goto(`${host.url}/demo/`)
    await expect(page.locator('.badge-tile')).toHaveCount(9)
    await page.locator('.badge-tile').first().click()
    await expect(page.getByRole('tab').first()).toBeVisible()
    await context.close()
  })
})

test.describe('lessons', () => {
  test('without a badge lead to adding one, or to the demonstration', async ({ passport }) => {
    const { page } = passport
    await passport.open('/help/lessons/enrich')
    await readLesson(page)
    await expect(page.getByRole('link', { name: 'Essayer dans la démonstration' })).toHaveAttribute(
      'href',
      '/demo/help/lessons/enrich',
    )
    await expect(page.getByRole('link', { name: 'Ajouter un badge' })).toBeVisible()
  })

  test('each end on their screen, and know when the gesture is made', async ({ passport, issuer }) => {
    test.setTimeout(300_000)
    const { page } = passport
    const files = await issueBadges(issuer)
    await passport.receive([files.signed])
    const done = (name: string) =>
      expect(page.getByRole('region', { name: 'Messages' }).getByText(`Leçon faite : ${name}`)).toHaveCount(1)

    await passport.open('/help/lessons/receive')
    await readLesson(page)
    await page.getByRole('button', { name: 'Ajouter un badge' }).click()
    await expect(title(page, 'Ajouter des badges')).toBeVisible()
    await page.locator('input[type=file]').first().setInputFiles([files.jwt])
    await done('Recevoir')

    await passport.open('/help/lessons/describe')
    await readLesson(page)
    await page.getByRole('button', { name: 'Raconter un badge' }).click()
    await page.getByRole('button', { name: 'Écrire' }).click()
    await page.getByLabel('Ce que j’ai appris').fill('Écouter.')
    const keep = page.getByRole('button', { name: 'Garder ce que j’ai écrit' })
    while (!(await keep.isVisible())) await page.getByRole('button', { name: 'Question suivante' }).click()
    await keep.click()
    await done('Décrire')

    await passport.open('/help/lessons/enrich')
    await readLesson(page)
    await page.getByRole('button', { name: 'Ajouter une preuve' }).click()
    await page.getByRole('button', { name: 'Ajouter une preuve' }).click()
    await page.getByRole('dialog').getByLabel('Titre').fill('Atelier du 12 mars')
    await page.getByRole('dialog').getByRole('button', { name: 'Garder' }).click()
    await done('Enrichir')

    await passport.open('/help/lessons/share')
    await readLesson(page)
    await page.getByRole('button', { name: 'Faire une collection' }).click()
    await page.getByLabel('Titre').fill('Animatrice')
    await page.getByRole('button', { name: 'Choisir des badges' }).click()
    await page.getByRole('dialog').getByRole('checkbox').first().check()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Ajouter/ })
      .click()
    await done('Partager')

    await passport.open('/help/lessons/endorse')
    await readLesson(page)
    await page.getByRole('button', { name: 'Vérifier un badge' }).click()
    await page.getByRole('button', { name: 'Vérifier', exact: true }).click()
    await done('Endosser')

    await passport.open('/help/lessons/search')
    await readLesson(page)
    await page.getByRole('button', { name: 'Chercher dans mes badges' }).click()
    await page.getByRole('searchbox').fill('oral')
    await done('Chercher')

    await passport.open('/help/lessons')
    await expect(page.getByText('Faite', { exact: true })).toHaveCount(LESSONS.length)
    await passport.open('/help/lessons/search')
    await expect(page.getByText('Les six leçons sont faites.')).toBeVisible()
  })
})

test('every screen of the first minutes fits 320 px at twice the text, and axe finds nothing', async ({
  passport,
}) => {
  test.setTimeout(600_000)
  const { page } = passport
  await page.setViewportSize({ width: 320, height: 640 })
  const lessons = LESSONS.map((id) => `/help/lessons/${id}`)
  for (const path of [
    '/',
    '/welcome',
    '/help',
    '/help?ask=badge',
    '/help/lessons',
    ...lessons,
    '/demonstration',
    '/me/accessibility',
    '/demo/',
    '/demo/not-here',
    '/demo/map',
  ]) {
    await passport.open(path)
    if (path === '/demo/') await expect(page.locator('.badge-tile').first()).toBeVisible({ timeout: 30_000 })
    if (!path.startsWith('/demo') || path.endsWith('here')) await expectAccessible(page, path)
    await doubleText(page)
    await expectNoSidewaysScroll(page, path)
  }
})
