// What other apps share lands in the inbox: nothing is added before the learner says so, and nothing is lost.
import { expectAccessible } from './support/axe.ts'
import { expect, install, shareTo, test } from './support/installedApp.ts'
import { expectNoSidewaysScroll } from './support/layout.ts'
import { signedPicture, signedText } from './support/signedBadge.ts'

const asShared = (file: { name: string; mimeType: string; buffer: Buffer }) => ({
  name: file.name,
  type: file.mimeType,
  base64: file.buffer.toString('base64'),
})

test('pictures and a link wait in the inbox; one is added, one thrown away and called back', async ({
  passport,
  page,
}) => {
  await install(passport)
  const badge = await signedPicture('Animer un atelier')
  const photo = { name: 'vacances.png', mimeType: 'image/png', buffer: badge.buffer.subarray(0, 60) }
  await shareTo(passport, { title: 'Mes badges', text: 'Voici : https://issuer.invalid/1.' }, [
    asShared(badge),
    asShared(photo),
  ])
  await expect(page.getByRole('heading', { level: 1, name: 'Ce qui vient d’arriver' })).toBeVisible()
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(3)
  const databases = await page.evaluate(() => indexedDB.databases())
  expect(databases.map(({ name }) => name)).not.toContain('besace')
  await expectAccessible(page, 'inbox')
  await expectNoSidewaysScroll(page, 'inbox')

  await page.getByRole('button', { name: 'Jeter vacances.png' }).click()
  await expect(rows).toHaveCount(2)
  await page.getByRole('button', { name: 'Annuler' }).click()
  await expect(rows).toHaveCount(3)
  await page.getByRole('button', { name: 'Jeter vacances.png' }).click()

  await page.getByRole('button', { name: 'Ajouter Animer un atelier.png' }).click()
  await expect(passport.outcome('Animer un atelier')).toContainText('est dans votre sac')
  await passport.open('/inbox')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('https://issuer.invalid/1')
})

test('everything at once; what could not be checked goes on waiting', async ({ passport, page }) => {
  await install(passport)
  await shareTo(passport, { url: 'https://issuer.invalid/1' }, [asShared(await signedPicture('Premier'))])
  await shareTo(passport, { text: await signedText('Second') })
  await page.getByRole('button', { name: 'Tout ajouter (3)' }).click()
  await expect(page.getByRole('heading', { name: 'Ce qui s’est passé' })).toBeVisible({ timeout: 30_000 })
  for (const name of ['Premier', 'Second'])
    await expect(passport.outcome(name)).toContainText('est dans votre sac')
  await passport.open('/inbox')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)
})

test('it works without a network, survives a killed tab, and is announced at the next visit', async ({
  passport,
  profile,
  page,
  host,
}) => {
  await install(passport)
  await profile.setOffline(true)
  await shareTo(passport, {}, [asShared(await signedPicture('Hors ligne'))])
  await expect(page.getByText('Hors ligne.png')).toBeVisible()
  await page.close({ runBeforeUnload: false })
  const later = await profile.newPage()
  await later.goto(host.url)
  await later.getByRole('link', { name: 'Regarder' }).click()
  await expect(later.getByText('Hors ligne.png')).toBeVisible()
  await later.getByRole('button', { name: 'Ajouter Hors ligne.png' }).click()
  await expect(later.getByText('est dans votre sac')).toBeVisible()
})

test('a reload keeps nothing twice; an empty share and too large a file are told in a sentence', async ({
  passport,
  page,
}) => {
  await install(passport)
  await shareTo(passport, {}, [asShared(await signedPicture('Une fois'))])
  await page.reload()
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)
  await shareTo(passport, {})
  await expect(page.getByText('n’a rien partagé qui puisse être gardé')).toBeVisible()
  await page.reload()
  await expect(page.getByText('n’a rien partagé qui puisse être gardé')).toHaveCount(0)
  await page.goto(`${passport.url}/inbox?missed=too-large,%3Cb%3E,full`)
  await expect(page.getByText('Un fichier dépasse 50 Mo')).toBeVisible()
  await expect(page.getByText('Il n’y a plus de place sur cet appareil')).toBeVisible()
})

test('a link that shares by its query works, without the worker too', async ({ passport, page }) => {
  await page.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('not here', 'SecurityError'))
  })
  await page.goto(
    `${passport.url}/share-target?title=Mon%20badge&text=Voir%20https%3A%2F%2Fissuer.invalid%2F1`,
  )
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('https://issuer.invalid/1')
  expect(new URL(page.url()).pathname).toBe('/inbox')
  await page.reload()
  await expect(rows).toHaveCount(1)
})

test('shared before the worker was there: said so, by the host and the page', async ({ passport, page }) => {
  await page.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('not here', 'SecurityError'))
  })
  await passport.open('/')
  await shareTo(passport, { text: 'https://issuer.invalid/1' })
  await expect(page.getByText('Besace n’était pas tout à fait prête sur cet appareil.')).toBeVisible()
})

test('scripts in what is shared stay words and pictures', async ({ passport, page }) => {
  await install(passport)
  const hostile = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" onload="window.hacked=1"><script>window.hacked=1</script><rect width="9" height="9"/></svg>',
  )
  await shareTo(
    passport,
    { title: '<img src=x onerror="window.hacked=1">', text: 'javascript:window.hacked=1' },
    [],
  )
  await shareTo(passport, {}, [
    { name: '<b>x</b>.svg', type: 'image/svg+xml', base64: hostile.toString('base64') },
  ])
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2)
  await expect(page.getByText('<b>x</b>.svg')).toBeVisible()
  await page.waitForTimeout(300)
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
})
