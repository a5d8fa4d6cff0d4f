// The screens of backups as a person knows them.
import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import type { Passport, UploadedFile } from './passport.ts'

/** Makes a backup and gives the file that is in the downloads. */
export async function makeBackup(
  { page, ...passport }: Passport,
  passphrase?: string,
): Promise<UploadedFile> {
  await page.goto(`${passport.url}/me/backup`)
  if (passphrase !== undefined) {
    await page.getByRole('switch', { name: 'La fermer par une phrase de passe' }).check({ force: true })
    await page.getByLabel('Phrase de passe', { exact: true }).fill(passphrase)
    await page.getByLabel('La même phrase, encore une fois').fill(passphrase)
  }
  await page.getByRole('button', { name: 'Faire la sauvegarde' }).click()
  await expect(page.getByRole('heading', { name: 'Votre sauvegarde est prête' })).toBeFocused({
    timeout: 20_000,
  })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Enregistrer le fichier' }).click(),
  ])
  await expect(page.getByText('La sauvegarde est dans vos téléchargements').first()).toBeVisible()
  return {
    name: download.suggestedFilename(),
    mimeType: 'application/octet-stream',
    buffer: readFileSync(await download.path()),
  }
}

/** Chooses the file on the screen of backups. */
export async function chooseBackup({ page, url }: Passport, file: UploadedFile): Promise<void> {
  await page.goto(`${url}/me/backup`)
  await page.locator('input[type=file]').setInputFiles(file)
}

/** From "found" to the end, whole or not. */
export async function bringBack({ page }: Passport, ends = 'Tout est revenu'): Promise<void> {
  await page.getByRole('button', { name: 'Tout retrouver' }).click()
  await expect(page.getByRole('heading', { name: ends })).toBeFocused({ timeout: 30_000 })
}
