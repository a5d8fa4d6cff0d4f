// Publishing when the host goes away, its answer is lost, or something else answers: never twice, never in doubt untold.
import { makeCredential } from '../support/makeBadge.ts'
import { makeKey, signDataIntegrity } from '../support/signBadge.ts'
import type { Passport } from './screens/passport.ts'
import { expect, test } from './support/scene.ts'

const NAME = 'Animer une réunion'
const UNSURE = 'La réponse s’est perdue en route : nous ne savons pas si la page est publique.'
const SHARES = '**/api/shares'

/** A learner before the last question: one collection, nothing public yet. */
async function readyToPublish(passport: Passport, title: string): Promise<void> {
  const key = makeKey('Ed25519')
  const credential = await signDataIntegrity(
    makeCredential({ issuer: { id: key.did, name: 'Atelier' } }),
    key,
  )
  const buffer = Buffer.from(JSON.stringify(credential))
  await passport.receive([{ name: 'badge.json', mimeType: 'application/json', buffer }])
  await passport.collect(title, [NAME])
  await passport.askToPublish()
}

async function publishAgain(passport: Passport): Promise<string> {
  await passport.page.getByRole('button', { name: 'Je publie' }).click()
  await passport.confirmPublish()
  return passport.publishedAddress()
}

test('the host goes away at the last step: told so, and one page when it is back', async ({
  passport,
  host,
}) => {
  const { page } = passport
  const before = (await host.publicPages()).length
  await readyToPublish(passport, 'Hôte absent')
  await host.stop()
  await passport.confirmPublish()
  await expect(page.getByText(UNSURE)).toBeVisible()
  await expect(page.getByText('Tout ce que vous avez préparé est encore là.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Votre page est en ligne' })).toHaveCount(0)
  await host.start()
  const address = await publishAgain(passport)
  const pages = await host.publicPages()
  expect(pages).toHaveLength(before + 1)
  expect(pages).toContain(address)
})

test('the answer is lost: the page is called unsure on every screen, and is published once', async ({
  passport,
  host,
}) => {
  const { page } = passport
  const before = (await host.publicPages()).length
  await readyToPublish(passport, 'Réponse perdue')
  await page.route(SHARES, async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await passport.confirmPublish()
  await expect(page.getByText(UNSURE)).toBeVisible()
  await passport.open('/sharing')
  await expect(page.getByText('Nous ne savons pas si elle est publique').first()).toBeVisible()
  expect(await host.publicPages()).toHaveLength(before + 1)

  await page.unroute(SHARES)
  await page.getByRole('link', { name: 'Réessayer' }).click()
  const address = await publishAgain(passport)
  const pages = await host.publicPages()
  expect(pages).toHaveLength(before + 1)
  expect(pages).toContain(address)
})

test('a page in doubt can be made sure not to be public', async ({ passport, host, request }) => {
  const { page } = passport
  const before = await host.publicPages()
  await readyToPublish(passport, 'Doute levé')
  await page.route(SHARES, async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await passport.confirmPublish()
  await expect(page.getByText(UNSURE)).toBeVisible()
  const inDoubt = (await host.publicPages()).find((address) => !before.includes(address)) ?? ''
  await passport.open('/sharing')
  await page.getByRole('button', { name: 'S’assurer qu’elle n’est pas publique' }).click()
  await page.getByRole('button', { name: 'Oui, retirer la page' }).click()
  await expect(page.getByText('La page n’est plus publique.').first()).toBeVisible()
  expect((await request.get(inDoubt)).status()).toBe(410)
})

for (const { what, answer, sentence } of [
  {
    what: 'a web page, as hotels answer',
    answer: { status: 200, contentType: 'text/html', body: '<script>window.hacked=1</script>Wi-Fi' },
    sentence: 'Ce qui a répondu n’est pas l’hébergeur de Besace.',
  },
  {
    what: 'a receipt of no form',
    answer: { status: 201, contentType: 'application/json', body: '{"url":"javascript:window.hacked=1"}' },
    sentence: 'Ce qui a répondu n’est pas l’hébergeur de Besace.',
  },
  {
    what: 'a clear no',
    answer: {
      status: 422,
      contentType: 'application/problem+json',
      body: '{"type":"about:blank","title":"no","status":422,"code":"share.invalid"}',
    },
    sentence: 'L’hébergeur n’a pas accepté un élément de cette page.',
  },
  {
    what: 'a host that has enough',
    answer: {
      status: 429,
      contentType: 'application/problem+json',
      body: '{"type":"about:blank","title":"no","status":429,"code":"host.too-many-requests"}',
    },
    sentence: 'C’était beaucoup d’un coup. Patientez une minute, puis réessayez.',
  },
]) {
  test(`what answers is ${what}: said so, and nothing is called public`, async ({ passport }) => {
    const { page } = passport
    await readyToPublish(passport, 'Autre hôte')
    await page.route(SHARES, (route) => route.fulfill(answer))
    await passport.confirmPublish()
    await expect(page.getByText(sentence)).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Votre page est en ligne' })).toHaveCount(0)
    await page.unroute(SHARES)
    await publishAgain(passport)
  })
}

test('taking down without the host says that the page must be taken for public, and works later', async ({
  passport,
  host,
  request,
}) => {
  const { page } = passport
  await readyToPublish(passport, 'Un temps')
  await passport.confirmPublish()
  const address = await passport.publishedAddress()
  await passport.open('/sharing')
  await page.getByRole('button', { name: 'Retirer', exact: true }).click()
  await host.stop()
  await page.getByRole('button', { name: 'Oui, retirer la page' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(
    'La page n’a pas pu être retirée : considérez qu’elle est encore publique.',
  )
  await host.start()
  expect((await request.get(address)).status()).toBe(200)
  await page.getByRole('button', { name: 'Oui, retirer la page' }).click()
  await expect(page.getByText('La page n’est plus publique.').first()).toBeVisible()
  expect((await request.get(address)).status()).toBe(410)
})
