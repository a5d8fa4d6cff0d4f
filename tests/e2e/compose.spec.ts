// One learner composes a page: parts in order, opened one by one, published, changed in private, published again.
import { expect, test } from './support/scene.ts'
import { issueBadges, NAMES } from './support/badges.ts'
import { expectAccessible } from './support/axe.ts'

test('composes, opens part by part, publishes, changes, and takes down', async ({
  passport,
  issuer,
  browser,
}) => {
  // A whole way, with axe at three of its places.
  test.setTimeout(300_000)
  const { page } = passport
  const files = await issueBadges(issuer)
  await passport.receive([files.hosted, files.jwt])
  await passport.openBadge(NAMES.hosted)
  await page.getByRole('tab', { name: 'Enrichir' }).click()
  await page.getByRole('button', { name: 'Écrire' }).click()
  await page.getByRole('radio', { name: 'Les trois' }).check({ force: true })
  await page.getByLabel('Ce que j’ai appris').fill('Écouter avant d’expliquer.')
  await page.getByRole('button', { name: 'Garder ce que j’ai écrit' }).click()
  await expect(page.getByText('Écouter avant d’expliquer.').first()).toBeVisible()
  await passport.collect('Animatrice numérique', [NAMES.hosted, NAMES.jwt])

  await page.getByRole('button', { name: 'Composer la page' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Composer la page' })).toBeVisible()
  const rows = page.locator('.block-row')
  const kinds = page.locator('.block-kind')
  const dialog = page.getByRole('dialog')

  // The page made ready for a jury begins with what was learned.
  await page.getByRole('radio', { name: 'Une école, un jury' }).check({ force: true })
  await expect(kinds).toHaveText(['Ce que j’ai appris', 'Badges', 'Carte'])
  await page.getByRole('radio', { name: 'Nuit' }).check({ force: true })
  await page.getByRole('button', { name: 'Ajouter une partie' }).click()
  await dialog.getByRole('button', { name: /^Titre/ }).click()
  await dialog.getByLabel('Titre').fill('Ce que je sais transmettre')
  await expectAccessible(page, 'composer, a heading')
  await dialog.getByRole('button', { name: 'C’est fait' }).click()
  await expect(rows.last()).toContainText('Ce que je sais transmettre')
  await expect(rows.last().locator('.block-words')).toBeFocused()

  // By keyboard to the top: up stays under the finger until there is no further up.
  const up = rows.filter({ hasText: 'Ce que je sais transmettre' }).getByRole('button', { name: /^Monter/ })
  await up.focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('Enter')
  await expect(kinds).toHaveText(['Titre', 'Ce que j’ai appris', 'Badges', 'Carte'])
  await page.getByRole('button', { name: 'Ajouter une force' }).click()
  await page.getByLabel('Ce que je sais faire').fill('Tutorer')
  await page.getByLabel('La preuve, en une phrase').fill('Douze étudiants, chaque semaine.')
  await expect(page.getByText('Gardé sur cet appareil', { exact: true })).toBeVisible()
  await expectAccessible(page, 'composer')

  // A reload finds everything as it was.
  await page.reload()
  await expect(kinds).toHaveText(['Titre', 'Ce que j’ai appris', 'Badges', 'Carte'])

  await page.getByRole('button', { name: 'Continuer vers la publication' }).click()
  await expect(page.getByText('Ce que j’ai appris : pas ouvert')).toBeVisible()
  await expect(page.getByText('Carte : pas ouvert')).toBeVisible()
  await page.getByRole('switch', { name: 'Ma réflexion sur ce badge' }).check()
  await expect(page.getByText('Ce que j’ai appris : pas ouvert')).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: '1 élément ouvert' })).toContainText(
    `Ma réflexion sur « ${NAMES.hosted} »`.replace('« ', '«\u202f').replace(' »', '\u202f»'),
  )
  await expectAccessible(page, 'consent of a composed page')
  await page.getByRole('button', { name: 'Je publie' }).click()
  await passport.confirmPublish()
  const address = await passport.publishedAddress()

  const reader = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })
  const open = await reader.newPage()
  await open.goto(address)
  const text = async () => (await open.locator('main').innerText()).replace(/\s+/g, ' ')
  const first = await text()
  const places = ['Ce que je sais transmettre', 'Écouter avant d’expliquer.', NAMES.jwt].map((words) =>
    first.lastIndexOf(words),
  )
  expect(places, first).toEqual(places.filter((place) => place >= 0).sort((one, other) => one - other))
  expect(first).toContain('Tutorer')
  expect(await open.locator('script').count()).toBe(0)

  // What is changed now stays private, and both screens say so.
  const collection = collectionPath(page.url())
  await passport.open(`${collection}/compose`)
  await expect(page.getByText('La page publique dit la même chose qu’ici.')).toBeVisible()
  await rows.first().locator('.block-words').click()
  await dialog.getByLabel('Titre').fill('Un autre titre')
  await dialog.getByRole('button', { name: 'C’est fait' }).click()
  await expect(page.getByText('Des changements ne sont pas encore publics')).toBeVisible()
  await expect(page.getByText('Gardé sur cet appareil', { exact: true })).toBeVisible()
  await open.reload()
  expect(await text()).toContain('Ce que je sais transmettre')
  await passport.open('/sharing')
  await expect(page.getByText('Des changements ne sont pas encore publics')).toBeVisible()

  await page.getByRole('link', { name: 'Changer', exact: true }).click()
  await page.getByRole('button', { name: 'Mettre à jour la page publique' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Oui, mettre à jour' }).click()
  await expect(page.getByRole('heading', { name: 'Votre page est à jour' })).toBeVisible({ timeout: 20_000 })
  await open.reload()
  expect(await text()).toContain('Un autre titre')
  expect(await text()).not.toContain('Ce que je sais transmettre')

  await passport.open('/sharing')
  await expect(page.getByText('Des changements ne sont pas encore publics')).toHaveCount(0)
  await page.getByRole('button', { name: 'Retirer', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^Oui/ }).click()
  await expect(page.getByText('La page n’est plus publique.').first()).toBeVisible()
  const gone = await open.goto(address)
  expect(gone?.status()).toBe(410)
  await reader.close()
})

/** `/sharing/<id>` of any address below it. */
function collectionPath(url: string): string {
  return /\/sharing\/[^/?]+/.exec(url)?.[0] ?? ''
}
