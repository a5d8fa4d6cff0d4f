// The app on a device: the browser itself says that it can be installed, and it opens without a network.
import { LANGUAGES } from '../../src/i18n/languages.ts'
import { expectAccessible } from './support/axe.ts'
import { expect, install, test } from './support/installedApp.ts'
import { expectNoSidewaysScroll } from './support/layout.ts'
import { signedPicture } from './support/signedBadge.ts'

test('the browser finds nothing against installing it, in any language', async ({
  passport,
  profile,
  page,
}) => {
  await install(passport)
  const session = await profile.newCDPSession(page)
  for (const language of LANGUAGES) {
    await page.evaluate(
      (chosen) => localStorage.setItem('besace.look', JSON.stringify({ language: chosen, theme: 'system' })),
      language,
    )
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('link[rel="manifest"]')).toHaveAttribute(
      'href',
      `/manifest-${language}.webmanifest`,
    )
    const { errors, data, url } = await session.send('Page.getAppManifest')
    expect([url, errors]).toEqual([`${passport.url}/manifest-${language}.webmanifest`, []])
    expect(JSON.parse(data ?? '{}')).toMatchObject({ lang: language, id: '/', scope: '/' })
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    expect([language, installabilityErrors]).toEqual([language, []])
  }
})

test('every picture the manifest names is there', async ({ host, request }) => {
  for (const language of LANGUAGES) {
    const manifest = (await (await request.get(`${host.url}/manifest-${language}.webmanifest`)).json()) as {
      icons: { src: string; type: string }[]
      screenshots: { src: string; type: string }[]
      shortcuts: { icons: { src: string; type: string }[] }[]
    }
    const pictures = [
      ...manifest.icons,
      ...manifest.screenshots,
      ...manifest.shortcuts.flatMap(({ icons }) => icons),
    ]
    for (const { src, type } of pictures) {
      const answer = await request.get(host.url + src)
      expect([src, answer.status(), answer.headers()['content-type']]).toEqual([src, 200, type])
    }
  }
})

test('it starts without a network, with everything one needs', async ({ passport, profile, page, host }) => {
  await install(passport)
  await passport.receive([await signedPicture('Avant la panne')])
  await page.close()
  await host.stop()
  await profile.setOffline(true)
  const later = await profile.newPage()
  for (const path of ['/', '/add', '/map', '/sharing', '/me', '/scan', '/inbox', '/check']) {
    await later.goto(host.url + path)
    await expect(later.getByRole('heading', { level: 1 }), path).toBeVisible()
  }
  await later.goto(host.url)
  await later.getByRole('main').getByRole('link', { name: 'Avant la panne' }).click()
  await expect(later.getByRole('heading', { level: 1, name: 'Avant la panne' })).toBeVisible()
  await host.start()
})

/** The browser's own offer would come in between: an installable app in a real profile gets one. */
function withoutOwnOffer(): void {
  addEventListener(
    'beforeinstallprompt',
    (event) => {
      if (event.isTrusted) event.stopImmediatePropagation()
    },
    true,
  )
}

test('the browser’s offer waits in Me, comes once after the first badge, and never again', async ({
  passport,
  page,
}) => {
  await page.addInitScript(withoutOwnOffer)
  await page.addInitScript(() => {
    navigator.serviceWorker.register = () => Promise.reject(new DOMException('not here', 'SecurityError'))
    addEventListener('load', () => {
      const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
        prompt: () => {
          Object.assign(window, { prompts: ((window as { prompts?: number }).prompts ?? 0) + 1 })
          return Promise.resolve()
        },
        userChoice: Promise.resolve({ outcome: 'dismissed' }),
      })
      dispatchEvent(offer)
      Object.assign(window, { isHeldBack: offer.defaultPrevented })
    })
  })
  await passport.open('/')
  expect(await page.evaluate(() => (window as { isHeldBack?: boolean }).isHeldBack)).toBe(true)
  await passport.receive([await signedPicture('Premier')])
  const invite = page.locator('.ui-card', { hasText: 'Besace en application' })
  await expect(invite).toBeVisible()
  await invite.getByRole('button', { name: 'Pas maintenant' }).click()
  await expect(invite).toHaveCount(0)
  await passport.receive([await signedPicture('Deuxième')])
  await expect(page.getByText('est dans votre sac').first()).toBeVisible()
  await expect(invite).toHaveCount(0)
  await passport.open('/me')
  await page.getByRole('button', { name: 'Installer Besace' }).click()
  await expect(page.getByText('Pas installée.').first()).toBeVisible()
  expect(await page.evaluate(() => (window as { prompts?: number }).prompts)).toBe(1)
})

test('Safari on iOS is told of the separate bag; no other browser is', async ({ profile, host }) => {
  const agents = {
    safari:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    chrome:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/138.0 Mobile/15E148 Safari/604.1',
  }
  for (const [name, agent] of Object.entries(agents)) {
    const page = await profile.newPage()
    await page.addInitScript(withoutOwnOffer)
    await page.addInitScript((userAgent) => {
      Object.defineProperty(navigator, 'userAgent', { get: () => userAgent })
    }, agent)
    await page.goto(`${host.url}/me`)
    await expect(page.getByRole('heading', { name: 'Besace en application' })).toBeVisible()
    await expect(page.getByText('l’application installée a son propre sac')).toHaveCount(
      name === 'safari' ? 1 : 0,
    )
    if (name === 'safari') {
      await expectAccessible(page, 'me on iOS')
      await expectNoSidewaysScroll(page, 'me on iOS')
    }
    await page.close()
  }
})
