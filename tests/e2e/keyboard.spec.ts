// The first path with the keyboard alone: add, open, enrich, group, publish, check. No pointer is ever used.
import type { Locator, Page } from '@playwright/test'
import { makeCredential } from '../support/makeBadge.ts'
import { makeKey, signDataIntegrity } from '../support/signBadge.ts'
import { OPEN_ADDRESSES } from './support/addresses.ts'
import { issueBadges, NAMES } from './support/badges.ts'
import { expectFocusKept, walkThrough } from './support/focus.ts'
import { MANY, manyBadges } from './support/manyBadges.ts'
import { linkToComposed, publishLocked } from './support/publishPage.ts'
import { expect, test } from './support/scene.ts'

const NAME = 'Animer une réunion'
const MOST_STEPS = 60
const PASSWORD = 'le chat dort sous la table'

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

test('the newer screens: every stop is seen and free, and no press loses the focus', async ({
  passport,
  issuer,
}) => {
  test.setTimeout(600_000)
  const { page } = passport
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog')
  const said = (words: string | RegExp) =>
    expect(page.getByRole('status').filter({ hasText: words }).first()).toBeAttached()
  const { signed, hosted } = await issueBadges(issuer)
  await passport.open('/add')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...(await manyBadges()), signed, hosted])
  await expect(page.getByRole('heading', { name: 'Ce qui s’est passé' })).toBeVisible({ timeout: 90_000 })

  // The long list: arrows and End move among all, also those that are not there yet.
  await passport.open('/?view=all')
  await tabTo(page, main.locator('.badge-tile').first())
  await page.keyboard.press('End')
  await expect(main.locator(`li[data-place="${MANY + 1}"] .badge-tile`)).toBeFocused()
  await page.keyboard.press('Home')
  await expect(main.locator('li[data-place="0"] .badge-tile')).toBeFocused()
  await page.keyboard.press('PageDown')
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expectFocusKept(page, 'the list scrolled away under the focus')

  await passport.open('/?view=all')
  await type(page, main.getByRole('searchbox'), 'vélo')
  await said(/badges? trouvés?/)
  await press(page, main.getByRole('button', { name: 'Effacer la recherche' }))
  await expect(main.getByRole('searchbox')).toBeFocused()
  await press(page, main.getByRole('button', { name: 'Filtrer' }))
  await tabTo(page, dialog.getByRole('checkbox').first())
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expectFocusKept(page, 'filters closed')
  await press(page, main.getByRole('button', { name: /^Retirer : / }))
  await expectFocusKept(page, 'a filter taken out')

  // The bar for several comes after the list: End leaps over all of it.
  await passport.open('/?view=all')
  await press(page, main.getByRole('button', { name: 'Choisir', exact: true }))
  await tabTo(page, main.locator('.badge-tile-box').first())
  await page.keyboard.press('End')
  await expect(main.locator(`li[data-place="${MANY + 1}"] .badge-tile-box`)).toBeFocused()
  await press(
    page,
    main.locator('.bulk-bar').getByRole('button', { name: `Choisir les ${MANY + 2} affichés` }),
  )
  await said(`${MANY + 2} badges choisis`)
  await expectFocusKept(page, 'all chosen')
  await press(page, main.locator('.bulk-bar').getByRole('button', { name: 'Plus', exact: true }))
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(main.locator('.bulk-bar').getByRole('button', { name: 'Plus', exact: true })).toBeFocused()
  await press(page, main.locator('.bulk-bar').getByRole('button', { name: 'Terminé' }))
  await expectFocusKept(page, 'choosing ended')

  // What arrived: thrown away, said, and called back from the notice.
  for (const words of ['un', 'deux'])
    await passport.open(`/share-target?text=https%3A%2F%2Fissuer.invalid%2F${words}`)
  await expect(main.getByRole('listitem')).toHaveCount(2)
  await press(page, main.getByRole('button', { name: /^Jeter http/ }).first())
  await said('1 élément jeté')
  await expectFocusKept(page, 'thrown away')
  await press(page, page.getByRole('button', { name: 'Annuler' }))
  await expect(main.getByRole('listitem')).toHaveCount(2)
  await expectFocusKept(page, 'called back')

  // What waits there is told over the lower edge of other screens until one says *later*.
  await press(page, main.getByRole('button', { name: 'Tout jeter' }))
  await expect(main.getByRole('listitem')).toHaveCount(0)
  await expectFocusKept(page, 'all thrown away')

  // The card: what is added and taken out again.
  await passport.open('/me/card')
  await press(page, main.getByRole('button', { name: 'Ajouter un lien' }))
  await press(page, main.getByRole('button', { name: /^Retirer le lien/ }))
  await expectFocusKept(page, 'a link taken out')

  for (const path of ['/?view=all', ...OPEN_ADDRESSES]) {
    await passport.open(path)
    await expect(page.locator('main .ui-spinner')).toHaveCount(0)
    expect.soft(await walkThrough(page, path), path).toBeGreaterThan(4)
  }
})

test('making a page known, a page in a link, a page behind its password, by keyboard', async ({
  passport,
  issuer,
  host,
}) => {
  test.setTimeout(400_000)
  const { page } = passport
  const dialog = page.getByRole('dialog')
  const { signed } = await issueBadges(issuer)
  await passport.receive([signed])
  await passport.collect('Animatrice', [NAMES.signed])
  await passport.askToPublish()
  await passport.confirmPublish()
  await passport.publishedAddress()
  await passport.open('/sharing')
  const opener = page.getByRole('button', { name: 'Faire connaître « Animatrice »' })
  await press(page, opener)
  await expect(dialog).toBeVisible()
  await press(page, dialog.locator('summary', { hasText: 'La mettre sur un site web' }))
  await tabTo(page, dialog.getByRole('radio', { name: 'Une petite carte' }))
  await expect(dialog.locator('code')).toContainText('<iframe')
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('radio', { name: 'Une image' })).toBeFocused()
  await expect(dialog.locator('code')).toContainText('/preview.png')
  await tabTo(page, dialog.getByLabel('Lignes de HTML'))
  await press(page, dialog.getByRole('button', { name: 'Copier ces lignes' }))
  await expectFocusKept(page, 'lines copied')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener).toBeFocused()

  await page.goto(await linkToComposed(host.url))
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible()
  expect(await walkThrough(page, 'a page in a link')).toBeGreaterThan(6)

  await page.goto(await publishLocked(host.url, PASSWORD))
  await press(page, page.getByRole('link', { name: 'Écrire le mot de passe' }))
  const field = page.getByLabel('Mot de passe de la page')
  await expect(field).toBeVisible()
  await type(page, field, 'le chien dort sous la table')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Ce n’est pas le mot de passe', { timeout: 30_000 })
  await expectFocusKept(page, 'a wrong password')
  await field.fill('')
  await type(page, field, PASSWORD)
  await press(page, page.getByRole('button', { name: 'Ouvrir la page' }))
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible({
    timeout: 30_000,
  })
  await expectFocusKept(page, 'opened with its password')
  expect(await walkThrough(page, 'a page opened with its password')).toBeGreaterThan(6)
})

test('with forced colours, less motion: what is pressed and where one is can still be told', async ({
  passport,
}) => {
  const { page } = passport
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await passport.open('/me/reading')
  const colourOf = (locator: Locator) =>
    locator.evaluate((element) => getComputedStyle(element).backgroundColor)
  const segments = page.getByRole('group').first().locator('label')
  const chosen = segments.filter({ has: page.locator(':checked') }).locator('span')
  const other = segments
    .filter({ hasNot: page.locator(':checked') })
    .locator('span')
    .first()
  expect(await colourOf(chosen)).not.toBe(await colourOf(other))
  const places = page.getByRole('navigation').getByRole('link')
  const current = page.locator('.app-nav [aria-current] .app-nav-icon')
  expect(await colourOf(current)).not.toBe(await colourOf(places.first().locator('.app-nav-icon')))
  expect(await walkThrough(page, 'reading, forced colours')).toBeGreaterThan(4)
  expect(
    await page
      .getByRole('switch')
      .first()
      .evaluate((one) => getComputedStyle(one).appearance),
  ).toBe('auto')
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  await page.getByRole('switch').first().click()
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
})
