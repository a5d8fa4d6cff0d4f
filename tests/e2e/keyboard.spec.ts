// The first path with the keyboard alone: add, open, enrich, group, publish, check. No pointer is ever used.
import type { Locator, Page } from '@playwright/test'
import { makeCredential } from '../support/makeBadge.ts'
import { makeKey, signDataIntegrity } from '../support/signBadge.ts'
import { expect, test } from './support/scene.ts'

const NAME = 'Animer une réunion'
const MOST_STEPS = 60

/** Presses Tab until this has the focus, and sees that one can tell. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let step = 0; step < MOST_STEPS; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expectFocusShown(target)
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`not reached with ${MOST_STEPS} times Tab: ${String(target)}`)
}

/** An outline or a ring on the element itself or, for inputs that lie unseen in a label, around it. */
async function expectFocusShown(target: Locator): Promise<void> {
  const isShown = await target.evaluate((element) => {
    const around = [
      element,
      element.parentElement,
      element.parentElement?.parentElement,
      element.nextElementSibling,
    ]
    return around.some((one) => {
      if (!one) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow.includes('inset')
    })
  })
  expect.soft(isShown, `focus seen on ${String(target)}`).toBe(true)
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

async function type(page: Page, target: Locator, words: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.type(words)
}

test('from the empty bag to a public page and its check, by keyboard', async ({ passport }) => {
  const { page } = passport
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog')
  const key = makeKey('Ed25519')
  const credential = await signDataIntegrity(
    makeCredential({ issuer: { id: key.did, name: 'Atelier' } }),
    key,
  )
  const buffer = Buffer.from(JSON.stringify(credential))
  const file = { name: 'badge.json', mimeType: 'application/json', buffer }

  await passport.open('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
  await press(page, main.getByRole('link', { name: 'Ajouter mon premier badge' }))
  const choosing = page.waitForEvent('filechooser')
  await press(page, page.getByLabel('Choisir des fichiers'))
  await (await choosing).setFiles(file)
  await expect(page.getByRole('heading', { name: 'Ce qui s’est passé' })).toBeFocused()
  await press(page, page.getByRole('link', { name: `Ouvrir ${NAME}` }))
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeFocused()

  await press(page, page.getByRole('button', { name: 'Montrer' }))
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Montrer' })).toBeFocused()
  await tabTo(page, page.getByRole('tab', { name: 'Voir' }))
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Enrichir' })).toBeFocused()
  if ((await page.getByRole('tab', { name: 'Enrichir' }).getAttribute('aria-selected')) !== 'true')
    await page.keyboard.press('Enter')

  await press(page, page.getByRole('button', { name: 'Ajouter une preuve' }))
  await type(page, dialog.getByLabel('Titre'), 'Atelier du soir')
  await type(page, dialog.getByLabel('Ce qu’elle montre'), 'Douze personnes.')
  await press(page, dialog.getByRole('button', { name: 'Garder' }))
  await expect(page.getByText('Atelier du soir')).toBeVisible()
  await press(page, page.getByRole('button', { name: 'Écrire' }), 'Space')
  await type(page, page.getByLabel('Ce que j’ai appris'), 'Écouter.')
  const keep = page.getByRole('button', { name: 'Garder ce que j’ai écrit' })
  const following = page.getByRole('button', { name: 'Question suivante' })
  while (!(await keep.isVisible())) await press(page, following)
  await press(page, keep)
  await expect(page.getByText('Écouter.').first()).toBeVisible()

  await press(page, page.getByRole('navigation').getByRole('link', { name: 'Partage' }))
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await press(page, main.getByRole('link', { name: 'Nouvelle collection' }).first())
  await type(page, page.getByLabel('Titre'), 'Animatrice')
  await press(page, page.getByRole('button', { name: 'Choisir des badges' }))
  await press(page, dialog.getByRole('checkbox', { name: NAME }), 'Space')
  await press(page, dialog.getByRole('button', { name: 'Ajouter 1 badge' }))
  await type(page, page.getByLabel(`Ma phrase pour « ${NAME}`), 'Chaque mois.')
  await expect(page.getByText('Gardé sur cet appareil')).toBeVisible()
  await press(page, page.getByRole('button', { name: 'Publier une page' }))
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await type(page, page.getByLabel('Nom montré'), 'Amina')
  await press(page, page.getByRole('switch', { name: /Atelier du soir/ }), 'Space')
  await press(page, page.getByRole('button', { name: 'Je publie' }))
  await press(page, dialog.getByRole('button', { name: 'Oui, publier' }))
  const address = await passport.publishedAddress()

  await page.goto(address)
  await expect(page.getByText('Atelier du soir')).toBeVisible()
  await press(page, page.getByRole('link', { name: /Vérifier/ }).first())
  await expect(page.getByRole('region', { name: NAME })).toContainText('intact', { timeout: 20_000 })
})
