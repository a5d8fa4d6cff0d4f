// The learner's screens as a person knows them: by headings, labels and buttons, in French.
import { expect, type Page } from '@playwright/test'

export interface UploadedFile {
  name: string
  mimeType: string
  buffer: Buffer
}

export class Passport {
  readonly page: Page
  readonly url: string

  constructor(page: Page, url: string) {
    this.page = page
    this.url = url
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(`${this.url}${path}`)
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible()
  }

  async goTo(place: 'Badges' | 'Carte' | 'Parcours' | 'Partage' | 'Moi'): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: place }).click()
    await expect(this.page.getByRole('heading', { level: 1 })).toBeFocused()
  }

  async receive(files: UploadedFile[]): Promise<void> {
    await this.open('/add')
    await this.page.locator('input[type=file]').first().setInputFiles(files)
    await expect(this.page.getByRole('heading', { name: 'Ce qui s’est passé' })).toBeVisible({
      timeout: 30_000,
    })
  }

  /** Gives a link or a text; says nothing of how it ends. */
  async paste(text: string): Promise<void> {
    await this.open('/add')
    await this.page.getByLabel('Lien ou texte du badge').fill(text)
    await this.page.getByRole('button', { name: 'Ajouter ce badge' }).click()
  }

  /** The sentence that tells how one file ended. */
  outcome(name: string) {
    return this.page.getByRole('listitem').filter({ hasText: name })
  }

  async openBadge(name: string): Promise<void> {
    await this.open('/')
    await this.page.getByRole('link', { name }).first().click()
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible()
  }

  /** Makes a collection of these badges and stays on its screen. */
  async collect(title: string, names: string[]): Promise<void> {
    const { page } = this
    await this.open('/sharing/new')
    await page.getByLabel('Titre').fill(title)
    await page.getByRole('button', { name: 'Choisir des badges' }).click()
    const dialog = page.getByRole('dialog')
    for (const name of names) {
      await dialog
        .getByRole('checkbox', { name: new RegExp(name) })
        .first()
        .check()
    }
    await dialog.getByRole('button', { name: /^Ajouter/ }).click()
    await expect(page.getByText('Gardé sur cet appareil')).toBeVisible()
  }

  /** Makes a pathway with these badges as stops; answers its address. */
  async makePathway(title: string, names: string[]): Promise<string> {
    const { page } = this
    await this.open('/paths/new')
    await page.getByLabel('Où voulez-vous aller').fill(title)
    for (const name of names) {
      await page.getByLabel('Nom du badge').fill(name)
      await page.getByRole('button', { name: 'Ajouter cette étape' }).click()
    }
    await page.getByRole('button', { name: 'Garder ce parcours' }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    return new URL(page.url()).pathname
  }

  /** From the collection's screen to the question before the last step. */
  async askToPublish(): Promise<void> {
    await this.page.getByRole('button', { name: 'Publier une page' }).click()
    await this.page.getByRole('button', { name: 'Je publie' }).click()
  }

  async confirmPublish(): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: 'Oui, publier' }).click()
  }

  /** The address of the page just published. */
  async publishedAddress(): Promise<string> {
    await expect(this.page.getByRole('heading', { name: 'Votre page est en ligne' })).toBeVisible({
      timeout: 20_000,
    })
    return (await this.page.locator('a[href*="/s/"]').first().getAttribute('href')) ?? ''
  }
}
