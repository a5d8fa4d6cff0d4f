// A learner says where they want to go; a badge that arrives and a proof that is added move them along.
import { NAMES, issueBadges } from './support/badges.ts'
import { Passport } from './screens/passport.ts'
import { expect, test } from './support/scene.ts'

test('from a goal in words to the end of the way', async ({ page, host, issuer }) => {
  const passport = new Passport(page, host.url)
  const main = page.getByRole('main')
  const addStop = async (kind: string, name: string) => {
    await main.getByRole('radio', { name: kind }).check({ force: true })
    await main.getByLabel('Nom du badge').fill(name)
    await main.getByRole('button', { name: 'Ajouter cette étape' }).click()
  }
  await passport.open('/')
  await passport.goTo('Parcours')
  await main.getByRole('link', { name: 'Nouveau parcours' }).click()
  await main.getByLabel('Où voulez-vous aller').fill('Médiatrice numérique')
  await addStop('Un badge', NAMES.hosted)
  await addStop('Une preuve', NAMES.hosted)
  await main.getByRole('button', { name: 'Garder ce parcours' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Médiatrice numérique' })).toBeVisible()
  await expect(main.getByText('Il reste 2 étapes')).toBeVisible()
  await expect(main.getByText(`Vous n’avez pas encore « ${NAMES.hosted} »`).first()).toBeVisible()
  const address = new URL(page.url()).pathname

  await passport.receive(Object.values(await issueBadges(issuer)))
  await passport.open(address)
  await expect(main.getByText('1 étape faite. Il reste 1 étape.')).toBeVisible()
  await main.getByRole('link', { name: 'Ajouter une preuve' }).click()
  await expect(page.getByRole('tab', { name: 'Enrichir' })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('button', { name: 'Ajouter une preuve' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Titre').fill('Huit séances')
  await dialog.getByLabel('Ce qu’elle montre').fill('De mars à juin.')
  await dialog.getByRole('button', { name: 'Garder' }).click()
  await expect(page.getByText('Huit séances')).toBeVisible()

  await passport.open(address)
  await expect(main.getByText('Vous y êtes')).toBeVisible()
  await passport.goTo('Parcours')
  await expect(main.getByText('Vous êtes au bout')).toBeVisible()
})
