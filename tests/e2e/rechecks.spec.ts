// Badges checked again later: an issuer takes one back, goes away, comes back; the learner is told, once.
import { makeHostedBadge } from './support/hostedBadge.ts'
import { expectAccessible } from './support/axe.ts'
import { Passport } from './screens/passport.ts'
import { expect, test } from './support/scene.ts'

const CHANGED = /1 badge a changé depuis le/

async function checkAll(passport: Passport): Promise<void> {
  const { page } = passport
  await passport.open('/me')
  await page.getByRole('button', { name: 'Tout vérifier maintenant' }).click()
  // The line about the last round says it as well, from the start.
  const summary = page
    .locator('main')
    .getByRole('status')
    .getByText(/^\d+ badges? vérifiés?\.$/)
  await expect(summary).toBeVisible({ timeout: 30_000 })
}

test('what an issuer takes back is told until it is seen; an issuer who is silent takes nothing back', async ({
  passport,
  issuer,
  context,
}) => {
  test.setTimeout(300_000)
  const { page } = passport
  const [kept, taken, broken] = ['kept', 'taken', 'broken'].map((key) =>
    makeHostedBadge(issuer, `recheck-${key}`, `Badge ${key}`),
  ) as [
    ReturnType<typeof makeHostedBadge>,
    ReturnType<typeof makeHostedBadge>,
    ReturnType<typeof makeHostedBadge>,
  ]
  for (const badge of [kept, taken, broken]) badge.heal()
  await passport.receive([kept.file, taken.file, broken.file])

  issuer.put(taken.path, { status: 410, body: '{}' })
  issuer.put(broken.path, { status: 500, body: 'oops' })
  await checkAll(passport)
  await expect(page.getByText('3 badges vérifiés.')).toBeVisible()
  await expect(page.getByText('1 badge a changé.')).toBeVisible()
  await expect(page.getByText('Pour 1 badge, l’émetteur n’a pas répondu.')).toBeVisible()
  await expectAccessible(page, 'summary')

  const two = new Passport(await context.newPage(), passport.url)
  await two.open('/')
  await expect(two.page.getByText(CHANGED)).toBeVisible()
  await page.getByRole('link', { name: 'Voir ce qui a changé' }).click()
  await expect(page.getByText(CHANGED)).toBeVisible()
  await expectAccessible(page, 'news')
  await page.locator('.changed-card').getByRole('link', { name: taken.name }).click()
  await expect(page.getByText('Changé depuis votre dernier passage')).toBeVisible()
  await expect(page.getByText('Retiré par son émetteur.').first()).toBeVisible()
  await page.getByRole('button', { name: 'C’est vu' }).click()
  await expect(page.getByText('Changé depuis votre dernier passage')).toBeHidden()
  await expect(two.page.getByText(CHANGED)).toBeHidden()
  await two.page.close()

  // Everybody is away: what was known stays.
  await issuer.stop()
  await checkAll(passport)
  await expect(page.getByText('Rien n’a changé.')).toBeVisible()
  await passport.openBadge(kept.name)
  await expect(page.getByText(/^Vérifié/).first()).toBeVisible()
  await page.getByText('Chaque vérification').click()
  await expect(page.getByText(/gardée? sur cet appareil/).first()).toBeVisible()

  // Back again, and the badge with it.
  await issuer.start()
  for (const badge of [kept, taken, broken]) badge.heal()
  await checkAll(passport)
  await passport.open('/')
  await expect(page.getByText(CHANGED)).toBeVisible()
  await expect(page.locator('.changed-card')).toContainText('maintenant confirmé')
  await passport.openBadge(taken.name)
  await expect(page.getByText('Vérifié aujourd’hui.').first()).toBeVisible()
  // Leaving the page is seeing.
  await passport.goTo('Badges')
  await expect(page.getByText(CHANGED)).toBeHidden()
  await passport.openBadge(taken.name)
  await page.getByText('Toutes les données').click()
  await expect(page.getByText('retiré par son émetteur. Avant', { exact: false })).toBeVisible()
})

test('a week later it happens by itself; offline, or when the learner says no, it does not', async ({
  passport,
  issuer,
  context,
}) => {
  const { page } = passport
  const badge = makeHostedBadge(issuer, 'recheck-week', 'Badge de la semaine')
  badge.heal()
  await passport.receive([badge.file])
  issuer.put(badge.path, { status: 410, body: '{}' })

  await page.clock.install({ time: Date.now() + 8 * 86_400_000 })
  await passport.open('/me')
  const asked = () => issuer.asked.filter((path) => path === badge.path).length
  const before = asked()
  await page.getByRole('switch', { name: 'Vérifier mes badges de temps en temps' }).click()
  await expect(page.getByText('ne sont vérifiés que si vous le demandez')).toBeVisible()
  await page.clock.runFor(120_000)
  expect(asked()).toBe(before)

  await page.getByRole('switch', { name: 'Vérifier mes badges de temps en temps' }).click()
  await context.setOffline(true)
  await page.clock.runFor(3_600_000)
  expect(asked()).toBe(before)

  await context.setOffline(false)
  await passport.goTo('Badges')
  await expect(async () => {
    await page.clock.runFor(30_000)
    await expect(page.getByText(CHANGED)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  expect(asked()).toBeGreaterThan(before)
})
