// A QR code before the camera: read, shown, and added only when the learner says so; and what to do without a camera.
import { chromiumArguments, findChromium } from '../../.ci/findChromium.ts'
import { expectAccessible } from './support/axe.ts'
import { cameraArguments } from './support/fakeCamera.ts'
import { expectNoSidewaysScroll } from './support/layout.ts'
import { expect, test } from './support/scene.ts'
import { signedPicture } from './support/signedBadge.ts'
import type { Page } from '@playwright/test'

/** Asked for only when the learner says so: no test opens it, and nobody answers there. */
const LINK = 'https://issuer.invalid/badges/1'

test.use({
  permissions: ['camera'],
  launchOptions: {
    executablePath: findChromium(),
    args: [...chromiumArguments(), ...cameraArguments(LINK)],
  },
})

/** Remembers every stream the page was given. */
async function watchCamera(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const streams: MediaStream[] = []
    Object.assign(window, { streams })
    const { mediaDevices } = navigator
    const open = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async (wish) => {
      const stream = await open(wish)
      streams.push(stream)
      return stream
    }
  })
  return () =>
    page.evaluate(() =>
      (window as unknown as { streams: MediaStream[] }).streams.flatMap((stream) =>
        stream.getTracks().map(({ readyState, kind }) => `${kind} ${readyState}`),
      ),
    )
}

test('the camera reads a link, lets go, and asks nobody before the learner says so', async ({
  passport,
  watch,
}) => {
  const { page } = passport
  const tracks = await watchCamera(page)
  await passport.open('/add')
  await page.getByRole('link', { name: 'Scanner un QR code' }).click()
  await expect(page.getByRole('heading', { name: 'Le code contient un lien' })).toBeFocused({
    timeout: 20_000,
  })
  await expect(page.getByText('Besace demande le badge à issuer.invalid.')).toBeVisible()
  await expect(page.getByText(LINK, { exact: true })).toBeVisible()
  await expect.poll(tracks).toEqual(['video ended'])
  expect(watch.strangers).toEqual([])
  expect(new URL(page.url()).pathname).toBe('/scan')
  await expectAccessible(page, 'scanned')
  await expectNoSidewaysScroll(page, 'scanned')

  await page.getByRole('button', { name: 'Ajouter ce badge' }).first().click()
  await expect(page.getByRole('heading', { name: 'Ce qui s’est passé' })).toBeVisible({ timeout: 30_000 })
  await expect(passport.outcome(LINK)).toContainText('n’a pas pu être lu pour l’instant.')
  watch.strangers.length = 0
})

test('the camera stops when the page is left', async ({ passport }) => {
  const { page } = passport
  const tracks = await watchCamera(page)
  // Nothing is found while the page cannot look.
  await page.addInitScript(() => {
    HTMLVideoElement.prototype.play = () => new Promise(() => undefined)
  })
  await passport.open('/scan')
  await expect.poll(tracks, { timeout: 20_000 }).toEqual(['video live'])
  await expectAccessible(page, 'scan')
  await expectNoSidewaysScroll(page, 'scan')
  await passport.goTo('Moi')
  expect(await tracks()).toEqual(['video ended'])
})

test('a refused camera is told, with two other ways that work', async ({ passport, context }) => {
  const { page } = passport
  await context.clearPermissions()
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await passport.open('/scan')
  await expect(page.getByText('Besace n’a pas le droit d’utiliser la caméra.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Réessayer la caméra' })).toBeVisible()
  await expectAccessible(page, 'scan refused')
  await expectNoSidewaysScroll(page, 'scan refused')

  // A picture that is the badge itself, not one of a code.
  const badge = await signedPicture('Une image de badge')
  await page.locator('input[type=file]').setInputFiles([badge])
  await page.getByRole('button', { name: 'Ajouter cette image comme badge' }).click({ timeout: 20_000 })
  await expect(passport.outcome('Une image de badge')).toContainText('est dans votre sac')

  await passport.open('/scan')
  await page.getByRole('button', { name: 'Ajouter ce badge' }).click()
  await expect(page.getByText('Collez d’abord le lien')).toBeVisible()
})

test('a picture of a code is read without a camera, and words stay words', async ({ passport }) => {
  const { page } = passport
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined })
  })
  await passport.open('/scan')
  await expect(page.getByText('Ce navigateur ne prête pas de caméra ici.')).toBeVisible()
  const { default: encodeQR } = await import('qr')
  const svg = encodeQR('javascript:window.hacked=1', 'svg', { border: 4 })
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'code.png', mimeType: 'image/png', buffer: await asPng(page, svg) }])
  await expect(page.getByRole('heading', { name: 'Ce code n’est pas un badge' })).toBeVisible({
    timeout: 20_000,
  })
  await expect(page.getByText('javascript:window.hacked=1')).toBeVisible()
  await expect(page.locator('main a[href^="javascript"]')).toHaveCount(0)
})

/** The drawing as the picture of a page of its own. */
async function asPng(page: Page, svg: string): Promise<Buffer> {
  const sheet = await page.context().newPage()
  await sheet.setContent(
    `<style>body{margin:20px;background:white}svg{width:300px;height:300px}</style>${svg}`,
  )
  const picture = await sheet.screenshot()
  await sheet.close()
  return picture
}
