// Backups as learners live them: on a new phone, on one that is in use, with a file that is not what it should be.
import { zipSync, strToU8 } from 'fflate'
import { randomBytes } from 'node:crypto'
import { bakePng } from '../../src/domain/badge/bakePng.ts'
import { makeChunk, makeCredential, makePng, withChunks } from '../support/makeBadge.ts'
import { makeKey, signDataIntegrity } from '../support/signBadge.ts'
import { bringBack, chooseBackup, makeBackup } from './screens/backups.ts'
import { Passport, type UploadedFile } from './screens/passport.ts'
import { expectAccessible } from './support/axe.ts'
import { countRows, findHalves } from './support/deviceRows.ts'
import { expect, test } from './support/scene.ts'

const PASSPHRASE = 'mon chat dort sur le radiateur'
const key = makeKey('Ed25519')

/** A sound badge in a picture, as heavy as wanted. */
async function signedPng(name: string, weight = 0): Promise<UploadedFile> {
  const credential = makeCredential({
    id: `urn:uuid:${crypto.randomUUID()}`,
    issuer: { id: key.did, type: ['Profile'], name: 'Atelier' },
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: {
        id: `https://issuer.example/${encodeURIComponent(name)}`,
        type: ['Achievement'],
        name,
        description: name,
        criteria: { narrative: name },
      },
    },
  })
  const text = JSON.stringify(await signDataIntegrity(credential, key))
  const baked = bakePng(makePng(name.length, 64), { form: 'json', text })
  if (!baked.ok) throw new Error(baked.error.code)
  const png = weight > 0 ? withChunks(baked.value, [makeChunk('heAv', randomBytes(weight))]) : baked.value
  return { name: `${name}.png`, mimeType: 'image/png', buffer: Buffer.from(png) }
}

async function addProof({ page }: Passport, badge: string, title: string): Promise<void> {
  await page.getByRole('link', { name: badge }).first().click()
  await page.getByRole('tab', { name: 'Enrichir' }).click()
  await page.getByRole('button', { name: 'Ajouter une preuve' }).click()
  await page.getByRole('dialog').getByLabel('Titre').fill(title)
  await page.getByRole('dialog').getByRole('button', { name: 'Garder' }).click()
  await expect(page.getByText(title)).toBeVisible()
}

async function erase({ page, url }: Passport): Promise<void> {
  await page.goto(`${url}/me/erase`)
  await page.getByLabel('Tapez EFFACER pour confirmer').fill('effacer')
  await page.getByRole('button', { name: 'Tout effacer sur cet appareil' }).click()
  await expect(page.getByRole('heading', { name: 'Tout est effacé' })).toBeFocused({ timeout: 20_000 })
}

/** What this origin still keeps, past the app. */
function leftInBrowser({ page }: Passport) {
  return page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    settings: Object.keys(localStorage),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
}

test('back up, erase, and have everything again with the passphrase alone', async ({ passport }) => {
  test.setTimeout(300_000)
  const { page } = passport
  await passport.receive([await signedPng('Premier'), await signedPng('Second')])
  await passport.open('/')
  await addProof(passport, 'Premier', 'Atelier du soir')
  await passport.collect('Mon dossier', ['Premier', 'Second'])
  const before = await countRows(page)
  const file = await makeBackup(passport, PASSPHRASE)
  expect(file.name).toMatch(/^besace-\d{4}-\d\d-\d\d\.besace$/)
  expect(file.buffer.includes('Atelier du soir')).toBe(false)

  await erase(passport)
  expect(await leftInBrowser(passport)).toEqual({ databases: [], caches: [], settings: [], workers: 0 })
  await page.getByRole('button', { name: 'Recommencer à neuf' }).click()
  await page.getByRole('link', { name: 'J’ai une sauvegarde' }).click()

  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByRole('heading', { name: 'Cette sauvegarde est fermée' })).toBeFocused()
  const field = page.getByLabel('Phrase de passe', { exact: true })
  await field.fill('mon chien dort sur le radiateur')
  await page.getByRole('button', { name: 'L’ouvrir' }).click()
  await expect(page.getByText('Ce n’est pas la phrase de passe de cette sauvegarde.')).toBeVisible()
  await page.getByLabel('Phrase de passe', { exact: true }).fill(` ${PASSPHRASE} `)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^2 badges, preuves\s: 1/u)).toBeVisible()
  await bringBack(passport)

  expect(await countRows(page)).toEqual(before)
  expect(await findHalves(page)).toEqual([])
  await page.getByRole('link', { name: 'Voir mes badges' }).click()
  await page.getByRole('link', { name: 'Premier' }).first().click()
  await page.getByRole('tab', { name: 'Enrichir' }).click()
  await expect(page.getByText('Atelier du soir')).toBeVisible()
})

test('on a device in use: the same badge stays one, what is here stays, and twice is once', async ({
  passport,
  browser,
}) => {
  test.setTimeout(300_000)
  const shared = await signedPng('Partagé')
  await passport.receive([shared, await signedPng('Ici')])
  await passport.open('/')
  await addProof(passport, 'Partagé', 'Preuve d’ici')

  const other = await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 740 } })
  const there = new Passport(await other.newPage(), passport.url)
  await there.receive([shared, await signedPng('Là-bas')])
  await there.open('/')
  await addProof(there, 'Partagé', 'Preuve de là-bas')
  const file = await makeBackup(there)
  await other.close()

  const { page } = passport
  await chooseBackup(passport, file)
  await bringBack(passport)
  await expect(page.getByText('1 badge ajouté')).toBeVisible()
  await expect(page.getByText('1 badge complété')).toBeVisible()
  const once = await countRows(page)
  expect([once['cards'], once['evidence'], once['originals']]).toEqual([3, 2, 3])
  await chooseBackup(passport, file)
  await bringBack(passport)
  await expect(page.getByText('2 étaient déjà là, les mêmes')).toBeVisible()
  expect(await countRows(page)).toEqual(once)
  expect(await findHalves(page)).toEqual([])
})

test('files that are no whole backup: each told in a sentence, nothing changed', async ({ passport }) => {
  test.setTimeout(300_000)
  const { page } = passport
  await passport.receive([await signedPng('Premier')])
  const open = await makeBackup(passport)
  const locked = await makeBackup(passport, PASSPHRASE)
  const before = await countRows(page)
  const cut = (file: UploadedFile, length: number) => ({ ...file, buffer: file.buffer.subarray(0, length) })
  const flipped = { ...open, buffer: Buffer.from(open.buffer) }
  const place = flipped.buffer.indexOf('besace.json') + 40
  flipped.buffer.writeUInt8(flipped.buffer.readUInt8(place) ^ 1, place)
  const zip = (files: Record<string, string>) => ({
    ...open,
    buffer: Buffer.from(
      zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
    ),
  })
  const newer = JSON.stringify({ format: 'besace-backup', version: 99, madeAt: '2030-01-01', entries: [] })
  const cases: [UploadedFile, string][] = [
    [cut(open, open.buffer.length - 100), 'Ce fichier s’arrête trop tôt'],
    [cut(locked, locked.buffer.length - 100), 'Ce fichier s’arrête trop tôt'],
    [cut(open, 0), 'Il n’y a rien dans ce fichier.'],
    [flipped, 'Cette sauvegarde est abîmée'],
    [zip({ 'a.txt': 'bonjour' }), 'Cette archive ne vient pas de la sauvegarde de Besace.'],
    [zip({ 'besace.json': newer }), 'Cette sauvegarde vient d’une version plus récente de Besace.'],
    [
      zip({ 'besace.json': newer, '../../evil.js': 'window.hacked = true' }),
      'Ce fichier est construit comme aucune',
    ],
    [{ ...open, buffer: Buffer.from('%PDF-1.7') }, 'Ce n’est pas une sauvegarde de Besace.'],
  ]
  for (const [file, sentence] of cases) {
    await chooseBackup(passport, file)
    await expect(page.getByRole('alert')).toContainText(sentence)
  }
  expect(await countRows(page)).toEqual(before)
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
})

test('a backup dropped among badges finds its way; the badges with it are added', async ({ passport }) => {
  const { page } = passport
  await passport.receive([await signedPng('Premier')])
  const backup = { ...(await makeBackup(passport)), name: 'document (1).bin' }
  await passport.open('/add')
  await page.locator('input[type=file]').first().setInputFiles(backup)
  await expect(page.getByRole('heading', { name: /^Sauvegarde du/ })).toBeFocused()

  await passport.open('/add')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([backup, await signedPng('Second')])
  await expect(passport.outcome('Second')).toContainText('dans votre sac')
  await page.getByRole('link', { name: 'La reprendre' }).click()
  await expect(page.getByRole('heading', { name: /^Sauvegarde du/ })).toBeVisible()
  await bringBack(passport)
  expect((await countRows(page))['cards']).toBe(2)
})

test('two tabs: one shows what the other brings back; both at once bring it once', async ({
  passport,
  context,
}) => {
  test.setTimeout(300_000)
  const names = ['Un.', 'Deux.', 'Trois.', 'Quatre.', 'Cinq.', 'Six.']
  await passport.receive(await Promise.all(names.map((name) => signedPng(name))))
  const file = await makeBackup(passport)
  await erase(passport)
  const two = new Passport(await context.newPage(), passport.url)
  const witness = new Passport(await context.newPage(), passport.url)
  await witness.open('/')
  await chooseBackup(passport, file)
  await chooseBackup(two, file)
  await Promise.all([bringBack(passport), bringBack(two)])
  const rows = await countRows(passport.page)
  expect([rows['cards'], rows['badges'], rows['originals']]).toEqual([6, 6, 6])
  expect(await findHalves(passport.page)).toEqual([])
  for (const name of names)
    await expect(witness.page.getByRole('main').getByRole('link', { name }).first()).toBeVisible()
})

test('a disk that fills up while it comes back: what came is whole, the rest comes when there is room', async ({
  passport,
  browser,
}) => {
  test.setTimeout(300_000)
  const other = await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 740 } })
  const there = new Passport(await other.newPage(), passport.url)
  await there.receive([await signedPng('Léger'), await signedPng('Lourd', 6 * 1024 * 1024)])
  const file = await makeBackup(there)
  await other.close()

  const { page } = passport
  await passport.open('/me/backup')
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: passport.url, quotaSize: 3 * 1024 * 1024 })
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Tout retrouver' }).click()
  await expect(page.getByText('Il n’y a plus de place sur cet appareil.')).toBeVisible({ timeout: 20_000 })
  expect(await findHalves(page)).toEqual([])
  await session.detach()
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('heading', { name: 'Tout est revenu' })).toBeVisible({ timeout: 20_000 })
  expect((await countRows(page))['cards']).toBe(2)
  expect(await findHalves(page)).toEqual([])
})

test('erasing takes public pages down first; one out of reach keeps its link until the learner lets go', async ({
  passport,
  host,
}) => {
  test.setTimeout(300_000)
  const { page } = passport
  await passport.receive([await signedPng('Premier')])
  const addresses: string[] = []
  for (const title of ['Une page', 'Une autre']) {
    await passport.collect(title, ['Premier'])
    await passport.askToPublish()
    await passport.confirmPublish()
    addresses.push(await passport.publishedAddress())
    // The tab remembers the new collection it was writing; the next one is another.
    await page.evaluate(() => sessionStorage.clear())
  }
  await page.goto(`${passport.url}/me/erase`)
  await expect(page.getByRole('link', { name: /\/s\// })).toHaveCount(2)
  await page.getByLabel('Tapez EFFACER pour confirmer').fill('EFFACER')
  await page.getByRole('button', { name: 'Tout effacer sur cet appareil' }).click()
  await expect(page.getByText('Retirez d’abord vos pages publiques')).toBeVisible()

  await page.route('**/api/shares/*', async (route) =>
    addresses[0]?.endsWith(route.request().url().split('/').at(-1) ?? '') ? route.abort() : route.continue(),
  )
  await page.getByRole('button', { name: 'Retirer ces 2 pages' }).click()
  await expect(page.getByRole('alert')).toContainText('1 page n’a pas pu être retirée.')
  expect(await host.publicPages()).toHaveLength(1)
  await page.getByRole('switch', { name: /^Effacer quand même/ }).check({ force: true })
  await page.getByRole('button', { name: 'Tout effacer sur cet appareil' }).click()
  await expect(page.getByRole('heading', { name: 'Tout est effacé' })).toBeFocused({ timeout: 20_000 })
  expect((await leftInBrowser(passport)).databases).toEqual([])

  await page.unroute('**/api/shares/*')
  await page.goto(`${passport.url}/me/erase`)
  await expect(page.getByRole('heading', { name: 'Encore public', exact: true })).toBeVisible()
  await page.getByRole('button', { name: /^Réessayer/ }).click()
  await expect(page.getByText('C’est retiré.').first()).toBeVisible()
  expect(await host.publicPages()).toEqual([])
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Tout effacer' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Encore public', exact: true })).toHaveCount(0)
})

test('the card is for me alone until I say otherwise; its picture is drawn anew', async ({ passport }) => {
  const { page } = passport
  await passport.open('/me/card')
  await page.getByRole('textbox', { name: 'Nom' }).fill('Amina Koné')
  await page
    .getByRole('textbox', { name: 'En une ligne' })
    .fill('Médiatrice <script>window.hacked = 1</script>')
  await page.getByRole('combobox', { name: 'Qui peut voir : En une ligne' }).selectOption('public')
  await page.locator('input[type=file]').setInputFiles({
    name: 'moi.png',
    mimeType: 'image/png',
    buffer: Buffer.from(makePng(7, 300)),
  })
  await page.getByRole('slider', { name: 'Taille' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: 'Garder cette coupe' }).click()
  await expect(page.getByRole('img', { name: 'Votre photo sur la carte' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Ajouter une langue' }).selectOption('fr')
  await page.getByRole('button', { name: 'Ajouter un lien' }).click()
  await page.getByLabel('Adresse').fill('javascript:alert(1)')
  await page.getByRole('button', { name: 'Enregistrer ma carte' }).click()
  await expect(page.getByText('Ceci n’est pas une adresse web.')).toBeVisible()
  await page.getByLabel('Adresse').fill('exemple.org/moi')
  await page.getByRole('button', { name: 'Enregistrer ma carte' }).click()
  await expect(page.getByText('Votre carte est enregistrée.').first()).toBeVisible()

  await page.reload()
  const look = page.getByRole('region', { name: 'Ce que d’autres verraient' }).or(page.locator('.card-look'))
  await expect(look.first()).toContainText('Médiatrice <script>')
  await expect(look.first()).not.toContainText('Amina')
  await expect(page.getByLabel('Adresse')).toHaveValue('https://exemple.org/moi')
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
})

test('the screens are accessible, whatever stage they are at', async ({ passport }) => {
  test.setTimeout(300_000)
  const { page } = passport
  await passport.receive([await signedPng('Premier')])
  await passport.open('/me/backup')
  await page.getByRole('switch', { name: 'La fermer par une phrase de passe' }).check({ force: true })
  await page.getByRole('button', { name: 'M’en proposer une' }).click()
  await expectAccessible(page, 'backup, making')
  const file = await makeBackup(passport, PASSPHRASE)
  await expectAccessible(page, 'backup, made')
  await chooseBackup(passport, file)
  await expect(page.getByRole('heading', { name: 'Cette sauvegarde est fermée' })).toBeFocused()
  await expectAccessible(page, 'backup, locked')
  await page.getByLabel('Phrase de passe', { exact: true }).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await bringBack(passport)
  await expectAccessible(page, 'backup, back')
  for (const path of ['/me/erase', '/me/card', '/me']) {
    await passport.open(path)
    await expectAccessible(page, path)
  }
})
