// How safely the browser keeps: asked at the first badge, its answer told, and a loss noticed.
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/axe.ts'
import { isKept } from './support/deviceRows.ts'
import { expect, test } from './support/scene.ts'
import { signedPicture } from './support/signedBadge.ts'

/** The browser's answer, and how often it was asked. */
async function answerWith(page: Page, isGranted: boolean): Promise<() => Promise<number>> {
  await page.addInitScript((answer) => {
    StorageManager.prototype.persist = () => {
      localStorage.setItem('asked', String(Number(localStorage.getItem('asked') ?? 0) + 1))
      return Promise.resolve(answer)
    }
  }, isGranted)
  return () => page.evaluate(() => Number(localStorage.getItem('asked') ?? 0))
}
const lost = (page: Page) => page.getByRole('region', { name: 'Ce navigateur a effacé vos badges' })

/** As browsers do when they need room: the database is gone, the small storage stays. */
async function evict(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/favicon.svg`)
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('besace')
        request.onsuccess = () => resolve()
        request.onerror = request.onblocked = () => reject(new Error('still open'))
      }),
  )
}

test('nothing is asked before there is something to lose; a refusal is told in Me', async ({ passport }) => {
  const { page } = passport
  const asked = await answerWith(page, false)
  await passport.open('/')
  await passport.open('/me')
  expect(await asked()).toBe(0)
  await expect(page.getByText('Vous pouvez lui demander de ne pas le faire.')).toBeVisible()
  await expect(page.getByText(/utilisés, .+ libres\./)).toBeVisible()
  await passport.receive([await signedPicture('Premier')])
  await expect.poll(asked).toBe(1)
  await expect.poll(() => isKept(page, 'persistence'), 'the answer is kept').toBe(true)
  await passport.receive([await signedPicture('Deuxième')])
  await passport.open('/me')
  await expect(page.getByText('Le navigateur n’a pas promis de tout garder.')).toBeVisible()
  expect(await asked()).toBe(1)
  await page.getByRole('button', { name: 'Demander au navigateur de tout garder' }).click()
  await expect.poll(asked).toBe(2)
})

test('a promise is told in Me', async ({ passport }) => {
  const { page } = passport
  await answerWith(page, true)
  await passport.receive([await signedPicture('Premier')])
  await expect.poll(() => isKept(page, 'persistence'), 'the answer is kept').toBe(true)
  await passport.open('/me')
  await expect(page.getByText('Le navigateur a promis de ne rien effacer de lui-même.')).toBeVisible()
})

test('a store that the browser has cleared is told once, with a way out', async ({ passport }) => {
  const { page } = passport
  const badge = await signedPicture('À retrouver')
  await passport.receive([badge])
  await expect.poll(() => page.evaluate(() => localStorage.getItem('besace.kept'))).not.toBeNull()
  await passport.open('/')
  await expect(lost(page)).toHaveCount(0)
  await evict(page, passport.url)
  await passport.open('/me')
  await expect(lost(page)).toBeVisible()
  await expectAccessible(page, 'lost')
  await page.reload()
  await lost(page).getByRole('link', { name: 'Les faire revenir' }).click()
  await expect(page).toHaveURL(`${passport.url}/me/backup`)
  await expect(lost(page)).toHaveCount(0)
  await passport.receive([badge])
  await expect(passport.outcome('À retrouver')).toContainText('est dans votre sac')
  await passport.open('/')
  await page.waitForTimeout(1500)
  await expect(lost(page)).toHaveCount(0)
  // It is watched over again.
  await evict(page, passport.url)
  await passport.open('/')
  await expect(lost(page)).toBeVisible()
})

test('an empty bag that the learner emptied is no loss', async ({ passport }) => {
  const { page } = passport
  await passport.receive([await signedPicture('Premier')])
  await passport.openBadge('Premier')
  await page.getByRole('button', { name: 'Supprimer ce badge' }).click()
  await expect(page.getByText('a été supprimé.').first()).toBeVisible()
  await passport.open('/')
  await page.waitForTimeout(1500)
  await expect(lost(page)).toHaveCount(0)
})
