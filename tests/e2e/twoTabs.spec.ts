// Two tabs of the same learner: each sees what the other does, and none undoes it.
import { makeCredential } from '../support/makeBadge.ts'
import { makeKey, signDataIntegrity } from '../support/signBadge.ts'
import { Passport, type UploadedFile } from './screens/passport.ts'
import { countRows, findHalves } from './support/deviceRows.ts'
import { expect, test } from './support/scene.ts'

const NAME = 'Animer une réunion'

async function badgeFile(): Promise<UploadedFile> {
  const key = makeKey('Ed25519')
  const credential = await signDataIntegrity(
    makeCredential({ issuer: { id: key.did, name: 'Atelier' } }),
    key,
  )
  return { name: 'badge.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(credential)) }
}

test('what one tab receives and deletes, the other shows without a reload', async ({ passport, context }) => {
  const one = passport
  const two = new Passport(await context.newPage(), passport.url)
  const inOne = one.page.getByRole('main').getByRole('link', { name: NAME })
  await one.open('/')
  await expect(one.page.getByRole('heading', { name: 'Vos badges arrivent ici' })).toBeVisible()
  await two.receive([await badgeFile()])
  await expect(inOne).toHaveCount(1)

  await inOne.click()
  await expect(one.page.getByRole('heading', { level: 1, name: NAME })).toBeVisible()
  await two.openBadge(NAME)
  await two.page.getByRole('button', { name: 'Supprimer ce badge' }).click()
  await expect(two.page.getByText('a été supprimé.').first()).toBeVisible()
  await expect(
    one.page.getByText('Ce contenu n’est plus là. Il a peut-être été retiré dans un autre onglet.'),
  ).toBeVisible()

  await two.page.getByRole('button', { name: 'Annuler' }).click()
  await expect(one.page.getByRole('heading', { level: 1, name: NAME })).toBeVisible()
  await expect(one.page.getByRole('tab', { name: 'Enrichir' })).toBeVisible()
})

test('words written in one tab for a badge the other has deleted end in a sentence', async ({
  passport,
  context,
}) => {
  const { page } = passport
  const two = new Passport(await context.newPage(), passport.url)
  await passport.receive([await badgeFile()])
  await passport.openBadge(NAME)
  await page.getByRole('tab', { name: 'Enrichir' }).click()
  await page.getByRole('button', { name: 'Ajouter une preuve' }).click()
  await page.getByRole('dialog').getByLabel('Titre').fill('Atelier')
  await two.openBadge(NAME)
  await two.page.getByRole('button', { name: 'Supprimer ce badge' }).click()
  await expect(two.page.getByText('a été supprimé.').first()).toBeVisible()
  await expect(page.getByText('Ce contenu n’est plus là.').first()).toBeVisible()
  expect((await countRows(page))['evidence']).toBe(0)
})

test('proof added in one tab shows in the other, where the same badge is open', async ({
  passport,
  context,
}) => {
  const { page } = passport
  const two = new Passport(await context.newPage(), passport.url)
  await passport.receive([await badgeFile()])
  for (const tab of [passport, two]) {
    await tab.openBadge(NAME)
    await tab.page.getByRole('tab', { name: 'Enrichir' }).click()
  }
  await two.page.getByRole('button', { name: 'Ajouter une preuve' }).click()
  await two.page.getByRole('dialog').getByLabel('Titre').fill('Atelier du soir')
  await two.page.getByRole('dialog').getByRole('button', { name: 'Garder' }).click()
  await expect(page.getByText('Atelier du soir')).toBeVisible()
})

test('two tabs that receive the same file at the same time keep one badge', async ({ passport, context }) => {
  const two = new Passport(await context.newPage(), passport.url)
  const file = await badgeFile()
  await Promise.all([passport.receive([file]), two.receive([file])])
  for (const tab of [passport, two]) {
    await expect(tab.outcome(NAME)).toContainText(/(est|était déjà) dans votre sac/)
  }
  const rows = await countRows(passport.page)
  expect([rows['cards'], rows['badges'], rows['originals']]).toEqual([1, 1, 1])
  expect(await findHalves(passport.page)).toEqual([])
  await two.open('/')
  await expect(two.page.getByRole('main').getByRole('link', { name: NAME })).toHaveCount(1)
})
