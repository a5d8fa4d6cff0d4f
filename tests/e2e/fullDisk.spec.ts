// A disk that is full, a browser that keeps nothing, a tab that dies at work: what was saved is whole, the rest is told.
import { randomBytes } from 'node:crypto'
import { bakePng } from '../../src/domain/badge/bakePng.ts'
import { makeChunk, makeCredential, makePng, withChunks } from '../support/makeBadge.ts'
import { makeKey, signDataIntegrity } from '../support/signBadge.ts'
import { Passport, type UploadedFile } from './screens/passport.ts'
import { countRows, findHalves } from './support/deviceRows.ts'
import { makeHostedBadge } from './support/hostedBadge.ts'
import { expect, test } from './support/scene.ts'

const FULL = 'Il n’y a plus de place sur cet appareil. Libérez de l’espace, puis réessayez.'
const KEEPS_NOTHING = 'Ce navigateur ne garde rien, comme en navigation privée.'
const HEAVY = 6 * 1024 * 1024
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

/**
 * Bounds what this origin may keep, until what it gives back is called. To be set before anything is kept: the browser
 * remembers for a while how much room it last found.
 */
async function boundDisk({ page, url }: Passport, bytes = 3 * 1024 * 1024): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: url, quotaSize: bytes })
  // The browser forgets the bound with the session that set it.
  return () => session.detach()
}

test('a full disk: told in a sentence, nothing half kept, nothing lost; with room again it goes on', async ({
  passport,
}) => {
  const { page } = passport
  const makeRoom = await boundDisk(passport)
  await passport.receive([await signedPng('Premier')])
  const before = await countRows(page)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([await signedPng('Lourd', HEAVY)])
  const outcome = passport.outcome('Lourd.png')
  await expect(outcome).toContainText('n’a pas pu être gardé.')
  await expect(outcome).toContainText(FULL)
  expect(await countRows(page)).toEqual(before)
  expect(await findHalves(page)).toEqual([])

  await makeRoom()
  await outcome.getByRole('button', { name: 'Réessayer' }).click()
  await expect(passport.outcome('Lourd')).toContainText('est dans votre sac')
  await passport.open('/')
  for (const name of ['Premier', 'Lourd'])
    await expect(page.getByRole('main').getByRole('link', { name })).toHaveCount(1)
  expect(await findHalves(page)).toEqual([])
})

test('one that finds no room does not take along those that came with it', async ({ passport }) => {
  const { page } = passport
  await boundDisk(passport)
  await passport.open('/add')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      await signedPng('Lourd', HEAVY),
      await signedPng('Petit un'),
      await signedPng('Petit deux'),
    ])
  await expect(passport.outcome('Lourd.png')).toContainText(FULL)
  for (const name of ['Petit un', 'Petit deux'])
    await expect(passport.outcome(name)).toContainText('est dans votre sac')
  expect(await findHalves(page)).toEqual([])
  expect((await countRows(page))['cards']).toBe(2)
})

test('a proof that finds no room: the words stay in the sheet, and are kept when there is room', async ({
  passport,
}) => {
  const { page } = passport
  const makeRoom = await boundDisk(passport)
  await passport.receive([await signedPng('Premier')])
  await passport.openBadge('Premier')
  const before = await countRows(page)
  await page.getByRole('tab', { name: 'Enrichir' }).click()
  await page.getByRole('button', { name: 'Ajouter une preuve' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('radio', { name: 'Photo, PDF' }).check({ force: true })
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(HEAVY)])
  await sheet
    .locator('input[type=file]')
    .setInputFiles({ name: 'rapport.pdf', mimeType: 'application/pdf', buffer: pdf })
  await sheet.getByLabel('Titre').fill('Mon rapport')
  await sheet.getByRole('button', { name: 'Garder' }).click()
  await expect(sheet.getByText(FULL)).toBeVisible()
  expect(await countRows(page)).toEqual(before)

  await makeRoom()
  await sheet.getByRole('button', { name: 'Garder' }).click()
  await expect(page.getByText('Votre preuve est gardée.').first()).toBeVisible()
  await page.reload()
  await expect(page.getByText('Mon rapport', { exact: true })).toBeVisible()
  expect(await countRows(page)).toEqual({ ...before, evidence: 1, files: 1 })
})

test('what is written into a collection while the disk is full stays on the screen', async ({ passport }) => {
  const { page } = passport
  await passport.receive([await signedPng('Premier')])
  await passport.collect('Avant', ['Premier'])
  await page.evaluate(() => {
    const full = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    Object.assign(window, { put: IDBObjectStore.prototype.put })
    IDBObjectStore.prototype.put = full
  })
  await page.getByLabel('Titre').fill('Après')
  await expect(page.getByText(`Pas encore gardé. ${FULL}`, { exact: false })).toBeVisible()
  await expect(page.getByLabel('Titre')).toHaveValue('Après')
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = (window as unknown as { put: typeof IDBObjectStore.prototype.put }).put
  })
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await expect(page.getByText('Gardé sur cet appareil')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Titre')).toHaveValue('Après')
})

test('a browser that keeps nothing says so on every screen, and still checks badges', async ({
  passport,
}) => {
  const { page } = passport
  await page.addInitScript(() => {
    const denied = () => new DOMException('denied', 'SecurityError')
    IDBFactory.prototype.open = () => {
      throw denied()
    }
    IDBFactory.prototype.databases = () => Promise.reject(denied())
  })
  const badge = await signedPng('De passage')
  for (const path of ['/', '/map', '/sharing', '/sharing/new', '/me']) {
    await passport.open(path)
    await expect.soft(page.getByText(KEEPS_NOTHING).first(), path).toBeVisible()
  }
  await passport.receive([badge])
  await expect(passport.outcome('De passage.png')).toContainText('n’a pas pu être gardé.')
  await expect(passport.outcome('De passage.png')).toContainText(KEEPS_NOTHING)
  await passport.open('/check')
  await page.locator('input[type=file]').setInputFiles([badge])
  await expect(page.getByRole('region', { name: 'De passage' })).toContainText('intact')
})

test('a tab killed in the middle of sixty badges: what was saved is whole, the rest comes without doubles', async ({
  passport,
  context,
  host,
  issuer,
}) => {
  test.setTimeout(300_000)
  const signed = await Promise.all(Array.from({ length: 30 }, (_, index) => signedPng(`Signé ${index}.`)))
  const hosted = Array.from({ length: 30 }, (_, index) => {
    const badge = makeHostedBadge(issuer, `killed-${index}`, `Hébergé ${index}.`)
    issuer.put(badge.path, { temper: 'silent' })
    return badge
  })
  const all = [...signed, ...hosted.map(({ file }) => file)]
  const { page } = passport
  await passport.open('/add')
  const witness = await context.newPage()
  await witness.goto(`${host.url}/favicon.svg`)
  await page.locator('input[type=file]').first().setInputFiles(all)
  await expect(page.getByText(/(?:[5-9]|\d\d) sur 60/)).toBeVisible({ timeout: 20_000 })
  await page.close()

  const kept = (await countRows(witness))['cards'] ?? 0
  expect(kept).toBeGreaterThan(0)
  expect(kept).toBeLessThan(60)
  expect(await findHalves(witness)).toEqual([])
  for (const badge of hosted) badge.heal()
  const again = new Passport(await context.newPage(), host.url)
  await again.receive(all)
  await expect(again.page.getByText(`${60 - kept} badges ajoutés · ${kept} étaient déjà là`)).toBeVisible()
  expect((await countRows(again.page))['cards']).toBe(60)
  expect(await findHalves(again.page)).toEqual([])
  await witness.close()
})
