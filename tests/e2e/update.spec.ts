// A new version: announced, taken on a yes alone, and never over the head of someone who writes or works.
import { test as base, expect, type Page } from '@playwright/test'
import { Passport } from './screens/passport.ts'
import { OLD_PART, startTwoBuilds, type TwoBuilds } from './support/twoBuilds.ts'

const test = base.extend<{ builds: TwoBuilds; passport: Passport }>({
  builds: async ({}, use) => {
    const builds = await startTwoBuilds()
    await use(builds)
    await builds.close()
  },
  passport: async ({ page, builds }, use) => use(new Passport(page, builds.url)),
})
test.use({ reducedMotion: 'reduce' } as object)

const buildOf = (page: Page) => page.locator('meta[name="build"]').getAttribute('content')
const offer = (page: Page) => page.getByRole('region', { name: 'Une nouvelle version est prête' })

async function install({ page }: Passport): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
    timeout: 30_000,
  })
}

/** The second build is there, and the browser has looked. */
async function publish(builds: TwoBuilds, page: Page): Promise<void> {
  builds.publish()
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
  await expect(offer(page)).toBeVisible({ timeout: 30_000 })
}

test('unsaved words and work under way hold it up; then a yes takes it', async ({
  passport,
  page,
  builds,
}) => {
  test.setTimeout(300_000)
  await passport.open('/add')
  await install(passport)
  const field = page.getByLabel('Lien ou texte du badge')
  await field.fill('https://issuer.invalid/1')
  await publish(builds, page)
  const update = offer(page).getByRole('button', { name: 'Mettre à jour' })
  await update.click()
  await expect(offer(page)).toContainText('Vous écrivez quelque chose qui n’est pas encore gardé.')
  await expect(field).toHaveValue('https://issuer.invalid/1')
  expect(await buildOf(page)).toBe('1')

  await page.getByRole('button', { name: 'Ajouter ce badge' }).click()
  await expect(page.getByRole('button', { name: 'Arrêter' })).toBeVisible()
  await update.click()
  await expect(offer(page)).toContainText('Quelque chose est encore en cours.')
  await page.getByRole('button', { name: 'Arrêter' }).click()
  await expect(page.getByRole('heading', { name: 'Ce qui s’est passé' })).toBeVisible({ timeout: 30_000 })
  expect(await buildOf(page)).toBe('1')

  await Promise.all([page.waitForEvent('load'), update.click()])
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await buildOf(page)).toBe('2')
  await expect(offer(page)).toHaveCount(0)
})

test('Later means later: nothing changes until the next visit', async ({ passport, page, builds }) => {
  test.setTimeout(300_000)
  await passport.open('/')
  await install(passport)
  await publish(builds, page)
  await offer(page).getByRole('button', { name: 'Plus tard' }).click()
  await expect(offer(page)).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await buildOf(page)).toBe('1')
  await expect(offer(page)).toBeVisible({ timeout: 20_000 })
})

test('another tab keeps its words and its files when one takes the new version', async ({
  passport,
  page,
  builds,
  context,
}) => {
  test.setTimeout(300_000)
  await passport.open('/add')
  await install(passport)
  const writing = new Passport(await context.newPage(), builds.url)
  await writing.open('/add')
  await writing.page.getByLabel('Lien ou texte du badge').fill('à moitié écrit')
  await publish(builds, page)
  await Promise.all([
    page.waitForEvent('load'),
    offer(page).getByRole('button', { name: 'Mettre à jour' }).click(),
  ])
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await buildOf(page)).toBe('2')

  await expect(offer(writing.page)).toBeVisible({ timeout: 20_000 })
  await expect(writing.page.getByLabel('Lien ou texte du badge')).toHaveValue('à moitié écrit')
  expect(await buildOf(writing.page)).toBe('1')
  const part = (at: Page) => at.evaluate(async (path) => (await fetch(path)).status, OLD_PART)
  expect(await part(writing.page)).toBe(200)

  await writing.page.close()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect.poll(() => part(page), { timeout: 20_000 }).toBe(404)
})

test('the browser asks before half-written words are left behind', async ({ passport, page }) => {
  await passport.open('/add')
  await page.waitForTimeout(1500)
  await page.getByLabel('Lien ou texte du badge').pressSequentially('à moitié')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await page.goto(`${passport.url}/me`)
  expect(asked).toEqual(['beforeunload'])
  // Nothing is written there: nothing is asked.
  await page.goto(`${passport.url}/`)
  expect(asked).toHaveLength(1)
})
