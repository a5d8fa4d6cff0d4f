// Files that are no badges: each ends in a sentence that says what to do, and leaves nothing behind.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCredential, makeToken } from '../support/makeBadge.ts'
import { makeKey, signDataIntegrity } from '../support/signBadge.ts'
import { countRows } from './support/deviceRows.ts'
import { expect, test } from './support/scene.ts'
import { WRONG_FILES } from './support/wrongFiles.ts'

test('each wrong file ends in its own sentence, among them a badge that is right', async ({ passport }) => {
  const { page } = passport
  const key = makeKey('Ed25519')
  const credential = await signDataIntegrity(makeCredential({ issuer: { id: key.did, name: 'Lyon 3' } }), key)
  const right = {
    name: 'bon.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(credential)),
  }
  await passport.receive([right])
  const before = await countRows(page)
  await passport.receive([...WRONG_FILES.map(({ file }) => file), right])
  // A long list grows as one reads on.
  await expect(async () => {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await expect(passport.outcome('Animer une réunion')).toBeVisible({ timeout: 500 })
  }).toPass()
  for (const { file, sentence } of WRONG_FILES) {
    const outcome = passport.outcome(file.name)
    await expect.soft(outcome).toContainText('n’a pas été ajouté')
    await expect.soft(outcome).toContainText(sentence)
    await expect.soft(outcome.getByRole('button', { name: 'Réessayer' })).toHaveCount(0)
  }
  await expect(passport.outcome('Animer une réunion')).toContainText('était déjà dans votre sac')
  await expect(page.getByText(` · ${WRONG_FILES.length} ne sont pas des badges`)).toBeVisible()
  expect(await countRows(page)).toEqual(before)
  await passport.open('/')
  await expect(page.getByRole('main').getByRole('link', { name: 'Animer une réunion' })).toHaveCount(1)
})

test('pasted nonsense ends in a sentence too', async ({ passport }) => {
  const { page } = passport
  await passport.open('/add')
  const cases = [
    ['<img src=x onerror="window.hacked=1">', 'Aucun badge dans ce texte.'],
    ['javascript:window.hacked=1', 'Aucun badge dans ce texte.'],
    ['data:text/html,<script>window.hacked=1</script>', 'Aucun badge dans ce texte.'],
    ['Mon badge ! '.repeat(200_000), 'Ce fichier est trop volumineux pour être un badge.'],
  ] as const
  for (const [text, sentence] of cases) {
    await page.getByLabel('Lien ou texte du badge').fill(text)
    await page.getByRole('button', { name: 'Ajouter ce badge' }).click()
    await expect(passport.outcome('Ce que vous avez collé')).toContainText(sentence)
  }
  expect((await countRows(page))['cards']).toBe(0)
})

test('a token that says it needs no signature is kept as what it is: not to be trusted', async ({
  passport,
}) => {
  const { page } = passport
  const token = makeToken(makeCredential(), { alg: 'none', typ: 'vc+jwt' }).replace(/[^.]+$/, '')
  await passport.receive([{ name: 'aucun.jwt', mimeType: 'text/plain', buffer: Buffer.from(token) }])
  await expect(passport.outcome('Animer une réunion')).toContainText(/modifié/i)
  await passport.openBadge('Animer une réunion')
  await expect(page.getByText('Modifié depuis qu’il a été donné.')).toBeVisible()
  await expect(page.getByText('Vérifié aujourd’hui')).toHaveCount(0)
})

test.describe('a file of 100 MB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'besace-large-'))
  const large = join(folder, 'film.png')

  test.beforeAll(() => {
    // Sparse: it takes no room on the disk.
    writeFileSync(large, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    truncateSync(large, 100 * 1024 * 1024)
  })
  test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Counts the bytes that scripts of the page take out of files. */
  const countBytesRead = () => {
    const counter = window as unknown as { bytesRead: number }
    counter.bytesRead = 0
    const read = Blob.prototype.arrayBuffer
    Blob.prototype.arrayBuffer = function () {
      counter.bytesRead += this.size
      return read.call(this)
    }
  }

  for (const { place, path } of [
    { place: 'adding', path: '/add' },
    { place: 'checking', path: '/check' },
  ]) {
    test(`is refused without being read, when ${place}`, async ({ passport }) => {
      const { page } = passport
      await page.addInitScript(countBytesRead)
      await passport.open(path)
      await page.locator('input[type=file]').first().setInputFiles(large)
      await expect(page.getByText('Ce fichier dépasse 50 Mo.')).toBeVisible()
      expect(await page.evaluate(() => (window as unknown as { bytesRead: number }).bytesRead)).toBe(0)
      expect((await countRows(page))['originals'] ?? 0).toBe(0)
    })
  }
})
